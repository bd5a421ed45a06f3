import Conformance
import ContractLoading
import MockServer
import Testing

@testable import Proving

/// The proof itself can fail: what survives, what is misattributed and what is blind is told.
@Suite struct ProofTests {
    private func library(_ attribution: Attribution) throws -> ContractLibrary {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        return ContractLibrary(
            resources: library.resources,
            requirements: library.requirements,
            types: library.types,
            linkTypes: library.linkTypes,
            attribution: attribution,
            digest: library.digest
        )
    }

    private func matrix(of name: String, _ declared: Attribution.Defect) async throws -> KillMatrix {
        let trial = try #require(Trial.defects.first { $0.name == name })
        let library = try library(Attribution(defects: [name: declared]))
        let proof = try Proof(library, width: 2) { _, _ in throw ProofMistake() }
        return try await proof.matrix(of: [.clean, trial])
    }

    @Test func `a defect that is noticed as declared is killed`() async throws {
        let declared = Attribution.Defect(notice: ["session.logon.location"], may: [])
        let matrix = try await matrix(of: "location-missing", declared)
        #expect(matrix.isProven)
        #expect(matrix.killed(at: .should) == (1, 1))
        #expect(matrix.trials.map(\.noticed) == [[], ["session.logon.location"]])
    }

    @Test func `a defect that the one who must does not notice survives`() async throws {
        let declared = Attribution.Defect(notice: ["backup.platform"], may: ["session.logon.location"])
        let matrix = try await matrix(of: "location-missing", declared)
        #expect(!matrix.isProven)
        #expect(matrix.trials[1].survived == ["backup.platform"])
        #expect(matrix.killed(at: .must) == (0, 1))
    }

    @Test func `a finding that nothing allows is misattributed`() async throws {
        let matrix = try await matrix(of: "location-missing", Attribution.Defect(notice: [], may: []))
        #expect(!matrix.isProven)
        #expect(matrix.trials[1].misattributed == ["session.logon.location"])
        #expect(matrix.misattributions == 1)
    }

    @Test func `the same seed gives the same mutants, and each goes as its class demands`() async throws {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        let hunt = try await Proof(library, backups: 4, width: 2) { _, _ in throw ProofMistake() }.hunt()
        let report = hunt.report(mutants: 60, seed: 3)
        #expect(report.isProven)
        #expect(report.judged == 60)
        #expect(report.mustBeCaught.judged > 0)
        #expect(hunt.report(mutants: 60, seed: 3) == report)
    }

    @Test func `a mutant that nobody notices is a survivor`() async throws {
        let whole = try ContractLoader().load(EmbeddedContracts.files)
        let blind = ContractLibrary(
            resources: whole.resources,
            requirements: whole.requirements.filter { $0.id == "backup.status.ok" },
            types: whole.types,
            linkTypes: whole.linkTypes,
            digest: ""
        )
        let hunt = try await Proof(blind, backups: 2, width: 1) { _, _ in throw ProofMistake() }.hunt()
        let report = hunt.report(mutants: 80, seed: 1)
        #expect(!report.isProven)
        #expect(report.lines.contains { $0.hasPrefix("survivor: ") })
    }
}
