import Conformance
import Evaluation
import Testing

/// A field may stand in a filter and in both orders.
@Suite struct QueryAcceptanceTests {
    private static let parameters = ["&filter=Name%3d%3d%22Backup%201%22", "&sortAsc=Name", "&sortDesc=Name"]

    /// A query that accepts a field wherever it may stand.
    private func scene() throws -> ListScene {
        var scene = try ListScene(.query, of: [1, 2])
        for more in Self.parameters { try scene.serve([], as: .entities, at: more) }
        return scene
    }

    @Test func `a field that is accepted everywhere passes, whatever the answers hold`() throws {
        #expect(try scene().verdict(of: "accepts.name") == .pass)
    }

    @Test(arguments: parameters) func `a refusal of one of the three fails and is quoted`(_ more: String) throws {
        var scene = try scene()
        let text = "<Error Message=\"no such field\" />"
        let refusal = Response(status: 400, reason: "BadRequest", fields: [], body: Array(text.utf8))
        try scene.answer(refusal, as: .entities, at: more)
        let mismatch = try scene.verdict(of: "accepts.name").mismatch
        #expect(mismatch?.expected == "status 200 to /api/query?type=Backup&format=Entities\(more)")
        #expect(mismatch?.actual == "status 400 BadRequest")
        #expect(mismatch?.excerpt == text)
    }

    @Test(arguments: parameters, [204, 302, 401, 404, 500])
    func `nothing but 200 is acceptance`(_ more: String, _ status: Int) throws {
        var scene = try scene()
        try scene.answer(.empty(status), as: .entities, at: more)
        let mismatch = try scene.verdict(of: "accepts.name").mismatch
        #expect(mismatch?.actual == "status \(status)")
        #expect(mismatch?.excerpt == nil)
    }

    @Test(arguments: parameters) func `what the user may not ask is no refusal`(_ more: String) throws {
        var scene = try scene()
        try scene.answer(.empty(403, "Forbidden"), as: .entities, at: more)
        let reason = Inconclusive(.forbidden, "\(try scene.request(.entities, .xml, more)) answered 403 Forbidden")
        #expect(try scene.verdict(of: "accepts.name") == .inconclusive(reason))
    }

    @Test(arguments: parameters) func `no answer is an error of the transport`(_ more: String) throws {
        var scene = try scene()
        scene.scene.answers[try scene.request(.entities, .xml, more)] = .failure(TransportError(.timedOut, "late"))
        #expect(try scene.verdict(of: "accepts.name").obstacle?.kind == .transport)
    }

    @Test(arguments: [
        (
            "accepts.job-uid", "JobUid",
            "JobUid%3d%3d%22urn%3aveeam%3aJob%3a\(RequestVariation.Item.unknown.identifier)%22"
        ),
        ("accepts.job-name", "JobName", "JobName%3d%3d%22emconform%22"),
        ("accepts.name", "Name", "Name%3d%3d%22emconform%22"),
        ("accepts.platform", "Platform", "Platform%3d%3d%22VMware%22"),
        ("accepts.type", "BackupType", "BackupType%3d%3d%22Standard%22"),
    ])
    func `where no backup shows a value, it is asked for with one that the reference knows, or with a made-up one`(
        _ id: String,
        _ field: String,
        _ filter: String
    ) throws {
        var scene = try ListScene(.query, of: [])
        for more in ["&filter=\(filter)", "&sortAsc=\(field)", "&sortDesc=\(field)"] {
            #expect(try scene.judgement(of: id).needed == [try scene.request(.entities, .xml, more)])
            try scene.serve([], as: .entities, at: more)
        }
        #expect(try scene.verdict(of: id) == .pass)
    }
}
