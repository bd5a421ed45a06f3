import Conformance
import Testing

/// The texts by which people and CI histories know things.
@Suite struct NamingTests {
    /// A case and its name.
    struct Naming: CustomTestStringConvertible {
        let form: Form?
        let mediaType: MediaType?
        let name: String

        var testDescription: String { name }
    }

    @Test(arguments: [
        Naming(form: .entity, mediaType: .xml, name: "backup.platform [entity, xml]"),
        Naming(form: .reference, mediaType: .json, name: "backup.platform [reference, json]"),
        Naming(form: .sole, mediaType: .json, name: "backup.platform [json]"),
        Naming(form: .entity, mediaType: nil, name: "backup.platform [entity]"),
        Naming(form: nil, mediaType: .xml, name: "backup.platform [xml]"),
        Naming(form: .sole, mediaType: nil, name: "backup.platform"),
        Naming(form: nil, mediaType: nil, name: "backup.platform"),
    ])
    func `a case is named after its requirement and dimensions`(_ naming: Naming) {
        #expect(Case.sample("backup.platform", naming.form, naming.mediaType).name == naming.name)
    }

    @Test func `a diagnostic shows the line and a caret under the mistake`() {
        let diagnostic = Diagnostic(
            location: SourceLocation(file: "backup.yaml", line: 12, column: 3),
            message: "unknown key 'lvel', did you mean 'level'?",
            sourceLine: "  lvel: must",
            length: 4
        )
        #expect(
            diagnostic.description == """
                backup.yaml:12:3: error: unknown key 'lvel', did you mean 'level'?
                 12 |   lvel: must
                    |   ^~~~
                """
        )
    }

    @Test func `a diagnostic keeps tabs before the caret and covers one character at least`() {
        let location = SourceLocation(file: "f", line: 7, column: 3)
        let diagnostic = Diagnostic(location: location, message: "m", sourceLine: "\tx\u{E9}", length: 0)
        #expect(diagnostic.description == "f:7:3: error: m\n 7 | \tx\u{E9}\n   | \t ^")
        #expect(diagnostic.length == 1)
    }

    @Test func `a diagnostic without a line is its head`() {
        let location = SourceLocation(file: "f", line: 1, column: 1)
        let diagnostic = Diagnostic(location: location, message: "the file is missing", sourceLine: nil, length: 1)
        #expect(diagnostic.description == "f:1:1: error: the file is missing")
    }

    @Test func `diagnostics are ordered by file, line and column as numbers`() {
        let places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)].map { file, line, column in
            SourceLocation(file: file, line: line, column: column)
        }
        let diagnostics = places.map { Diagnostic(location: $0, message: "", sourceLine: nil, length: 1) }
        #expect(diagnostics.sorted().map(\.location.description) == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"])
    }

    @Test func `a citation is one line with its numbers`() {
        let bare = Citation(url: "u", section: "s", build: "13", statements: [], contradictions: [])
        let numbered = Citation(url: "u", section: "s", build: "13", statements: ["S1", "S9"], contradictions: ["C8"])
        #expect(bare.summary == "u, s, build 13")
        #expect(numbered.summary == "u, s, build 13 (S1, S9, C8)")
    }

    @Test func `a read is one line without secrets`() throws {
        let target = try #require(Target("/api/backups?format=Entity"))
        let requests = [
            ReadRequest(target: target, accept: .json, session: .main),
            ReadRequest(target: target, accept: .none, session: .none),
            ReadRequest(target: target, accept: .xml, session: .invalid),
        ]
        #expect(
            requests.map(\.description) == [
                "GET /api/backups?format=Entity, Accept: application/json",
                "GET /api/backups?format=Entity, no Accept, no session",
                "GET /api/backups?format=Entity, Accept: application/xml, a token no server gave",
            ]
        )
    }

    @Test func `a second look is another request for the same thing`() {
        let first = ReadRequest(target: .service, accept: .none, session: .none)
        #expect(first.look == .first)
        #expect(first.again.look == .second)
        #expect(first.again != first)
        #expect(first.again.again == first.again)
        #expect(first.again.target == first.target)
    }

    @Test func `without Accept the answer is XML`() {
        #expect(ReadRequest(target: .service, accept: .none, session: .none).negotiated == .xml)
        #expect(ReadRequest(target: .service, accept: .json, session: .none).negotiated == .json)
    }
}
