import Testing

@testable import Reporting

@Suite struct VisibleTextTests {
    @Test func `what a terminal obeys is spelt out, and nothing else changes`() {
        let text = "a\u{0}\t\u{1B}\u{7F}\u{85}\u{2028}\u{202E}\u{2066}é漢👍🏽"
        #expect(text.visible == #"a\u{0}\u{9}\u{1B}\u{7F}\u{85}\u{2028}\u{202E}\u{2066}é漢👍🏽"#)
    }

    @Test func `lines end at LF and CRLF, and a lone CR is spelt out`() {
        #expect("a\r\nb\nc\rd\n".visibleLines == ["a", "b", #"c\u{D}d"#, ""])
    }

    @Test func `no line begins with a command to a CI system`() {
        #expect("a\n::error::b\r\n \t::c ::d".visibleLines == ["a", #"\u{3A}:error::b"#, #" \u{9}::c ::d"#])
    }

    @Test(arguments: 0...10)
    func `a cut text is whole characters and says what went`(_ limit: Int) throws {
        let cut = "aé漢👍".shortened(toBytes: limit)
        let kept = try #require(cut.split(separator: "…", omittingEmptySubsequences: false).first)
        #expect("aé漢👍".hasPrefix(kept))
        #expect(kept.utf8.count <= limit)
        #expect((limit == 10) == (cut == "aé漢👍"))
    }
}
