import Conformance
import Foundation
import Testing
import XML

@testable import Reporting

/// Whatever stands in the texts of a run or a comparison, every report of it is whole.
///
/// In CI four runs of 90 cases have 10,000 random texts together, in every place that takes one; `EMCONFORM_RANDOM_RUNS`
/// asks for that many small runs instead, so that every place takes as many texts.
@Suite struct RobustnessTests {
    /// The runs are made in so many parts, side by side.
    private static let parts = 0..<4
    private static let asked = ProcessInfo.processInfo.environment["EMCONFORM_RANDOM_RUNS"].flatMap { Int($0) }
    private static let cases = asked == nil ? 90 : 1

    @Test(arguments: parts)
    func `random texts give well-formed JUnit with right counts, in one file and in parts`(_ part: Int) throws {
        try Self.forEachRun(part) { run in
            let report = JUnitReport(run, policy: Sample.strict)
            try JUnitReport.verify(report.rendered())
            for part in report.parts(limit: 200_000) { try JUnitReport.verify(part) }
        }
    }

    @Test(arguments: parts)
    func `random texts come back from results as they were`(_ part: Int) throws {
        try Self.forEachRun(part) { run in
            let report = ResultsReport(run, policy: Sample.strict)
            let bytes = try report.rendered()
            let again = try ResultsReport(reading: bytes)
            #expect(again == report)
            #expect(try again.rendered() == bytes)
        }
    }

    @Test(arguments: parts)
    func `random texts give a page that is whole, with our elements alone`(_ part: Int) throws {
        let known = Set(try HTMLTree(Sample.waived()).all.map(\.name.local)).union(["mark", "ol"])
        try Self.forEachRun(part) { run in
            let report = HTMLReport(run, policy: Sample.strict)
            let bytes = report.rendered()
            try report.verify(bytes)
            #expect(Set(try HTMLTree(bytes).all.map(\.name.local)).subtracting(known) == [])
        }
    }

    @Test(arguments: parts)
    func `nothing in random texts takes effect in Markdown`(_ part: Int) throws {
        try Self.forEachRun(part) { run in
            let text = try MarkdownReportTests.text(run)
            #expect(MarkdownScan(text).problems == [])
        }
    }

    @Test(arguments: parts)
    func `no random text is a command to a runner`(_ part: Int) throws {
        try Self.forEachRun(part) { run in
            let console = ConsoleReport(run, policy: Sample.strict, style: .plain).text
            #expect(console.split(separator: "\n").allSatisfy { !InertTextTests.isCommand(String($0)) })
            let annotations = GitHubAnnotations(run, policy: Sample.strict).text.split(separator: "\n")
            #expect(!annotations.isEmpty)
            #expect(annotations.allSatisfy { $0.hasPrefix("::") && !InertTextTests.isCommand("x\($0)") })
        }
    }

    @Test(arguments: parts)
    func `random texts give whole reports of a comparison, in which nothing takes effect`(_ part: Int) throws {
        for seed in Self.seeds(part) {
            var generator = SplitMix(state: UInt64(seed))
            let report = ComparisonReport(try generator.comparison(changes: Self.cases))
            try report.verify(html: report.html())
            let markdown = String(decoding: report.markdown(), as: UTF8.self)
            #expect(MarkdownScan(markdown.replacing(/(?m)^- \*\*[a-z-]+\*\*/, with: "-")).problems == [])
            let json = try JSONSerialization.jsonObject(with: Data(try report.json()))
            #expect(json is [String: Any])
            #expect(report.lines.allSatisfy { !InertTextTests.isCommand($0.inert) && !$0.contains("\n") })
        }
    }

    @Test func `a number of runs that was asked for is a number`() {
        let text = ProcessInfo.processInfo.environment["EMCONFORM_RANDOM_RUNS"]
        #expect(text == nil || Self.asked.map { $0 >= Self.parts.count } == true)
    }

    private static func seeds(_ part: Int) -> StrideTo<Int> {
        stride(from: part, to: asked ?? parts.count, by: parts.count)
    }

    private static func forEachRun(_ part: Int, _ body: (Run) throws -> Void) throws {
        for seed in seeds(part) {
            var generator = SplitMix(state: UInt64(seed))
            try body(try generator.run(cases: cases))
        }
    }
}
