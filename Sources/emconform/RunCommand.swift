import ArgumentParser
import Conformance
import Execution
import Foundation
import Reporting

/// `emconform run`: judges a server and writes the reports.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Judge a server, and write the reports."
    )

    @OptionGroup(title: "Server") var server: ServerOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Reports") var report: ReportOptions
    @OptionGroup(title: "Contracts") var contracts: ContractOptions

    @Option(help: ArgumentHelp("The limit of the whole run; 0 for none.", valueName: "seconds"))
    var timeout = 1800.0

    @Flag(help: "Print the cases, and send nothing.")
    var dryRun = false

    @Flag(help: "Do not try to log on as a user that does not exist.")
    var noBadLogon = false

    @OptionGroup(title: "Schema") var schema: SchemaOptions

    @Option(help: ArgumentHelp("How many backups the built-in mock has.", valueName: "number"))
    var mockBackups = 24

    func validate() throws {
        guard (0...1_000_000).contains(timeout) else {
            throw ValidationError("--timeout takes a number of seconds from 0 to 1000000")
        }
        guard mockBackups >= 0 else { throw ValidationError("--mock-backups takes a number from 0") }
    }

    func run() async throws {
        let plan = try selection.requirements.plan(try contracts.library())
        guard !dryRun else { return PlanListing(plan).print() }
        let environment = ProcessInfo.processInfo.environment
        let target = server.mock ? .mock(backups: mockBackups) : try server.live(environment)
        let interruption = Interruption(
            announcement: "stopping; the session is ended and the reports are written"
        )
        let progress = ProgressPrinter(isQuiet: report.quiet)
        var conformance = ConformanceRun(plan: plan, server: target, sampling: selection.sampling)
        conformance.productSchema = try schema.productSchema()
        conformance.filters =
            selection.requirements.filter
            + (selection.requirements.level == .may ? [] : ["level:\(selection.requirements.level.rawValue)"])
        conformance.requestSeconds = server.requestTimeout
        conformance.runSeconds = timeout > 0 ? timeout : nil
        conformance.concurrency = server.concurrency
        conformance.triesWrongCredentials = !noBadLogon
        conformance.signal = { interruption.signal ?? SIGINT }
        conformance.progress = { progress.show($0) }
        try report.prepare()
        let result = try await interruption.running { [conformance] in try await conformance.perform() }
        progress.end()
        try conclude(result)
    }

    /// Writes the files and prints the report; a file that fails is told last, so that nothing is lost.
    private func conclude(_ run: Run) throws {
        let failure = writeReports(run)
        let conclusion = Conclusion(run, under: report.policy)
        if report.verbose { PlanListing.printOutcomes(run) }
        Console.write(report.quiet ? "\(conclusion)\n" : summary(of: run))
        if let failure { throw CommandFailure.misuse(failure.description) }
        if !report.quiet { Console.error("reports: \(report.junitPath), \(report.jsonPath)") }
        throw ExitCode(conclusion.status.code)
    }

    private func writeReports(_ run: Run) -> ReportError? {
        do throws(ReportError) {
            try ReportFile.write(JUnitReport(run, policy: report.policy), to: report.junitPath)
            try ReportFile.write(ResultsReport(run, policy: report.policy), to: report.jsonPath)
            return nil
        } catch {
            return error
        }
    }

    private func summary(of run: Run) -> String {
        let colour = Console.wantsColour(ProcessInfo.processInfo.environment)
        return ConsoleReport(run, policy: report.policy, style: colour ? .coloured : .plain).text
    }
}
