extension ChangeRule {
    /// The table of rules as a page in Markdown, the most severe first.
    public static var page: String {
        let rows = ChangeClass.allCases.sorted(by: >).flatMap { changeClass in
            allCases.filter { $0.changeClass == changeClass }.map { rule in
                "| `\(rule.rawValue)` | \(changeClass.rawValue) | \(rule.meaning) | \(rule.reason) |"
            }
        }
        return (heading + rows).joined(separator: "\n") + "\n"
    }

    private static let heading = [
        "# What a change between two builds means",
        "",
        "`emconform compare` names every change by one of these rules. The table is",
        "`Sources/Comparing/ChangeRule+Table.swift` and `ChangeRule+Parts.swift`; this page is written from it by",
        "`UPDATE_COMPARE_RULES=1 swift test --filter ChangeRuleTests`, and a test keeps the two equal.",
        "",
        "- *Breaking*: what relied on it fails. *Risky*: it may fail. *Compatible*: it goes on.",
        "- What differs between any two installations is masked: ids, names, times, numbers, hosts, and how many there are.",
        "- A part that only some subjects have is compared among subjects of the same kind, such as backups of one type,",
        "  and only in kinds that both installations have. That it was missed by chance, one in a hundred or likelier, is",
        "  no change.",
        "- A change is told once, whatever the number of subjects, representations and media types that show it.",
        "",
        "| rule | class | what changed | why it means that |",
        "| --- | --- | --- | --- |",
    ]
}
