import ArgumentParser
import Conformance
import Foundation
import Reporting

/// `emconform report`: makes a report of a run that is over.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Make a report from the results.json of a run."
    )

    @Argument(help: ArgumentHelp("The results.json of a run.", valueName: "results"))
    var results: String

    @Option(help: "The report: html, junit, markdown.")
    var format: ReportFormat

    @Option(help: ArgumentHelp("The report's file; else standard output.", valueName: "file"))
    var output: String?

    /// The folder of the results, in which the run left its evidence, as the caller names it.
    private var folder: String {
        guard let slash = results.lastIndex(of: "/") else { return "" }
        return slash == results.startIndex ? "/" : String(results[..<slash])
    }

    func run() throws {
        let bytes = try InputFile(results, for: "report").bytes
        if let output {
            let remedy = "name another file with --output"
            try OutputFolder.spare([results], from: output, remedy: remedy)
            try OutputFolder.make(for: output, remedy: remedy)
        }
        do throws(ReportError) {
            let report = try ResultsReport(reading: bytes)
            if let output {
                _ = try format.write(report.run, report.policy, to: output, evidenceIn: folder)
            } else {
                let bytes = try format.rendered(report.run, report.policy, in: folder)
                Console.write(String(decoding: bytes, as: UTF8.self))
            }
        } catch {
            throw CommandFailure.misuse("\(results): \(error)")
        }
    }
}
