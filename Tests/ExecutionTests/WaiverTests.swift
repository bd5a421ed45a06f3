import Conformance
import Execution
import MockServer
import TestSupport
import Testing

/// What a waiver does to a run, and what becomes of it.
@Suite struct WaiverTests {
    private static let broken = Answers { $0.readsBackup(asEntity: true) }.becoming {
        $0.replacing("<BackupType>", with: "<BackupSort>").replacing("</BackupType>", with: "</BackupSort>")
    }
    private static let day = "2026-06-15"
    private static let policy = ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)

    private static func waiver(_ requirement: String, on subject: String? = nil, until: String = day) -> Waiver {
        Waiver(
            requirement: requirement,
            subject: subject,
            reason: "Known.",
            owner: "team",
            until: until,
            location: SourceLocation(file: "waivers.yaml", line: 2, column: 3),
            lastLine: 5
        )
    }

    private static func run(_ waivers: Waiver...) async throws -> Run {
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["session.*", "backup.status.ok", "backup.type", "backup.header.*"])
        test.waivers = WaiverLedger(waivers, on: day)
        return try await test.perform(on: InMemoryServer(backups: 6, transform: broken))
    }

    private static func outcomes(_ run: Run) -> Set<Outcome> {
        Set(run.results.filter { $0.requirement == "backup.type" && $0.mediaType == .xml }.map(\.outcome))
    }

    @Test func `without a waiver the server does not conform`() async throws {
        let run = try await Self.run()
        #expect(Self.outcomes(run) == [.violation])
        #expect(ExitStatus(run, under: Self.policy) == .violated)
    }

    @Test func `a waiver that holds today takes the failure out of the exit status`() async throws {
        let run = try await Self.run(Self.waiver("backup.type"))
        #expect(Self.outcomes(run) == [.waived])
        #expect(run.waivers.map(\.state) == [.active])
        #expect(ExitStatus(run, under: Self.policy) == .conforms)
        let result = try #require(run.results.first { $0.outcome == .waived })
        #expect(result.waiver?.owner == "team")
        #expect(result.subjects.failed == 0)
        #expect(result.subjects.waived == 6)
        #expect(result.findings.count == 5)
    }

    @Test func `a pattern waives too`() async throws {
        let run = try await Self.run(Self.waiver("backup.t*"))
        #expect(Self.outcomes(run) == [.waived])
    }

    @Test func `a waiver whose day is over waives nothing, and asks for care`() async throws {
        let run = try await Self.run(Self.waiver("backup.type", until: "2026-06-14"))
        #expect(Self.outcomes(run) == [.violation])
        #expect(run.waivers.map(\.state) == [.expired])
        // What fails again is worse than the waiver that does not hold.
        #expect(ExitStatus(run, under: Self.policy) == .violated)
    }

    @Test func `a waiver with nothing to waive any more is stale`() async throws {
        let run = try await Self.run(Self.waiver("backup.type"), Self.waiver("backup.header.*"))
        #expect(run.waivers.map(\.state) == [.active, .stale])
        #expect(ExitStatus(run, under: Self.policy) == .waiversOutdated)
        #expect(ExitStatus(run, under: Self.policy).code == 5)
    }

    @Test func `an expired waiver of what fails no more asks for care`() async throws {
        let run = try await Self.run(Self.waiver("backup.type"), Self.waiver("backup.header.*", until: "2020-01-01"))
        #expect(run.waivers.map(\.state) == [.active, .expired])
        #expect(ExitStatus(run, under: Self.policy) == .waiversOutdated)
    }

    @Test func `a waiver of a subject that is not there is stale where all were judged, and else unused`() async throws
    {
        let nobody = "urn:veeam:Backup:00000000-0000-0000-0000-000000000000"
        let waivers = [Self.waiver("backup.type"), Self.waiver("backup.t*", on: nobody)]
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["session.*", "backup.status.ok", "backup.type"])
        test.waivers = WaiverLedger(waivers, on: Self.day)
        for (limit, state) in [(nil, WaiverUse.State.stale), (6, .stale), (5, .unused)] {
            test.sampling = Sampling(limit: limit, seed: 1)
            let run = try await test.perform(on: InMemoryServer(backups: 6, transform: Self.broken))
            #expect(run.waivers.map(\.state) == [.active, state])
        }
        let unread = Answers { $0.target == "/api/backups" }.becoming { $0.answering(503, "Busy") }
        test.sampling = Sampling(limit: nil, seed: 1)
        let run = try await test.perform(on: InMemoryServer(backups: 6, transform: unread))
        #expect(run.waivers.map(\.state) == [.unused, .unused])
    }

    @Test func `a waiver of what was not judged is unused, and no matter`() async throws {
        let run = try await Self.run(Self.waiver("backup.type"), Self.waiver("backup.parity.*"))
        #expect(run.waivers.map(\.state) == [.active, .unused])
        #expect(ExitStatus(run, under: Self.policy) == .conforms)
    }

    @Test func `a waiver is not stale while something that it speaks of could not be judged`() async throws {
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["session.*", "backup.status.ok", "backup.type"])
        test.waivers = WaiverLedger([Self.waiver("backup.type")], on: Self.day)
        let all = try await test.perform(on: InMemoryServer(backups: 6))
        #expect(all.waivers.map(\.state) == [.stale])
        let id = try #require(Inventory(backups: 6, seed: 1).backups.first?.id.description)
        let refusing = Answers { $0.readsBackup(asEntity: true) && $0.target.contains(id) }
            .becoming { $0.answering(403, "Forbidden") }
        let some = try await test.perform(on: InMemoryServer(backups: 6, transform: refusing))
        #expect(some.waivers.map(\.state) == [.unused])
    }

    @Test func `a waiver of some subjects leaves the others`() async throws {
        let all = try #require(try await Self.run().results.first { $0.outcome == .violation })
        let one = try #require(all.findings.first).subject
        let run = try await Self.run(Self.waiver("backup.type", on: one))
        #expect(Self.outcomes(run) == [.violation])
        #expect(run.waivers.map(\.state) == [.active])
        let result = try #require(run.results.first { $0.outcome == .violation })
        #expect(result.subjects.waived == 1)
        #expect(result.subjects.failed == 5)
        #expect(!result.findings.map(\.subject).contains(one))
        #expect(result.findings.count == 5)
        #expect(result.waiver == nil)
    }
}
