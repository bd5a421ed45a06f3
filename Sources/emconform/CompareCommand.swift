import ArgumentParser
import Comparing
import Conformance
import Execution
import Recording
import Reporting

/// `emconform compare`: tells what changed in the interface between two recordings.
struct CompareCommand: AsyncParsableCommand {
    /// How the comparison is told.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown
        case html
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Tell what changed in the interface between two recordings.",
        discussion: """
            Both recordings are made by 'run --record' and judged by the contracts of today. What differs between any \
            two installations is no change: ids, names, times, numbers, hosts, and how many there are.
            Exit status: 0 nothing breaking, 1 something is, 2 not comparable, or our input or output is wrong.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the recording before.", valueName: "before"))
    var before: String

    @Argument(help: ArgumentHelp("The folder of the recording after.", valueName: "after"))
    var after: String

    @Option(help: "The report: markdown, html, json; without --output it is printed in place of the summary.")
    var format: Format?

    @Option(help: ArgumentHelp("The report's file, Markdown unless --format says otherwise.", valueName: "file"))
    var output: String?

    @OptionGroup(title: "Selection") var requirements: RequirementOptions
    @OptionGroup(title: "Contracts") var contracts: ContractOptions

    func run() async throws {
        let library = try contracts.library()
        if let output { try prepare(output) }
        let vocabulary = Vocabulary(library)
        // One after the other: of a recording that is judged, only its small profile is kept.
        let earlier = Profile(try await image(before, library), vocabulary)
        let later = Profile(try await image(after, library), vocabulary)
        let report = ComparisonReport(Comparison(earlier, later, vocabulary))
        if output == nil, let format {
            Console.write(String(decoding: try format.rendered(report), as: UTF8.self))
        } else {
            if let output { try write(report, to: output) }
            for line in report.lines { Console.print(line.inert) }
        }
        throw ExitCode(report.comparison.status.code)
    }

    /// Makes the folder of the report, unless it is a recording's or one of contracts.
    private func prepare(_ output: String) throws {
        let remedy = "name another file with --output"
        try OutputFolder.spare([before, after] + contracts.inputs, from: output, remedy: remedy)
        try OutputFolder.make(for: output, remedy: remedy)
    }

    /// A recording, judged by the contracts of today.
    private func image(_ folder: String, _ library: ContractLibrary) async throws -> ServerImage {
        let bundle: ExchangeBundle
        do throws(RecordingError) {
            bundle = try ExchangeBundle(reading: folder)
        } catch {
            if case .missing = error { throw CommandFailure.misuse("\(error)") }
            throw CommandFailure.misuse("\(folder): \(error)")
        }
        // What a recording was not asked for is not judged, and so no change.
        let replay = try ConformanceRun(
            replaying: bundle,
            by: try requirements.narrowed(to: bundle.manifest).plan(library)
        )
        let run = try await replay.perform().performance.run
        return ServerImage(name: folder, run: run, exchanges: bundle.exchanges.map(\.exchange))
    }

    private func write(_ report: ComparisonReport, to path: String) throws {
        let format = format ?? .markdown
        let bytes = try format.rendered(report)
        do throws(ReportError) {
            try ReportFile.write(bytes, to: path) { if format == .html { try report.verify(html: $0) } }
        } catch {
            throw CommandFailure.misuse("\(error)")
        }
    }
}

extension CompareCommand.Format {
    /// The report's bytes.
    fileprivate func rendered(_ report: ComparisonReport) throws -> [UInt8] {
        switch self {
        case .markdown: return report.markdown()
        case .html: return report.html()
        case .json:
            do throws(ReportError) { return try report.json() } catch { throw CommandFailure.misuse("\(error)") }
        }
    }
}
