import ArgumentParser
import Conformance
import Execution
import Foundation
import Recording
import Reporting

/// `emconform run`: judges a server and writes the reports.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Judge a server, and write the reports."
    )

    @OptionGroup(title: "Server") var server: ServerOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Reports") var report: ReportOptions
    @OptionGroup(title: "Evidence") var recording: RecordingOptions
    @OptionGroup(title: "Waivers") var waiving: WaiverOptions
    @OptionGroup(title: "Contracts") var contracts: ContractOptions

    @Option(help: ArgumentHelp("The limit of the whole run; 0 for none.", valueName: "seconds"))
    var timeout = 1800.0

    @Option(help: ArgumentHelp("The most requests of a run.", valueName: "number"))
    var maxRequests = 1_000_000

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
        guard maxRequests > 0 else { throw ValidationError("--max-requests takes a number from 1") }
        guard mockBackups >= 0 else { throw ValidationError("--mock-backups takes a number from 0") }
        guard recording.replay == nil || !(server.mock || server.url != nil || selection.picksSubjects) else {
            throw ValidationError(
                "--replay judges the subjects of the recording: no --mock, --url, --sample, --all, --seed or --backup"
            )
        }
    }

    func run() async throws {
        let library = try contracts.library()
        let bundle = try recording.bundle()
        let requirements = bundle.map { selection.requirements.narrowed(to: $0.manifest) } ?? selection.requirements
        let plan = try requirements.plan(library)
        guard !dryRun else { return PlanListing(plan).print() }
        let interruption = Interruption(
            announcement: "stopping; the session is ended and the reports are written"
        )
        let progress = ProgressPrinter(isQuiet: report.quiet)
        var conformance = try conformance(of: bundle, by: plan)
        conformance.productSchema = try schema.productSchema()
        conformance.filters = requirements.asGiven
        conformance.level = requirements.level
        conformance.waivers = try waiving.ledger(library)
        conformance.keeping = RunRecorder.Places(
            bundle: recording.record,
            everything: recording.evidence == .all ? evidenceFolder : nil
        )
        conformance.limits.exchange = server.route.limits
        try conformance.limit(by: limits.named())
        conformance.requestLimit = maxRequests
        conformance.runSeconds = timeout > 0 ? timeout : nil
        conformance.concurrency = server.concurrency
        conformance.signal = { interruption.signal ?? SIGINT }
        conformance.progress = { progress.show($0) }
        try report.prepare(sparing: inputs, beside: [evidenceFolder.path] + recording.outputs)
        try await interruption.watching {
            let outcome = try await interruption.running { [conformance] in try await conformance.perform() }
            progress.end()
            try conclude(outcome, interruption)
        }
    }

    /// Writes and tells what came of a run, and ends as it demands; a signal goes before a file that failed.
    private func conclude(_ outcome: ConformanceRun.Outcome, _ interruption: Interruption) throws {
        let kept = evidenceFolder.write(outcome.performance, keeping: recording.evidence)
        let problem = publish(kept.run, but: outcome.recordingFailure ?? kept.failure)
        warn(of: outcome.performance, isCut: outcome.isEvidenceCut || kept.isCut)
        // It may also have come while the reports were written, which tell of a run that was over.
        let interrupted = interruption.signal.map { 128 + $0 }
        if let problem { throw CommandFailure(message: problem, code: interrupted ?? 2) }
        throw ExitCode(interrupted ?? Conclusion(kept.run, under: report.policy).status.code)
    }

    /// Says what is missing of evidence or changed in a recording, and that the server may have been left with a session;
    /// that of a recording is long over.
    ///
    /// Nobody may read it, which the reports must not wait for.
    private func warn(of performance: Runner.Performance, isCut: Bool) {
        if isCut { EvidenceFolder.warnOfLimit() }
        guard !performance.run.setting.isReplay else { return }
        Console.warn(ofOpenSessions: performance.openSessions)
        if recording.record != nil, performance.changesRecording {
            Console.error(
                "emconform: warning: answers hold the password, in whose place the recording has other text; a replay may "
                    + "judge them otherwise: record with a password that is none of the server's words"
            )
        }
    }

    /// A run on the recording, the mock, or the server that options and environment name.
    private func conformance(of bundle: ExchangeBundle?, by plan: Plan) throws -> ConformanceRun {
        if let bundle { return try ConformanceRun(replaying: bundle, by: plan) }
        let server: ConformanceRun.Server =
            server.mock ? .mock(backups: mockBackups) : try server.live(ProcessInfo.processInfo.environment)
        var conformance = ConformanceRun(plan: plan, server: server, sampling: selection.sampling)
        conformance.triesWrongCredentials = !noBadLogon
        return conformance
    }

    /// The files and folders that a run reads.
    private var inputs: [String] {
        let own = [waiving.waivers, schema.xsd, recording.replay].compactMap(\.self)
        return own + contracts.inputs + server.inputs(ProcessInfo.processInfo.environment)
    }

    private var evidenceFolder: EvidenceFolder { EvidenceFolder(reports: report.reports) }

    /// Writes the files and prints the report; a file that fails is told last, so that nothing is lost.
    ///
    /// - Returns: What is still to be told of what failed; nothing where all was written.
    private func publish(_ run: Run, but problem: String?) -> String? {
        let written = WrittenReports(run, report)
        if let summary = StepSummary(ProcessInfo.processInfo.environment),
            let warning = summary.append(MarkdownReport(run, policy: report.policy))
        {
            Console.error("emconform: warning: \(warning)")
        }
        let conclusion = Conclusion(run, under: report.policy)
        if report.annotations == .github { Console.write(GitHubAnnotations(run, policy: report.policy).text) }
        if report.verbose { PlanListing.printOutcomes(run) }
        Console.write(report.quiet ? "\(conclusion)\n" : summary(of: run))
        var problems = [problem].compactMap(\.self) + written.failures.map(\.description)
        let last = problems.popLast()
        for problem in problems { Console.error("emconform: \(problem)") }
        if last == nil, !report.quiet { told(written, run) }
        return last
    }

    /// Says where everything is.
    private func told(_ written: WrittenReports, _ run: Run) {
        Console.error("reports: \(written.paths.joined(separator: ", "))")
        let evidence = Set(run.results.flatMap { $0.findings.compactMap(\.evidence) }).count
        if evidence > 0 {
            Console.error("evidence: \(evidence) \(evidence == 1 ? "file" : "files") in \(evidenceFolder.path)")
        }
        if let folder = recording.record { Console.error("recording: \(folder)") }
    }

    private func summary(of run: Run) -> String {
        let colour = Console.wantsColour(ProcessInfo.processInfo.environment)
        return ConsoleReport(run, policy: report.policy, style: colour ? .coloured : .plain).text
    }
}
