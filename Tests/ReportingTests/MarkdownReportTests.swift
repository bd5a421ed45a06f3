import Conformance
import Foundation
import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
    @Test func `a run with every outcome is told as in the golden file`() throws {
        try expectGolden(
            "every-outcome.md",
            MarkdownReport(try Sample.everyOutcome(), policy: Sample.strict).rendered()
        )
    }

    @Test func `waivers and what they waive are told as in the golden file`() throws {
        try expectGolden("waivers.md", MarkdownReport(try Sample.waived(), policy: Sample.strict).rendered())
    }

    @Test func `a conforming run is told as in the golden file`() throws {
        try expectGolden("conforming.md", MarkdownReport(try Sample.conforming(), policy: Sample.strict).rendered())
    }

    @Test func `marks stand below the title`() throws {
        let run = try Sample.conforming(setting: try Sample.setting(isReplay: true, isInsecure: true))
        let lines = try Self.text(run).split(separator: "\n")
        #expect(lines[0] == "# emconform: CONFORMS")
        #expect(lines[1...3].map { $0.prefix { $0 != ":" } } == ["> **MOCK", "> **REPLAY", "> **INSECURE"])
    }

    @Test(arguments: ["a`b", "``", "`", " a ", "```sh", "a\n```\n# x", "a|b", "", " ", "\\`", "`a ``b` ```"])
    func `code holds what was put in, and ends where it should`(_ text: String) {
        let code = text.markdownCode
        let remainder = MarkdownScan(code).outside
        #expect(remainder == "")
        #expect(!code.contains("\n"))
    }

    @Test func `a bar ends no cell of a table`() throws {
        #expect("a|b".markdownCell == #"`a\u{7C}b`"#)
    }

    @Test(arguments: [
        "a *b*", "<b>", "@user", "http://x.example", "www.example.com", "a@b.example", "#1", "!2", "~a", ":smile:",
        "[a](b)", "![a](b)", "a`b", "&amp;", "\\", "| a", "> a", "+ a", "$a$", "%1", "0123456", "deadbeefcafe",
        " a", "a ", "", "\u{1B}", "^1", "a\nb", "*", "{a}", "\"a\"",
    ])
    func `what is more than plain words becomes code`(_ text: String) {
        #expect(text.markdownProse == text.markdownCode)
    }

    @Test func `plain words stay`() {
        let text = "The UID of a backup (v1_7, S14) is told; see: Müller's page, 13.0.1?"
        #expect(text.markdownProse == text.replacing("_", with: "\\_"))
    }

    @Test(arguments: hostile)
    func `nothing of a server's takes effect`(_ text: String) throws {
        let scan = MarkdownScan(try Self.text(try Self.run(saying: text)))
        #expect(scan.problems == [])
    }

    @Test func `a fence is longer than any run of ticks in it`() {
        let fence = MarkdownFence.around(["a", "````", "~~~", "  `````x"], language: "sh")
        #expect(fence == "``````sh\na\n````\n~~~\n  `````x\n``````")
    }

    @Test func `an address that is more than an address is no link`() throws {
        for url in ["javascript:alert(1)", "https://x.example/>)[a](b", "https://x.example/ b", "file:///etc"] {
            let scan = MarkdownScan(try Self.text(try Self.run(saying: "x", url: url)))
            #expect(scan.problems == [])
            #expect(!scan.links.contains(url))
        }
    }

    @Test func `more failures than are shown are counted`() throws {
        let results = try (0..<40).map { number in
            Sample.result("backup.r\(number)", outcome: .violation, findings: [try Sample.finding()])
        }
        let text = try Self.text(try Sample.run(results))
        #expect(text.matches(of: /\n### MUST/).count == 25)
        #expect(text.contains("\nand 15 more, which the other reports have\n"))
        #expect(text.contains("\n40 findings in 40 cases"))
    }

    @Test(arguments: [600, 1_000, 2_000, 4_000])
    func `a summary that would be too large is shortened, and says by what`(_ limit: Int) throws {
        let report = MarkdownReport(try Sample.everyOutcome(), policy: Sample.strict)
        let bytes = report.rendered(limit: limit)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.count <= limit)
        #expect(text.hasPrefix("# emconform: DOES NOT CONFORM"))
        #expect(text.contains("*Shortened: left out are "))
        #expect(MarkdownScan(text).problems == [])
    }

    @Test func `where nothing has room nothing is written`() throws {
        #expect(MarkdownReport(try Sample.everyOutcome(), policy: Sample.strict).rendered(limit: 50) == [])
    }

    @Test func `the largest run stays below the limit`() throws {
        let long = String(repeating: "é`", count: 5000)
        let results = try (0..<400).map { number in
            let finding = try Sample.finding(subject: long, actual: "\(number)\(long)")
            let outcome = Outcome.allCases[number % Outcome.allCases.count]
            return Sample.result(
                "r\(number).\(long)",
                outcome: outcome,
                reason: "\(number)\(long)",
                findings: [finding]
            )
        }
        let bytes = MarkdownReport(try Sample.run(results), policy: Sample.strict).rendered()
        #expect(bytes.count <= MarkdownReport.sizeLimit)
    }

    /// What somebody puts into an answer who knows where it will be shown.
    static let hostile = [
        Sample.hostile, "@everyone", "</details><script>alert(1)</script>", "```\n# title\n::error::x",
        "https://x.example",
        "| a | b |\n| --- | --- |", "[x](javascript:alert(1))", "![x](https://x.example/a.png)", "a@b.example",
        "`code` ``more`` ```most```", "`", "\\`", "<!-- -->", "&lt;b&gt;", "\n\n- [ ] x\n\n/close\n", "#1 !2 ~3 GH-4",
        "</summary>", "<https://x.example>", "~~~\n<b>\n~~~", "    ````\n````", "www.x.example", "$`a`$", ":tada:",
    ]

    /// A run in which every text that is not a name says the same.
    static func run(saying text: String, url: String = "https://reference.example/a.html") throws -> Run {
        let finding = try Sample.finding(subject: text, actual: text, excerpt: text)
        let results = Outcome.allCases.map { outcome in
            Sample.result(
                "r.\(outcome)",
                outcome: outcome,
                reason: text,
                findings: [finding],
                waiver: outcome == .waived ? Sample.waiver(reason: text) : nil,
                purpose: text,
                url: url
            )
        }
        return try Sample.run(results, ending: .noSession(text))
    }

    static func text(_ run: Run) throws -> String {
        String(decoding: MarkdownReport(run, policy: Sample.strict).rendered(), as: UTF8.self)
    }
}
