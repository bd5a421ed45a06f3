import Conformance
import Testing

@testable import Reporting

/// Whatever stands in the texts of a run, every report of it is whole: together more than 10,000 random texts.
@Suite struct RobustnessTests {
    /// Each of these runs has some 2,600 texts, in every place that takes one.
    private static let seeds = 0..<4

    @Test(arguments: seeds)
    func `random texts give well-formed JUnit with right counts, in one file and in parts`(_ seed: Int) throws {
        let report = JUnitReport(try Self.run(seed), policy: Sample.strict)
        try JUnitReport.verify(report.rendered())
        for part in report.parts(limit: 200_000) { try JUnitReport.verify(part) }
    }

    @Test(arguments: seeds)
    func `random texts come back from results as they were`(_ seed: Int) throws {
        let report = ResultsReport(try Self.run(seed), policy: Sample.strict)
        let bytes = try report.rendered()
        let again = try ResultsReport(reading: bytes)
        #expect(again == report)
        #expect(try again.rendered() == bytes)
    }

    @Test(arguments: seeds)
    func `nothing in random texts takes effect in Markdown`(_ seed: Int) throws {
        let text = try MarkdownReportTests.text(try Self.run(seed))
        #expect(MarkdownScan(text).problems == [])
    }

    @Test(arguments: seeds)
    func `no random text is a command to a runner`(_ seed: Int) throws {
        let run = try Self.run(seed)
        let console = ConsoleReport(run, policy: Sample.strict, style: .plain).text
        #expect(console.split(separator: "\n").allSatisfy { !InertTextTests.isCommand(String($0)) })
        let annotations = GitHubAnnotations(run, policy: Sample.strict).text.split(separator: "\n")
        #expect(!annotations.isEmpty)
        #expect(annotations.allSatisfy { $0.hasPrefix("::") && !InertTextTests.isCommand("x\($0)") })
    }

    private static func run(_ seed: Int) throws -> Run {
        var generator = SplitMix(state: UInt64(seed))
        return try generator.run(cases: 90)
    }
}
