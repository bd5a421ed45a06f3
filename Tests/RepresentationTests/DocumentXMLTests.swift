import Representation
import Testing
import XML

@Suite struct DocumentXMLTests {
    /// A document that has one sort of issue.
    struct Example: CustomTestStringConvertible {
        let text: String
        let kind: ReadingIssue.Kind
        let isFatal: Bool

        var testDescription: String { "\(kind): \(text.prefix(60))" }
    }

    @Test func `a well-formed document is a tree without issues`() throws {
        let document = read("<?xml version=\"1.0\" encoding=\"utf-8\"?><Backup Name=\"B\"/>")
        guard case .xml(let root) = document.content else { throw Unexpected() }
        #expect(root.attribute("Name") == "B")
        #expect(document.issues.isEmpty)
        #expect(document.hasDeclaration)
        #expect(document.declaredEncoding == "utf-8")
        #expect(!document.hasByteOrderMark)
    }

    @Test(arguments: [
        Example(text: "", kind: .empty, isFatal: true),
        Example(text: "<a>", kind: .notWellFormed, isFatal: true),
        Example(text: "<a/><b/>", kind: .trailingContent, isFatal: true),
        Example(text: "<!DOCTYPE html><a/>", kind: .documentType, isFatal: true),
        Example(text: "<p:a/>", kind: .namespace, isFatal: false),
        Example(text: "<a xmlns='relative'/>", kind: .warning, isFatal: false),
        Example(text: "<?xml version='1.0' encoding='utf-16'?><a/>", kind: .wrongEncoding, isFatal: true),
        Example(text: "<?xml version='1.0' encoding='iso-8859-1'?><a/>", kind: .wrongEncoding, isFatal: false),
        Example(text: String(repeating: "<a>", count: 300), kind: .depthExceeded, isFatal: true),
    ])
    func `an issue is of its kind`(_ example: Example) throws {
        let document = read(example.text)
        let issue = try #require(document.issues.first)
        #expect(issue.kind == example.kind)
        #expect(issue.isFatal == example.isFatal)
        #expect(document.isReadable == !example.isFatal)
    }

    @Test func `text beyond the bound of the parser is fatal`() {
        let document = read("<a>" + String(repeating: "x", count: 11_000_000) + "</a>")
        #expect(!document.isReadable)
        #expect(document.issues.map(\.kind) == [.sizeExceeded])
    }

    @Test func `an issue is at a place`() {
        let place = read("<a>\n<b></c></a>").issues.first?.place
        #expect(place == Place(path: "/a/b", line: 2, column: 8))
    }

    @Test func `a UTF-8 byte order mark is known and no issue of XML`() {
        let document = read("\u{FEFF}<a/>")
        #expect(document.hasByteOrderMark)
        #expect(document.issues.isEmpty)
        #expect(document.isReadable)
    }

    @Test func `UTF-16 is read and noted`() {
        let document = Document.readingXML([0xFE, 0xFF, 0x00, 0x3C, 0x00, 0x61, 0x00, 0x2F, 0x00, 0x3E])
        #expect(document.isReadable)
        #expect(document.issues.map(\.kind) == [.wrongEncoding])
    }

    private struct Unexpected: Error {}

    private func read(_ text: String) -> Document {
        Document.readingXML(Array(text.utf8))
    }
}
