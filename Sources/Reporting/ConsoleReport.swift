public import Conformance

/// The summary that ends a run: numbers first, failures and the verdict last, where a terminal leaves the eye.
public struct ConsoleReport: Hashable, Sendable {
    /// The run that is told.
    public let run: Run
    /// The policy under which it is judged.
    public let policy: ExitStatus.Policy
    /// Whether the text carries colours.
    public let style: ConsoleStyle

    /// Creates the summary of a run.
    public init(_ run: Run, policy: ExitStatus.Policy, style: ConsoleStyle) {
        self.run = run
        self.policy = policy
        self.style = style
    }

    /// The whole summary, ending in a line break.
    public var text: String {
        let sections = [
            heading, table, numbers, noData, waived, notes, warnings, blocked, errors, waivers, failures, verdict,
        ]
        let text = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        return text.inert + "\n"
    }

    func title(_ text: String) -> String { style.paint(text, as: .heading) }

    func results(_ outcome: Outcome) -> [CaseResult] { run.results.filter { $0.outcome == outcome } }
}

extension ConsoleReport {
    private var heading: [String] {
        let setting = run.setting
        let versions = setting.offeredVersions.map(\.description).joined(separator: ", ")
        let offer = versions.isEmpty ? "" : ", which offers REST \(versions)"
        let sample = setting.sample.map { "sample \($0)" } ?? "every subject"
        let filters = setting.filters.isEmpty ? [] : ["filters \(setting.filters.joined(separator: " "))"]
        let choice = ["contracts \(setting.contracts)", "seed \(setting.seed)", sample] + filters
        let traffic = "\(counted(run.requests, "request")), \(counted(run.bytes, "byte"))"
        let lines = [
            "emconform \(setting.version) on \(setting.origin)\(offer)",
            choice.joined(separator: ", "),
            "began \(setting.startedAt), took \(Milliseconds(run.seconds)) s, \(traffic)",
        ]
        return lines.map(\.visible) + setting.marks.map { style.paint($0, as: .doubtful) }
    }

    private var table: [String] {
        guard !run.results.isEmpty else { return [] }
        let head = ["resource"] + run.shownOutcomes.map(\.title) + ["judged on"]
        let resources = run.resources
        let rows = resources.map { row($0, run.results(of: $0)) }
        let total = resources.count > 1 ? [row("all", run.results)] : []
        let lines = TextTable(rows: [head] + rows + total).lines
        return lines.prefix(1).map { title($0) } + lines.dropFirst()
    }

    private func row(_ name: String, _ results: [CaseResult]) -> [String] {
        let tally = Tally(results)
        return [name.visible] + run.shownOutcomes.map { String(tally.count($0)) } + [run.population(of: name)]
    }

    private var numbers: [String] {
        let coverage = Coverage(run.results)
        let applicable = coverage.planned - coverage.notApplicable
        return [
            "promises     \(coverage.promises) of \(run.setting.promises.count) of the reference have a requirement in the plan",
            "ran          \(coverage.ran) of \(coverage.planned) planned cases"
                + (coverage.notApplicable > 0 ? "; \(coverage.notApplicable) do not apply" : ""),
            "coverage     \(coverage.observed) of \(applicable) cases had an observation that could have failed them"
                + " (\(coverage.percent))",
            "requirements \(coverage.observedRequirements) of \(coverage.requirements) were observed",
        ] + (run.refusalSummary.map { ["refused      \($0)"] } ?? [])
            + (run.flakySummary.map { ["flaky        \($0)"] } ?? [])
            + (run.waiverSummary.map { ["waivers      \($0)"] } ?? [])
    }
}
