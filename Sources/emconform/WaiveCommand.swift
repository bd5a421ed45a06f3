import ArgumentParser
import Conformance
import ContractLoading
import Foundation
import Reporting

/// `emconform waive`: a start of a file of waivers, from what a run found.
struct WaiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Print a file of waivers for what failed a run, to be read and cut down."
    )

    @Option(help: ArgumentHelp("The results.json of the run.", valueName: "file"))
    var from: String

    @Option(help: "Why the findings are put up with.")
    var reason: String

    @Option(help: "Who answers for them.")
    var owner: String

    @Option(help: ArgumentHelp("The last day on which the waivers hold, UTC, such as 2027-01-31.", valueName: "day"))
    var until: String

    @Option(help: "The weakest level whose findings are waived; else that which failed the run.")
    var level: Level?

    @Option(
        help: ArgumentHelp("The file to write in place of standard output; it must not be there.", valueName: "file")
    )
    var output: String?

    @OptionGroup var contracts: ContractOptions

    func validate() throws {
        for (name, text) in [("--reason", reason), ("--owner", owner)] where text.allSatisfy(\.isWhitespace) {
            throw ValidationError("\(name) takes a text, and there is none")
        }
        let days = Date.ISO8601FormatStyle.iso8601.year().month().day()
        guard let day = try? Date(until, strategy: days), day.formatted(days) == until else {
            throw ValidationError("--until takes a day such as 2027-01-31, not '\(until)'")
        }
        guard until >= WaiverOptions.today else {
            throw ValidationError("--until \(until) is over; waivers until then would have expired already")
        }
    }

    func run() throws {
        let library = try contracts.library()
        let results = try InputFile(from, for: "--from").results
        let level = level ?? results.policy.failOn
        let found = results.run.results.filter { $0.outcome.isFinding && $0.level >= level }
        guard !found.isEmpty else {
            throw CommandFailure.misuse(
                "'\(from)' holds no finding of level \(level.rawValue); there is nothing to waive"
            )
        }
        let text = self.text(found, of: results.run.setting)
        try check(text, against: library)
        guard let output else { return Console.write(text) }
        guard !FileManager.default.fileExists(atPath: output) else {
            throw CommandFailure.misuse("'\(output)' is there already; name a new file, and join the two by hand")
        }
        try OutputFolder.make(for: output, remedy: "name another file with --output")
        do throws(ReportError) {
            try ReportFile.write(Array(text.utf8), to: output) { _ in }
        } catch {
            throw CommandFailure.misuse(error.description)
        }
    }

    /// A waiver a requirement, with the purpose and the first subjects as comments.
    private func text(_ found: [CaseResult], of setting: Run.Setting) -> String {
        var seen: Set<String> = []
        let requirements = found.filter { seen.insert($0.requirement).inserted }
        let waivers = requirements.map { result in
            let cases = found.filter { $0.requirement == result.requirement }
            return """
                # \(result.purpose.visible) \(Self.sightings(cases).visible)
                - requirement: \(result.requirement)
                  reason: \(Self.quoted(reason))
                  owner: \(Self.quoted(owner))
                  until: \(Self.quoted(until))

                """
        }
        return "# What \(setting.origin) did on \(setting.startedAt.visible).\nwaivers:\n" + waivers.joined()
    }

    /// In how many cases something was seen, and the first few subjects.
    private static func sightings(_ cases: [CaseResult]) -> String {
        var seen: Set<String> = []
        let subjects = cases.flatMap { $0.findings.map(\.subject) }.filter { seen.insert($0).inserted }
        let most = cases.map(\.subjects.failed).max() ?? 0
        let names = subjects.prefix(3).joined(separator: ", ") + (max(most, subjects.count) > 3 ? ", …" : "")
        return "Seen in \(cases.count == 1 ? "1 case" : "\(cases.count) cases"): \(names)"
    }

    /// What we print must be what we read.
    private func check(_ text: String, against library: ContractLibrary) throws {
        do throws(InvalidContracts) {
            _ = try WaiverLoader(library).load(ContractFile(path: "waivers.yaml", text: text, folder: ""))
        } catch {
            throw CommandFailure.misuse("the waivers would not be accepted\n\(error)")
        }
    }

    private static func quoted(_ text: String) -> String { "'\(text.visible.replacing("'", with: "''"))'" }
}

extension InputFile {
    /// The run that the file holds.
    var results: ResultsReport {
        get throws {
            do throws(ReportError) {
                return try ResultsReport(reading: bytes)
            } catch {
                throw CommandFailure.misuse("\(path): \(error)")
            }
        }
    }
}
