import Testing
import XML

@Suite struct XMLWriterTests {
    private func written(indenting: Bool = false, _ content: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter(indenting: indenting)
        writer.startDocument()
        content(&writer)
        return String(decoding: writer.endDocument(), as: UTF8.self)
    }

    private let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    @Test func `a document begins with its declaration`() {
        #expect(written { $0.element("a") } == declaration + "<a/>\n")
    }

    @Test func `markup is escaped in text and in attributes`() {
        let text = written { $0.element("a", attributes: ["b": "<&>\"'\n\t"], text: "<&>\r") }
        #expect(text == declaration + "<a b=\"&lt;&amp;&gt;&quot;'&#10;&#9;\">&lt;&amp;&gt;&#13;</a>\n")
    }

    @Test func `characters outside ASCII are written as they are`() {
        let text = written { $0.element("a", attributes: ["b": "é😀"], text: "é😀") }
        #expect(text == declaration + "<a b=\"é😀\">é😀</a>\n")
    }

    @Test func `characters that XML forbids become visible`() {
        let text = written { $0.element("a", attributes: ["b": "\u{0}"], text: "\u{1B}[31m\u{FFFE}") }
        #expect(text == declaration + "<a b=\"\\u{0}\">\\u{1B}[31m\\u{FFFE}</a>\n")
    }

    @Test func `elements are indented if told so`() {
        let text = written(indenting: true) { writer in
            writer.element("a") { writer in
                writer.element("b", text: "x")
                writer.element("c")
            }
        }
        #expect(text == declaration + "<a>\n  <b>x</b>\n  <c/>\n</a>\n")
    }

    @Test func `what is open at the end is closed`() {
        let text = written { writer in
            writer.startElement("a")
            writer.attribute("b", "c")
            writer.startElement("d")
            writer.text("e")
        }
        #expect(text == declaration + "<a b=\"c\"><d>e</d></a>\n")
    }

    @Test func `an error of the closure passes through`() {
        struct Stop: Error {}
        var writer = XMLWriter()
        #expect(throws: Stop.self) {
            try writer.element("a") { _ throws(Stop) in throw Stop() }
        }
        #expect(String(decoding: writer.endDocument(), as: UTF8.self).contains("<a/>"))
    }

    @Test func `what was written is read again`() throws {
        let value = "a\tb\nc\rd <&>\"' é😀\u{85}\u{2028}"
        let text = written { $0.element("a", attributes: ["b": value], text: value) }
        let root = try #require(reading(text).root)
        #expect(root.attribute("b") == value)
        #expect(root.text == value)
    }

    @Test(arguments: ["", "plain", "tab\t lf\n cr\r", "é😀", "\u{7F}\u{80}"])
    func `permitted text is left alone`(_ text: String) {
        #expect(XMLText.permitted(text) == text)
    }

    @Test func `every forbidden character is replaced`() {
        let text = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) })) + "\u{FFFF}"
        let permitted = XMLText.permitted(text)
        #expect(permitted.unicodeScalars.allSatisfy(XMLText.isPermitted))
        #expect(permitted.hasPrefix(#"\u{0}\u{1}"#))
        #expect(permitted.hasSuffix(#"\u{1F}\u{FFFF}"#))
    }
}
