import Conformance

/// The parts of the summary, what matters most first.
struct MarkdownPieces {
    /// How many failures are told in full.
    static let failureLimit = 25
    /// How many lines a folded list has.
    static let listLimit = 50

    let run: Run
    let policy: ExitStatus.Policy

    init(_ run: Run, _ policy: ExitStatus.Policy) {
        self.run = run
        self.policy = policy
    }

    var all: [MarkdownPiece] {
        [verdict, setting, table] + waivers + failures + unanswered + folded + [coverage]
    }

    private var verdict: MarkdownPiece {
        let conclusion = Conclusion(run, under: policy)
        let marks = run.setting.marks.map { "\n\n> **\($0)**" }.joined()
        let reason = "Exit status \(conclusion.status.code): \(conclusion.reason.markdownProse)"
        return MarkdownPiece(kind: "verdict", text: "# emconform: \(conclusion.title)\(marks)\n\n\(reason)")
    }

    private var setting: MarkdownPiece {
        let setting = run.setting
        let versions = setting.offeredVersions.map(\.description).joined(separator: ", ")
        let filters = setting.filters.joined(separator: " ")
        let lines = [
            "emconform \(setting.version.markdownProse) on \(setting.origin.description.markdownCode)"
                + (versions.isEmpty ? "" : ", which offers REST \(versions.markdownProse)"),
            "contracts \(setting.contracts.markdownCode), seed \(setting.seed), "
                + (setting.sample.map { "sample \($0)" } ?? "every subject")
                + (filters.isEmpty ? "" : ", filters \(filters.markdownCode)"),
            "began \(setting.startedAt.markdownCode), took \(Milliseconds(run.seconds)) s, "
                + counted(run.requests, "request"),
        ]
        return MarkdownPiece(kind: "setting", text: lines.map { "- \($0)" }.joined(separator: "\n"))
    }

    private var table: MarkdownPiece {
        let outcomes = run.shownOutcomes
        let resources = run.resources
        let rows = resources.map { row($0.markdownCell, run.results(of: $0), run.population(of: $0)) }
        let total = resources.count > 1 ? [row("**all**", run.results, "")] : []
        let head = [
            Self.line(["resource"] + outcomes.map(\.title) + ["judged on"]),
            Self.line(["---"] + outcomes.map { _ in "---:" } + ["---:"]),
        ]
        return MarkdownPiece(kind: "table", text: (head + rows + total).joined(separator: "\n"))
    }

    private func row(_ name: String, _ results: [CaseResult], _ population: String) -> String {
        let tally = Tally(results)
        return Self.line([name] + run.shownOutcomes.map { String(tally.count($0)) } + [population])
    }

    private static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    private var waivers: [MarkdownPiece] {
        let kinds = [
            (run.outdatedWaivers, "## Waivers that need care", "list of waivers"),
            (run.unusedWaivers, "## Waivers of which nothing was judged, or not all", "list of unused waivers"),
        ]
        return kinds.filter { !$0.0.isEmpty }.map { told($0, under: $1, kind: $2) }
    }

    private func told(_ notices: [WaiverNotice], under title: String, kind: String) -> MarkdownPiece {
        let lines = notices.prefix(Self.listLimit).map { notice in
            let waiver = notice.use.waiver
            let place = waiver.location.description.markdownCode
            return "- \(notice.headline.markdownCode) (\(place), \(waiver.owner.markdownProse))"
        }
        return list(title, lines, of: notices.count, kind: kind)
    }

    private var coverage: MarkdownPiece {
        let coverage = Coverage(run.results)
        let applicable = coverage.planned - coverage.notApplicable
        let lines = [
            "\(coverage.promises) of \(run.setting.promises.count) promises of the reference have a requirement in the plan",
            "\(coverage.ran) of \(coverage.planned) planned cases ran; \(coverage.notApplicable) do not apply",
            "\(coverage.observed) of \(applicable) cases had an observation that could have failed them"
                + " (\(coverage.percent))",
            "\(coverage.observedRequirements) of \(coverage.requirements) requirements were observed",
        ]
        let waivers = run.waiverSummary.map { ["waivers: \($0)"] } ?? []
        let refused = run.refusalSummary.map { ["refused: \($0.markdownProse)"] } ?? []
        let flaky = run.flakySummary.map { ["flaky: \($0.markdownProse)"] } ?? []
        let text = (lines + refused + flaky + waivers).map { "- \($0)" }.joined(separator: "\n")
        return MarkdownPiece(kind: "coverage", text: "## Coverage\n\n\(text)")
    }

    /// Lines below a title, and how many there are besides.
    func list(_ title: String, _ lines: [String], of count: Int, kind: String) -> MarkdownPiece {
        let more = count > lines.count ? ["- and \(count - lines.count) more"] : []
        return MarkdownPiece(kind: kind, text: "\(title)\n\n\((lines + more).joined(separator: "\n"))")
    }
}
