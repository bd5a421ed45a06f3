import Conformance
import Testing

/// Header fields of answers.
@Suite struct FieldTests {
    /// Field lines of a success with a body of four bytes, and what a requirement says about them.
    struct Header: CustomTestStringConvertible {
        let requirement: String
        let fields: [FieldLine]
        var expected = ""
        var actual = ""

        var testDescription: String { "\(requirement): \(fields.map { "\($0.name): \($0.value)" })" }
    }

    private static let length = "backup.header.content-length"
    private static let type = "backup.header.content-type"
    private static let charset = "backup.header.charset"
    private static let negotiated = "backup.negotiation.accepted"
    private static let counting = "one field Content-Length that counts the 4 bytes received"

    @Test(arguments: [
        Header(requirement: length, fields: [FieldLine("Content-Length", "4")]),
        Header(requirement: length, fields: [FieldLine("content-length", "4")]),
        Header(requirement: type, fields: [FieldLine("CONTENT-TYPE", "text/plain")]),
        Header(requirement: charset, fields: [FieldLine("Content-Type", "application/xml")]),
        Header(requirement: charset, fields: [FieldLine("Content-Type", "application/xml; charset=utf-8")]),
        Header(requirement: charset, fields: [FieldLine("Content-Type", "application/xml;Charset=\"UTF-8\"")]),
        Header(requirement: negotiated, fields: [FieldLine("Content-Type", "application/xml")]),
        Header(requirement: negotiated, fields: [FieldLine("Content-Type", "Application/XML; charset=utf-8")]),
        Header(requirement: negotiated, fields: [FieldLine("content-type", "application/xml ;x=y")]),
    ])
    func `a field that is there and true passes`(_ header: Header) throws {
        #expect(try verdict(on: header) == .pass)
    }

    @Test(arguments: [
        Header(requirement: length, fields: [], expected: counting, actual: "no field Content-Length"),
        Header(
            requirement: length,
            fields: [FieldLine("Content-Length", "5")],
            expected: counting,
            actual: "Content-Length: 5"
        ),
        Header(
            requirement: length,
            fields: [FieldLine("Content-Length", "four")],
            expected: counting,
            actual: "Content-Length: four"
        ),
        Header(
            requirement: length,
            fields: [FieldLine("Content-Length", "4"), FieldLine("content-length", "4")],
            expected: counting,
            actual: "2 fields Content-Length: 4 | 4"
        ),
        Header(
            requirement: type,
            fields: [],
            expected: "one field Content-Type with a value",
            actual: "no field Content-Type"
        ),
        Header(
            requirement: type,
            fields: [FieldLine("Content-Type", "")],
            expected: "one field Content-Type with a value",
            actual: "Content-Type: "
        ),
        Header(
            requirement: type,
            fields: [FieldLine("Content-Type", "a/b"), FieldLine("Content-Type", "c/d")],
            expected: "one field Content-Type with a value",
            actual: "2 fields Content-Type: a/b | c/d"
        ),
        Header(
            requirement: charset,
            fields: [FieldLine("Content-Type", "application/xml; charset=ISO-8859-1")],
            expected: "no charset parameter, or utf-8",
            actual: "Content-Type: charset=iso-8859-1"
        ),
        Header(
            requirement: negotiated,
            fields: [FieldLine("Content-Type", "application/json")],
            expected: "media type application/xml",
            actual: "Content-Type: application/json"
        ),
        Header(
            requirement: negotiated,
            fields: [FieldLine("Content-Type", "text/xml; charset=utf-8")],
            expected: "media type application/xml",
            actual: "Content-Type: text/xml"
        ),
    ])
    func `a field that is missing, doubled or untrue fails`(_ header: Header) throws {
        #expect(try verdict(on: header) == .fail(Mismatch(expected: header.expected, actual: header.actual)))
    }

    @Test(arguments: [charset, negotiated])
    func `without Content-Type neither media type nor charset is judged`(_ requirement: String) throws {
        let verdict = try verdict(on: Header(requirement: requirement, fields: []))
        #expect(verdict == .inconclusive(Inconclusive(.blocked, "the answer has no Content-Type")))
    }

