import Conformance

extension KillMatrix {
    /// The matrix for a reader: what survived, what was misattributed, and who noticed what.
    public var markdown: String {
        var lines = ["# Proof", "", headline, ""]
        let odd = trials.filter { !$0.isAsDeclared }
        if !odd.isEmpty {
            lines += [
                "## Not as declared", "", "| trial | survived | misattributed | passed unseen |",
                "| --- | --- | --- | --- |",
            ]
            lines += odd.map { row([$0.name, list($0.survived), list($0.misattributed), list($0.blind)]) }
            lines.append("")
        }
        lines += ["## Defects", "", "| defect | level | what is wrong | noticed by |", "| --- | --- | --- | --- |"]
        lines += trials.filter { $0.kind == .defect && $0.limit == nil }.map { trial in
            row([trial.name, trial.level?.rawValue ?? "", trial.summary, list(trial.noticed)])
        }
        lines += ["", "## Variants", "", "| variant | what is different | findings |", "| --- | --- | --- |"]
        lines += trials.filter { $0.kind == .variant }.map { row([$0.name, $0.summary, list($0.noticed)]) }
        let limits = trials.filter { $0.limit != nil }
        lines += [
            "", "## Beyond the limits", "", "| defect | what is wrong | why nobody notices |", "| --- | --- | --- |",
        ]
        lines += limits.map { row([$0.name, $0.summary, $0.limit ?? ""]) }
        if !unproven.isEmpty { lines += ["", "## Requirements that no defect shows", ""] + unproven.map { "- \($0)" } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The counts in one line.
    public var headline: String {
        let levels = [Level.must, .should].map { level in
            let (killed, count) = killed(at: level)
            return "\(level.rawValue) \(killed) of \(count)"
        }
        let variants = trials.filter { $0.kind == .variant }
        let right = variants.count { $0.isAsDeclared }
        let clean = trials.filter { $0.kind == .clean }.allSatisfy(\.isAsDeclared)
        return """
            defects killed: \(levels.joined(separator: ", ")), beyond the limits \(trials.count { $0.limit != nil }); misattributed \(misattributions); \
            variants as declared \(right) of \(variants.count); clean run \(clean ? "without a finding" : "with findings")
            """
    }

    private func row(_ cells: [String]) -> String {
        "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
    }

    private func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
