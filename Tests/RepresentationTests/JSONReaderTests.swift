import Representation
import Testing

@Suite struct JSONReaderTests {
    /// A text that is refused, and how.
    struct Refusal: CustomTestStringConvertible {
        let text: String
        let kind: ReadingIssue.Kind
        let line: Int
        let column: Int
        let path: String

        init(_ text: String, _ kind: ReadingIssue.Kind, _ line: Int, _ column: Int, _ path: String = "") {
            self.text = text
            self.kind = kind
            self.line = line
            self.column = column
            self.path = path
        }

        var testDescription: String { text }
    }

    @Test(arguments: [
        Refusal("", .empty, 1, 1),
        Refusal(" \n ", .empty, 2, 2),
        Refusal("{}\n]", .trailingContent, 2, 1),
        Refusal("{\"a\": NaN}", .notWellFormed, 1, 7, "/a"),
        Refusal("[1, -Infinity]", .notWellFormed, 1, 6, "/1"),
        Refusal("[01]", .notWellFormed, 1, 3, "/0"),
        Refusal("[1.]", .notWellFormed, 1, 4, "/0"),
        Refusal("[1e+]", .notWellFormed, 1, 5, "/0"),
        Refusal("[+1]", .notWellFormed, 1, 2, "/0"),
        Refusal("[1,]", .notWellFormed, 1, 4, "/1"),
        Refusal("{\"a\":1,}", .notWellFormed, 1, 8),
        Refusal("{\"a\" 1}", .notWellFormed, 1, 6, "/a"),
        Refusal("{a:1}", .notWellFormed, 1, 2),
        Refusal("{'a':1}", .notWellFormed, 1, 2),
        Refusal("[\n\n\"a\tb\"]", .notWellFormed, 3, 3, "/0"),
        Refusal("[\"\\x\"]", .notWellFormed, 1, 4, "/0"),
        Refusal("[\"\\u12G4\"]", .notWellFormed, 1, 7, "/0"),
        Refusal("[\"abc", .notWellFormed, 1, 6, "/0"),
        Refusal("[tru]", .notWellFormed, 1, 2, "/0"),
        Refusal("[True]", .notWellFormed, 1, 2, "/0"),
        Refusal("[1 2]", .notWellFormed, 1, 4),
        Refusal("/* c */ 1", .notWellFormed, 1, 1),
        Refusal("{\"a/b~\":[1,x]}", .notWellFormed, 1, 12, "/a~1b~0/1"),
    ])
    func `what RFC 8259 does not allow is fatal at its place`(_ refusal: Refusal) throws {
        let document = Document.readingJSON(Array(refusal.text.utf8))
        let issue = try #require(document.issues.last)
        #expect(!document.isReadable)
        #expect(issue.isFatal)
        #expect(issue.kind == refusal.kind)
        #expect(issue.place == Place(path: refusal.path, line: refusal.line, column: refusal.column))
    }

    @Test func `every kind of value is read`() throws {
        let node = try node(#"{"a": [null, true, false, "s", {}]}"#)
        let member = try #require(members(of: node).first)
        guard case .array(let elements) = member.value.value else { throw Unexpected() }
        #expect(member.name == "a")
        #expect(elements.map(\.value) == [.null, .boolean(true), .boolean(false), .string("s"), .object([])])
    }

    @Test(arguments: ["0", "-0", "1.50", "1E+2", "-12.3e-04", "123456789012345678901234567890"])
    func `numbers keep their spelling`(_ text: String) throws {
        #expect(try node(text).value == .number(text))
    }

    @Test func `places are one-based lines and columns in bytes with JSON Pointers`() throws {
        let members = try members(of: node("{\n \"é\": 1, \"b\": [2]}"))
        #expect(
            members.map(\.value.place) == [
                Place(path: "/é", line: 2, column: 8), Place(path: "/b", line: 2, column: 16),
            ]
        )
    }

