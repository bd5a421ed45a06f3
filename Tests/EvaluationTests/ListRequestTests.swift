import Conformance
import Evaluation
import Testing

/// What is asked for where a requirement is about an item that is not there, or asks in another way.
@Suite struct ListRequestTests {
    private static let unknown = RequestVariation.Item.unknown.identifier

    @Test(arguments: [
        ("unknown", Form.references, MediaType.xml, "/api/backups/\(unknown)"),
        ("unknown", .entities, .json, "/api/backups/\(unknown)?format=Entity"),
        ("malformed", .references, .json, "/api/backups/not-a-guid"),
        ("malformed", .entities, .xml, "/api/backups/not-a-guid?format=Entity"),
    ])
    func `an item that is not there is asked for in the list's form`(
        _ id: String,
        _ form: Form,
        _ mediaType: MediaType,
        _ target: String
    ) throws {
        let needed = try ListScene(.collection).judgement(of: id, form, mediaType).needed
        #expect(needed?.map(\.target.description) == [target])
        #expect(needed?.map(\.accept) == [Accept(mediaType)])
        #expect(needed?.map(\.session) == [.main])
    }

    @Test(arguments: [
        ("unknown.default", Accept.none, MediaType.xml), ("negotiation.any", .any, .xml),
        ("negotiation.list", .list, .json),
        ("negotiation.default", .none, .xml), ("negotiation.default-bytes", .none, .xml),
    ])
    func `a requirement about Accept asks so`(_ id: String, _ accept: Accept, _ mediaType: MediaType) throws {
        let needed = try ListScene(.collection).judgement(of: id, .references, mediaType).needed
        #expect(needed?.map(\.accept) == [accept])
    }

    @Test func `a refusal without Accept is judged as XML`() throws {
        var scene = ListScene(.collection)
        let target = try scene.target(.references).item(Self.unknown)
        let request = ReadRequest(target: target, accept: .none, session: .main)
        let bodies = [(MediaType.xml, "<Error StatusCode=\"404\"/>"), (.json, "{\"StatusCode\": 404}")]
        let verdicts = try bodies.map { mediaType, body in
            let fields = [FieldLine("Content-Type", mediaType.name)]
            let answer = Response(status: 404, reason: "", fields: fields, body: Array(body.utf8))
            scene.scene.answers[request] = .success(answer)
            return try scene.verdict(of: "unknown.default", .references, .xml)
        }
        #expect(verdicts[0] == .pass)
        #expect(verdicts[1].mismatch?.expected == "media type application/xml")
    }

    @Test(arguments: [(401, true), (200, false), (404, false)])
    func `a list needs a session`(_ status: Int, _ isRight: Bool) throws {
        var scene = ListScene(.collection)
        let request = ReadRequest(target: try scene.target(.references), accept: .xml, session: .none)
        scene.scene.answers[request] = .success(.empty(status))
        #expect((try scene.verdict(of: "session.required", .references, .xml) == .pass) == isRight)
    }
}