    @Test(
        arguments: [
            (.truncated(announced: 9), "9", "4 bytes, then the end of the connection"),
            (.truncated(announced: 9), "4", "4 bytes, then the end of the connection"),
            (.excess(seen: 3), "4", "4 bytes, and 3 more behind them"),
        ] as [(Response.Completeness, String, String)]
    )
    func `a body cut short or too long fails whatever its length says`(
        _ completeness: Response.Completeness,
        _ length: String,
        _ received: String
    ) throws {
        let response = Response(
            status: 200,
            reason: "",
            fields: [FieldLine("Content-Length", length)],
            body: Array("<a/>".utf8),
            completeness: completeness
        )
        let verdict = try Scene.answering(response, as: .entity, .xml).verdict(of: Self.length, .entity, .xml)
        let expected = "one field Content-Length that counts the \(received) received"
        #expect(verdict == .fail(Mismatch(expected: expected, actual: "Content-Length: \(length)")))
    }

    @Test func `XML is the media type where none was asked for`() throws {
        var scene = try Scene.conforming(.standard)
        let json = BackupBody.conforming(.standard, as: .entity).json
        scene.answers[try Scene.request(.entity, nil)] = .success(.ok(Array(json.utf8), .json))
        let mismatch = try scene.verdict(of: "backup.negotiation.default", .entity, .xml).mismatch
        #expect(mismatch?.expected == "media type application/xml")
        #expect(mismatch?.actual == "Content-Type: application/json")
    }

    @Test(arguments: ["Basic", "basic realm=\"RestSvc\"", "Negotiate, Basic realm=\"x\"", "NTLM,BASIC"])
    func `a challenge that names the scheme passes`(_ value: String) throws {
        let verdict = try verdict(onChallenges: [FieldLine("www-authenticate", value)])
        #expect(verdict == .pass)
    }

    @Test func `one of several challenges is enough`() throws {
        let fields = [FieldLine("WWW-Authenticate", "NTLM"), FieldLine("WWW-Authenticate", "Basic realm=\"x\"")]
        #expect(try verdict(onChallenges: fields) == .pass)
    }

    @Test(
        arguments: [
            ([], "no field WWW-Authenticate"), (["Bearer"], "WWW-Authenticate: Bearer"),
            (["Basically"], "WWW-Authenticate: Basically"), ([""], "WWW-Authenticate: "),
            (["NTLM", "Negotiate"], "2 fields WWW-Authenticate: NTLM | Negotiate"),
        ] as [([String], String)]
    )
    func `without a challenge of the scheme a refusal fails`(_ values: [String], _ actual: String) throws {
        let verdict = try verdict(onChallenges: values.map { FieldLine("WWW-Authenticate", $0) })
        let expected = "a field WWW-Authenticate with a challenge of the scheme Basic"
        #expect(verdict == .fail(Mismatch(expected: expected, actual: actual)))
    }

    @Test func `an answer that does not refuse has no challenge to judge`() throws {
        var scene = try Scene.conforming(.standard)
        scene.answers[try Scene.request(.entity, .xml, session: .none)] = .success(.empty(200))
        #expect(try scene.verdict(of: "backup.session.challenge", .entity, .xml).obstacle?.kind == .blocked)
    }

    private func verdict(on header: Header) throws -> Verdict {
        let response = Response(status: 200, reason: "", fields: header.fields, body: Array("<a/>".utf8))
        return try Scene.answering(response, as: .entity, .xml).verdict(of: header.requirement, .entity, .xml)
    }

    private func verdict(onChallenges fields: [FieldLine]) throws -> Verdict {
        var scene = try Scene.conforming(.standard)
        let request = try Scene.request(.entity, .xml, session: .none)
        scene.answers[request] = .success(.empty(401, fields: fields))
        return try scene.verdict(of: "backup.session.challenge", .entity, .xml)
    }
}