    @Test func `order and doubled names are kept and the second is noted`() throws {
        let document = read(#"{"b": 1, "a": 2, "b": 3}"#)
        #expect(try members(of: node(document)).map(\.name) == ["b", "a", "b"])
        #expect(document.issues.map(\.kind) == [.duplicateName])
        #expect(document.issues.map(\.isFatal) == [false])
        #expect(document.issues.map(\.place) == [Place(path: "/b", line: 1, column: 18)])
    }

    @Test func `a name that is doubled only once its escapes are resolved is noted`() {
        #expect(read(#"{"a": 1, "\u0061": 2}"#).issues.map(\.kind) == [.duplicateName])
    }

    @Test func `names that are only canonically equivalent are two names`() {
        #expect(read(#"{"\u00E9": 1, "e\u0301": 2}"#).issues.isEmpty)
    }

    @Test func `the same name in two objects is no double`() {
        #expect(read(#"[{"a": 1}, {"a": {"a": 1}}]"#).issues.isEmpty)
    }

    @Test func `escapes are resolved`() throws {
        let text = #""\"\\\/\b\f\n\r\t\u00e9\u0000x\uD83D\uDE00é""#
        #expect(try node(text).value == .string("\"\\/\u{8}\u{C}\n\r\té\u{0}x😀é"))
    }

    @Test(arguments: [(#""\uD83D""#, "\u{FFFD}"), (#""\uDE00x""#, "\u{FFFD}x"), (#""\uD83D\u0041""#, "\u{FFFD}A")])
    func `half a surrogate pair is noted and replaced`(text: String, value: String) throws {
        let document = read(text)
        #expect(try node(document).value == .string(value))
        #expect(document.issues.map(\.kind) == [.loneSurrogate])
    }

    @Test func `two leading surrogates are two issues`() {
        #expect(read(#""\uD83D\uD83D\uDE00\uD83D""#).issues.count == 2)
    }

    @Test func `a UTF-8 byte order mark is noted and tolerated`() throws {
        let document = read("\u{FEFF}[1]")
        #expect(document.hasByteOrderMark)
        #expect(document.issues.map(\.kind) == [.byteOrderMark])
        #expect(try node(document).place == Place(path: "", line: 1, column: 1))
    }

    @Test func `UTF-16 is fatal`() {
        let document = Document.readingJSON([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00])
        #expect(document.hasByteOrderMark)
        #expect(document.issues.map(\.kind) == [.wrongEncoding])
    }

    @Test func `invalid UTF-8 is fatal at its place`() {
        let document = Document.readingJSON(Array("[\n\"a".utf8) + [0xC0, 0x80] + Array("\"]".utf8))
        #expect(!document.isReadable)
        #expect(document.issues.map(\.kind) == [.wrongEncoding])
        #expect(document.issues.map(\.place) == [Place(path: "", line: 2, column: 3)])
    }

    @Test func `nesting is read to the bound and fatal beyond it`() {
        let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(read(deep).isReadable)
        #expect(read("[\(deep)]").issues.map(\.kind) == [.depthExceeded])
    }

    @Test func `a depth of a million is fatal`() {
        #expect(read(String(repeating: "{\"a\":[", count: 1_000_000)).issues.map(\.kind) == [.depthExceeded])
    }

    @Test(arguments: [JSONLimits(bytes: 10), JSONLimits(nodes: 3), JSONLimits(numberLength: 3)])
    func `what is larger than a bound is fatal`(_ limits: JSONLimits) {
        let document = Document.readingJSON(Array("[1234, 5, 6, 7]".utf8), limits: limits)
        #expect(document.issues.map(\.kind) == [.sizeExceeded])
    }

    @Test func `pointers stop growing at their bound`() throws {
        let document = Document.readingJSON(Array("[[[1]]]".utf8), limits: JSONLimits(pathBytes: 3))
        guard case .array(let outer) = try node(document).value, case .array(let inner)? = outer.first?.value else {
            throw Unexpected()
        }
        #expect(inner.map(\.place.path) == ["/0"])
    }

    @Test func `the number of issues is bounded`() {
        let text = "{" + String(repeating: "\"a\":1,", count: 3_000) + "\"a\":1}"
        #expect(read(text).issues.count == 1_000)
    }

    private struct Unexpected: Error {}

    private func read(_ text: String) -> Document {
        Document.readingJSON(Array(text.utf8))
    }

    private func node(_ text: String) throws -> JSONNode {
        let document = read(text)
        #expect(document.issues.isEmpty)
        return try node(document)
    }

    private func node(_ document: Document) throws -> JSONNode {
        guard case .json(let node) = document.content else { throw Unexpected() }
        return node
    }

    private func members(of node: JSONNode) throws -> [JSONMember] {
        guard case .object(let members) = node.value else { throw Unexpected() }
        return members
    }
}
