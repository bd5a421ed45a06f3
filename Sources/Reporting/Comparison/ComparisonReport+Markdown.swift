import Comparing

extension ComparisonReport {
    /// How many changes of a class are listed.
    private static let listLimit = 300

    /// The report as Markdown, the same bytes for the same comparison.
    public func markdown() -> [UInt8] {
        let parts =
            [head] + [.breaking, .risky].flatMap { [section($0)] } + [folded(.compatible), ruleTable]
        return Array((parts.compactMap(\.self).joined(separator: "\n\n") + "\n").utf8)
    }

    private var head: String {
        let sides = [("before", comparison.before), ("after", comparison.after)].map { word, side in
            "- \(word): \(side.name.markdownCode), \(Self.facts(of: side).joined(separator: ", ").markdownCode)"
        }
        return """
            # emconform: \(title)

            Exit status \(comparison.status.code): \(reason.markdownProse)

            \(sides.joined(separator: "\n"))

            \(extent)
            """
    }

    private func section(_ changeClass: ChangeClass) -> String? {
        let lines = lines(changeClass)
        guard !lines.isEmpty else { return nil }
        return "## \(changeClass.title) (\(lines.count))\n\n\(Self.listed(lines))"
    }

    private func folded(_ changeClass: ChangeClass) -> String? {
        let lines = lines(changeClass)
        guard !lines.isEmpty else { return nil }
        let summary = "<summary>\(changeClass.title) (\(lines.count))</summary>"
        return "<details>\(summary)\n\n\(Self.listed(lines))\n\n</details>"
    }

    private static func listed(_ lines: [String]) -> String {
        let left = lines.count - listLimit
        return (lines.prefix(listLimit) + (left > 0 ? ["- and \(left) more"] : [])).joined(separator: "\n")
    }

    private func lines(_ changeClass: ChangeClass) -> [String] {
        let changes = comparison.changes.filter { $0.changeClass == changeClass }.map { change in
            let numbers = "\(change.numbers) subjects"
            let subject = "\(change.subject.markdownShort): \(change.words.markdownShort)"
            return "- **\(change.rule.rawValue)** \(subject) (\(numbers); \(change.whereabouts.markdownShort))"
        }
        let verdicts = comparison.verdictChanges.filter { $0.changeClass == changeClass }.map { change in
            let step = "\(change.before) → \(change.after)"
            let cases = "\(counted(change.cases.count, "case")) of a \(change.level)"
            return "- **\(change.rule.rawValue)** \(change.requirement.markdownCode): \(step) (\(cases))"
        }
        return changes + verdicts
    }

    private var ruleTable: String? {
        guard !rules.isEmpty else { return nil }
        let rows = rules.map { rule in
            "| \(rule.rawValue) | \(rule.changeClass.rawValue) | \(rule.meaning.markdownCell) | \(rule.reason.markdownCell) |"
        }
        let head = ["## Rules", "", "| rule | class | what changed | why it means that |", "| --- | --- | --- | --- |"]
        return (head + rows).joined(separator: "\n")
    }
}

extension ChangeClass {
    /// The class as a heading.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension String {
    /// The text as code, not longer than a line is read.
    fileprivate var markdownShort: String { shortened(toBytes: 600).markdownCode }
}
