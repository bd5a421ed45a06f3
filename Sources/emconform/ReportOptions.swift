import ArgumentParser
import Conformance
import Foundation

/// What is written where, and what fails a run.
struct ReportOptions: ParsableArguments {
    /// Who shows findings beside the lines of the contract.
    enum Annotations: String, CaseIterable, ExpressibleByArgument {
        case github
    }

    @Option(help: ArgumentHelp("The folder for the reports.", valueName: "folder"))
    var reports = "reports"

    @Option(help: ArgumentHelp("The JUnit report; else junit.xml in the folder.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("The run as JSON; else results.json in the folder.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("The page for people; else report.html in the folder.", valueName: "file"))
    var html: String?

    @Option(help: ArgumentHelp("The summary as Markdown; else summary.md in the folder.", valueName: "file"))
    var markdown: String?

    @Option(help: "Print findings as workflow commands too: github.")
    var annotations: Annotations?

    @Option(help: "The weakest level whose findings fail the run: must, should, may.")
    var failOn: Level = .must

    @Flag(help: "An installation without backups is fine.")
    var allowEmpty = false

    @Option(
        help: ArgumentHelp(
            "The least share of cases with an observation that could have failed them.",
            valueName: "percent"
        )
    )
    var requireCoverage = 0.0

    @Flag(help: "Print the conclusion alone.")
    var quiet = false

    @Flag(help: "Print every case.")
    var verbose = false

    func validate() throws {
        guard (0...100).contains(requireCoverage) else {
            throw ValidationError("--require-coverage takes a percentage from 0 to 100")
        }
        guard !(quiet && verbose) else { throw ValidationError("--quiet and --verbose exclude each other") }
        try OutputFolder.distinguish(paths, in: reports)
    }

    /// What the caller asked to be strict about.
    var policy: ExitStatus.Policy {
        ExitStatus.Policy(failOn: failOn, allowsEmpty: allowEmpty, requiredCoverage: requireCoverage / 100)
    }

    /// Where the run goes as JSON.
    var jsonPath: String { json ?? "\(reports)/results.json" }

    /// Where another report goes; a JUnit report that takes several files has others beside it.
    func path(of format: ReportFormat) -> String {
        switch format {
        case .html: html ?? "\(reports)/report.html"
        case .junit: junit ?? "\(reports)/junit.xml"
        case .markdown: markdown ?? "\(reports)/summary.md"
        }
    }

    private var paths: [String] { [jsonPath] + ReportFormat.allCases.map { path(of: $0) } }

    /// Makes sure before the run that the reports can be written after it, so that nothing is lost; neither is what the
    /// run reads, be it files or folders, also by what else it leaves.
    func prepare(sparing inputs: [String], beside others: [String]) throws {
        for path in paths + others {
            try OutputFolder.spare(inputs, from: path, remedy: "name another file or folder for what is written")
        }
        for path in paths {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try OutputFolder.make(for: path, remedy: "name another one with --reports")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                throw CommandFailure.misuse("the report '\(path)' is a folder; name a file")
            }
            guard access(folder, W_OK) == 0 else {
                throw CommandFailure.misuse(
                    "the report folder '\(folder)' cannot be written to; name another one with --reports"
                )
            }
        }
    }
}
