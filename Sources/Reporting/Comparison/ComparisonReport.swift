public import Comparing
import Conformance

/// What changed between two builds, as Markdown, as a page, as JSON and as a few lines for a console.
public struct ComparisonReport: Hashable, Sendable {
    /// The comparison that is told.
    public let comparison: Comparison

    /// Creates the report of a comparison.
    public init(_ comparison: Comparison) { self.comparison = comparison }

    /// The status in capitals, such as `NOTHING BREAKING`.
    public var title: String {
        switch comparison.status {
        case .compatible: "NOTHING BREAKING"
        case .breaking: "BREAKING"
        case .notComparable: "NOT COMPARABLE"
        }
    }

    /// What it comes to, in one line that names the exit status.
    public var headline: String { "\(title) (exit status \(comparison.status.code)): \(reason)" }

    /// Why it comes to that, in one line.
    var reason: String {
        if comparison.status == .notComparable, let obstacle = comparison.obstacle { return obstacle.visible }
        let counts = ChangeClass.allCases.map { "\(comparison.count($0)) \($0.rawValue)" }.joined(separator: ", ")
        return comparison.obstacle.map { "\(counts); moreover \($0)".visible } ?? counts
    }

    /// The lines for a console: the two builds, what is not compatible, and the headline.
    public var lines: [String] {
        let told = changeLines(of: .breaking, limit: 50) + changeLines(of: .risky, limit: 20)
        return [side(comparison.before, "before"), side(comparison.after, "after ")] + (told.isEmpty ? [] : [""] + told)
            + ["", headline]
    }

    private func changeLines(of changeClass: ChangeClass, limit: Int) -> [String] {
        let verdicts = comparison.verdictChanges.filter { $0.changeClass == changeClass }.map { change in
            "\(changeClass.rawValue) \(change.rule.rawValue): \(change.requirement): \(change.before) → \(change.after)"
        }
        let changes = comparison.changes.filter { $0.changeClass == changeClass }.map { change in
            "\(changeClass.rawValue) \(change.rule.rawValue): \(change.subject): \(change.words)"
        }
        let lines = (changes + verdicts).map { $0.shortened(toBytes: 400).visible }
        let left = lines.count - limit
        return Array(lines.prefix(limit)) + (left > 0 ? ["… and \(left) more \(changeClass.rawValue)"] : [])
    }

    private func side(_ side: Comparison.Side, _ word: String) -> String {
        "\(word) \(side.name): \(Self.facts(of: side).joined(separator: ", "))".visible
    }

    /// What is told of a build.
    static func facts(of side: Comparison.Side) -> [String] {
        let found = side.populations.map { "\($0.picked) of \($0.found) \($0.resource)" }
        let versions = side.versions.isEmpty ? [] : ["REST \(side.versions.joined(separator: ", "))"]
        return (side.isMock ? ["MOCK"] : []) + ["began \(side.startedAt)", "\(side.exchanges) exchanges"] + versions
            + found
    }

    /// How much could be compared, in one sentence.
    var extent: String {
        let extent = comparison.extent
        return "\(counted(extent.requirements, "requirement")), \(counted(extent.requests, "kind")) of requests and "
            + "\(counted(extent.representations, "kind")) of representations were there on both sides; "
            + "\(counted(extent.onlyBefore, "kind")) of requests only before, \(extent.onlyAfter) only after."
    }

    /// The rules that named something, in the order of the table.
    var rules: [ChangeRule] {
        let used = Set(comparison.changes.map(\.rule) + comparison.verdictChanges.map(\.rule))
        return ChangeRule.allCases.filter(used.contains)
    }
}

extension Change {
    /// The most holders and places that a line names.
    private static var nameLimit: Int { 5 }

    /// What changed, such as `Backup, BackupFile: link Up BackupServerReference`.
    var subject: String {
        let names = Self.named(holders)
        return names.isEmpty ? part : "\(names): \(part)"
    }

    /// What it was and is.
    var words: String { "\(before) → \(after)" }

    /// How many subjects show it.
    var numbers: String {
        "\(subjectsBefore.some) of \(subjectsBefore.all) → \(subjectsAfter.some) of \(subjectsAfter.all)"
    }

    /// The same in two lines.
    var numberLines: [String] {
        ["\(subjectsBefore.some) of \(subjectsBefore.all) subjects", "→ \(subjectsAfter.some) of \(subjectsAfter.all)"]
    }

    /// Where it is seen.
    var whereabouts: String { Self.named(places) }

    /// The first places where it is seen, and how many more there are.
    var shownPlaces: [String] {
        let left = places.count - Self.nameLimit
        return places.prefix(Self.nameLimit) + (left > 0 ? ["and \(left) more"] : [])
    }

    private static func named(_ names: [String]) -> String {
        let left = names.count - nameLimit
        return names.prefix(nameLimit).joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
    }
}
