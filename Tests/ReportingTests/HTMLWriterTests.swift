import Testing
import XML

@testable import Reporting

@Suite struct HTMLWriterTests {
    @Test func `text and attributes are escaped, each for where it stands`() {
        let text = #"<script>alert("x")</script> & ]]> ' "#
        #expect(
            Self.written { $0.element(.p, [.title: text], text: text) } == """
                <p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; ]]&gt; &#39; ">\
                &lt;script&gt;alert("x")&lt;/script&gt; &amp; ]]&gt; ' </p>

                """
        )
    }

    @Test func `a combining mark hides no quote and no markup`() {
        #expect(
            Self.written { $0.element(.bdi, [.title: "\"\u{301}<\u{301}"], text: "<\u{338}&\u{301}") }
                == "<bdi title=\"&quot;\u{301}&lt;\u{301}\">&lt;\u{338}&amp;\u{301}</bdi>"
        )
    }

    @Test func `what a page obeys is spelt out, and so is what no XML may hold`() {
        #expect(
            Self.written { $0.text("a\u{0}\u{1B}\n\u{202E}\u{FFFE}\u{2028}") }
                == #"a\u{0}\u{1B}\u{A}\u{202E}\u{FFFE}\u{2028}"#
        )
    }

    @Test func `lines stay lines, and nothing else breaks one`() {
        #expect(Self.written { $0.lines("a\r\n<b>\rc\n") } == "a\n&lt;b&gt;\\u{D}c\n")
    }

    @Test func `an attribute without a value is left out, and one that is true is empty`() {
        #expect(Self.written { $0.element(.code, [.open: "", .hidden: nil], text: "") } == "<code open=\"\"></code>")
        #expect(Self.written { $0.element(.br) } == "<br/>")
    }

    @Test func `an element is closed whatever its content throws`() {
        struct Refused: Error {}
        var writer = HTMLWriter()
        #expect(throws: Refused.self) { try writer.element(.code) { _ in throw Refused() } }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "<code></code>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a.example/", "data:text/html,x", "//a.example/", "/a",
        "",
        "https://user@a.example/", "https://a.example/\"onmouseover=x", "https://a.example/\u{202E}",
        "file:///etc/passwd",
        "http:a", "https://a.example/ b", "vbscript:x", "https:///x", "java\nscript:x", "https://a.example/é",
    ])
    func `what is no page on the web is text and no link`(_ url: String) {
        #expect(HTMLTarget(page: url) == nil)
        let written = Self.written { $0.link(to: HTMLTarget(page: url), text: url) }
        #expect(written == "<span>\(HTMLWriter.escapedText(url))</span>")
    }

    @Test func `a page on the web is a link that tells nobody where it was followed`() {
        #expect(
            Self.written { $0.link(to: HTMLTarget(page: "HTTPS://a.example:8/b?c=d&e#f"), text: "<x>") }
                == #"<a href="HTTPS://a.example:8/b?c=d&amp;e#f" rel="noreferrer">&lt;x&gt;</a>"#
        )
    }

    @Test(arguments: [
        "", "/etc/passwd", "../x", "a/../b", "a/./b", "a//b", "a/", "a\\b", "..", ".", "a\u{0}b", "a\u{202E}b",
    ])
    func `what is no file below the report is no link`(_ path: String) { #expect(HTMLTarget(file: path) == nil) }

    @Test func `a file below the report is a link, and no name in it can be a scheme or a query`() {
        #expect(HTMLTarget(file: "evidence/a [b, c]?.json")?.reference == "evidence/a%20%5Bb%2C%20c%5D%3F.json")
        #expect(HTMLTarget(file: "javascript:alert(1)")?.reference == "javascript%3Aalert%281%29")
        #expect(HTMLTarget(file: "%2e%2e/x")?.reference == "%252e%252e/x")
        #expect(HTMLTarget(file: "a.har", in: "../my reports")?.reference == "../my%20reports/a.har")
        #expect(HTMLTarget(file: "a.har", in: "/reports")?.reference == "/reports/a.har")
        #expect(HTMLTarget(file: "../a.har", in: "reports") == nil)
        #expect(HTMLTarget(file: "\u{301}")?.reference == "%CC%81")
    }

    @Test func `ids differ where texts do, and a link to one finds it`() {
        let ids = ["a b", "a_20b", "a.b", "a\"b", "\nb", "é", ""].map { HTMLTarget.id("r", $0) }
        #expect(ids == ["r-a_20b", "r-a_5F20b", "r-a.b", "r-a_22b", "r-_0Ab", "r-_C3_A9", "r-"])
        #expect(ids.map { HTMLTarget(id: $0).reference } == ids.map { "#\($0)" })
    }

    @Test(arguments: 0..<4)
    func `4,000 random byte strings give well-formed markup that reads back as they look`(_ seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let texts = (0..<1000).map { _ in generator.text() }
        let written = Self.written { writer in
            writer.element(.ul) { writer in
                for text in texts { writer.element(.li, [.title: text], text: text) }
            }
        }
        let root = try #require(XMLReader.read(Array(written.utf8)).root)
        let looks = texts.map { XMLText.permitted($0.visible) }
        #expect(root.elements.map(\.text) == looks)
        #expect(root.elements.map { $0.attribute("title") } == looks)
    }

    private static func written(_ content: (inout HTMLWriter) -> Void) -> String {
        var writer = HTMLWriter()
        content(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
