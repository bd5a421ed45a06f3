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

    func run() throws {
        let bytes = try InputFile(results, for: "report").bytes
        do throws(ReportError) {
            let report = try ResultsReport(reading: bytes)
            if let output {
                _ = try format.write(report.run, report.policy, to: output)
            } else {
                Console.write(String(decoding: try format.rendered(report.run, report.policy), as: UTF8.self))
            }
        } catch {
            throw CommandFailure.misuse("\(results): \(error)")
        }
    }
}
