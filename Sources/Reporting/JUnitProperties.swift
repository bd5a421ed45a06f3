import Conformance

/// The `<properties>` of every suite: what a reader must know to make the run again, and how much it tested.
struct JUnitProperties {
    /// Names and values in the order in which they are written.
    let pairs: [(name: String, value: String)]

    /// Gathers what there is to say of a run.
    init(_ run: Run, under policy: ExitStatus.Policy) {
        let setting = run.setting
        let coverage = Coverage(run.results)
        let pairs: [(String, String)] = [
            ("version", setting.version),
            ("contracts", setting.contracts),
            ("origin", setting.origin.description),
            ("marks", Self.list(setting.marks, separator: "; ", or: "none")),
            ("rest-versions", Self.list(setting.offeredVersions.map(\.description), separator: ", ", or: "unknown")),
            ("seed", String(setting.seed)),
            ("sample", setting.sample.map { String($0) } ?? "all"),
            ("filters", Self.list(setting.filters, separator: " ", or: "none")),
            ("requests", String(run.requests)),
            ("promises", String(run.setting.promises.count)),
            ("promises.kept", String(coverage.promises)),
            ("cases.planned", String(coverage.planned)),
            ("cases.ran", String(coverage.ran)),
            ("cases.observed", String(coverage.observed)),
            ("cases.not-applicable", String(coverage.notApplicable)),
            ("cases.waived", String(Tally(run.results).count(.waived))),
            ("cases.flaky", String(Tally(run.results).flaky)),
            ("waivers", run.waiverSummary ?? "none"),
            ("requirements", String(coverage.requirements)),
            ("requirements.observed", String(coverage.observedRequirements)),
            ("coverage", coverage.percent),
            ("conclusion", Conclusion(run, under: policy).description),
        ]
        let unused = run.unusedWaivers.map { ("waivers.unused", "\($0.headline) (\($0.use.waiver.location))") }
        let refused = run.refusalSummary.map { [("refused", $0)] } ?? []
        self.pairs = (pairs + refused + unused).map { ($0.0, $0.1.visible) }
    }

    private static func list(_ items: [String], separator: String, or nothing: String) -> String {
        items.isEmpty ? nothing : items.joined(separator: separator)
    }
}
