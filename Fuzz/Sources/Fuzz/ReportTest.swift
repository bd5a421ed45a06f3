import Claims
import Conformance
import Reporting

/// Whatever stands in a run, every report of it is whole, and says what it should to nobody but its reader.
enum ReportTest {
    /// Takes an input for `results.json` if it begins as one, else for the texts and numbers of a run.
    static func run(_ bytes: [UInt8]) -> Int32 {
        let policy = ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)
        if bytes.first == UInt8(ascii: "{") {
            guard let results = try? ResultsReport(reading: bytes) else { return 0 }
            check(results.run, results.policy)
        } else {
            var input = RunInput(bytes)
            guard let run = input.run() else { return 0 }
            check(run, policy)
        }
        return 0
    }

    private static func check(_ run: Run, _ policy: ExitStatus.Policy) {
        keep("results.json") {
            let results = ResultsReport(run, policy: policy)
            let bytes = try results.rendered()
            let again = try ResultsReport(reading: bytes)
            expect(try again.rendered() == bytes, "results.json comes back as it was")
        }
        keep("JUnit") {
            let report = JUnitReport(run, policy: policy)
            try JUnitReport.verify(report.rendered())
            for part in report.parts(limit: 2_000) { try JUnitReport.verify(part) }
        }
        keep("HTML") {
            let report = HTMLReport(run, policy: policy)
            try report.verify(report.rendered())
        }
        checkTexts(run, policy)
    }

    /// What a terminal or a runner would obey is in no text.
    private static func checkTexts(_ run: Run, _ policy: ExitStatus.Policy) {
        let console = ConsoleReport(run, policy: policy, style: .plain).text
        let annotations = GitHubAnnotations(run, policy: policy).text
        let markdown = String(decoding: MarkdownReport(run, policy: policy).rendered(), as: UTF8.self)
        for text in [console, annotations, markdown] {
            let controls = text.unicodeScalars.filter {
                $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
            }
            expect(controls.isEmpty, "no control characters, but \(controls.map { String($0.value, radix: 16) })")
        }
        expect(annotations.split(separator: "\n").allSatisfy { $0.hasPrefix("::") }, "annotations are lines of theirs")
        let lines = console.split(separator: "\n")
        expect(!lines.contains { $0.drop { $0 == " " }.hasPrefix("::") }, "no line of a summary commands a runner")
        expect(!console.contains("##["), "nothing in a summary commands an agent")
    }

    private static func keep(_ name: String, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            expect(false, "\(name) is whole: \(error)")
        }
    }
}
