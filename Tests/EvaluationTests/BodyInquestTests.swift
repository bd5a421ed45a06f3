import Conformance
import Evaluation
import Testing

/// Bodies from files, which show what one body alone can.
@Suite struct BodyInquestTests {
    @Test(arguments: BackupType.allCases, MediaType.allCases)
    func `an entity as the reference shows it passes all that one body can show`(
        _ type: BackupType,
        _ mediaType: MediaType
    ) throws {
        let results = try results(of: BackupBody.conforming(type, as: .entity), .entity, mediaType)
        let excused = results.filter { $0.verdict.isNotApplicable }.map(\.candidate.requirement.id)
        let others = results.filter { $0.verdict != .pass && !$0.verdict.isNotApplicable }
        #expect(others.map(\.candidate.name).isEmpty)
        #expect(Set(excused).isSubset(of: Self.conditional.union(["backup.document.product-schema"])))
        #expect(results.count - excused.count > 12)
    }

    private static let conditional: Set = [
        "backup.link.restore-points", "backup.link.backup-files", "backup.link.children", "backup.link.parent",
        "backup.link.restore-points.absent", "backup.link.backup-files.absent", "backup.link.children.absent",
        "backup.link.children.down",
    ]

    @Test(arguments: MediaType.allCases)
    func `a container is told which links it need not have`(_ mediaType: MediaType) throws {
        let body = BackupBody.conforming(.parentBackup, as: .entity)
        let verdict = try verdict(on: "backup.link.restore-points", body, .entity, mediaType)
        #expect(verdict == .notApplicable(reason: "it holds where type is Standard or ChildBackup"))
    }

    @Test(arguments: MediaType.allCases)
    func `a broken body fails as it would on a server`(_ mediaType: MediaType) throws {
        var body = BackupBody.conforming(.standard, as: .entity)
        body.elements["Platform"] = nil
        body.links.remove(at: BackupBody.server)
        let results = try results(of: body, .entity, mediaType)
        let failed = results.filter { $0.verdict.mismatch != nil }.map(\.candidate.requirement.id)
        let schema = ["backup.document.schema"].filter { _ in mediaType == .xml }
        #expect(Set(failed) == Set(["backup.platform", "backup.link.server"] + schema))
    }

    @Test(arguments: MediaType.allCases)
    func `what a reference's type decides cannot be shown`(_ mediaType: MediaType) throws {
        let body = BackupBody.conforming(.standard, as: .reference)
        let verdict = try verdict(on: "backup.link.restore-points", body, .reference, mediaType)
        #expect(verdict?.obstacle?.kind == .noData)
        #expect(try self.verdict(on: "backup.link.server", body, .reference, mediaType) == .pass)
    }

    @Test func `what needs an answer is left out`() throws {
        let results = try results(of: BackupBody.conforming(.standard, as: .entity), .entity, .xml)
        let ids = Set(results.map(\.candidate.requirement.id))
        let answers: Set = [
            "backup.status.ok", "backup.negotiation.accepted", "backup.negotiation.default",
            "backup.negotiation.default-bytes", "backup.header.content-length", "backup.header.content-type",
            "backup.uid.target", "backup.links.origin", "backup.session.required", "backup.link.server.leads",
        ]
        #expect(ids.isDisjoint(with: answers))
    }

    @Test func `cases are of the media type that the bytes look like`() throws {
        let results = try results(of: BackupBody.conforming(.standard, as: .entity), .entity, .json)
        #expect(results.allSatisfy { $0.candidate.mediaType == .json && $0.candidate.form == .entity })
        #expect(results.contains { $0.candidate.requirement.id == "backup.document.unique-names" })
        #expect(!results.contains { $0.candidate.requirement.id == "backup.document.namespace" })
    }

    @Test(arguments: ["<Backup", "\u{FEFF} \n<Backup>"])
    func `an ill-formed file fails and blocks the rest`(_ text: String) throws {
        let results = try #require(try inquest(Array(text.utf8), .entity)).results
        let failed = results.filter { $0.verdict.mismatch != nil }.map(\.candidate.requirement.id)
        #expect(failed == ["backup.document.well-formed"])
        #expect(results.first { $0.candidate.requirement.id == "backup.platform" }?.verdict.obstacle?.kind == .blocked)
    }

    @Test(arguments: ["", " ", "Backup", "\"text\"", "-1"])
    func `bytes that look like neither are not judged`(_ text: String) throws {
        #expect(try inquest(Array(text.utf8), .entity) == nil)
    }

    private func inquest(_ bytes: [UInt8], _ form: Form) throws -> BodyInquest? {
        let resource = try #require(try Contracts.library.resource(named: "backup"))
        return BodyInquest(bytes, as: resource, in: [form], judge: try Contracts.judge)
    }

    private func results(
        of body: BackupBody,
        _ form: Form,
        _ mediaType: MediaType
    ) throws -> [BodyInquest.Result] {
        let text = mediaType == .xml ? body.xml : body.json
        return try #require(try inquest(Array(text.utf8), form)).results
    }

    private func verdict(
        on id: String,
        _ body: BackupBody,
        _ form: Form,
        _ mediaType: MediaType
    ) throws -> Verdict? {
        try results(of: body, form, mediaType).first { $0.candidate.requirement.id == id }?.verdict
    }
}

extension Verdict {
    fileprivate var isNotApplicable: Bool {
        guard case .notApplicable = self else { return false }
        return true
    }
}
