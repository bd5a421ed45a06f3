/// A part of something that has parts.
struct Part: Hashable {
    /// What has it, as a reader calls it; empty for the server.
    let holder: String
    /// The part, such as `link Up BackupServerReference`.
    let name: String
}

/// Changes as they are found, before those of one kind are told together.
struct ChangeList {
    private var found: [Key: Entry] = [:]

    /// What makes two changes one: the same thing became of the same part.
    private struct Key: Hashable {
        let family: String
        let part: Part
    }

    private struct Entry {
        var change: Change
        var places: Set<String>
    }

    /// Adds a change of a part at a place; of several rules in one family the most severe is told.
    mutating func add(_ change: Change, of part: Part, family: String? = nil) {
        let key = Key(family: family ?? "\(change.rule) \(change.before) \(change.after)", part: part)
        guard var entry = found[key] else {
            found[key] = Entry(change: change, places: Set(change.places))
            return
        }
        entry.places.formUnion(change.places)
        if change.rank > entry.change.rank { entry.change = change }
        found[key] = entry
    }

    /// The changes, the most severe first, then by what changed; what became alike of one part is told once.
    var sorted: [Change] {
        let alike = Dictionary(grouping: found.values) { entry in
            [entry.change.rule.rawValue, entry.change.part, entry.change.before, entry.change.after]
        }
        return alike.values.compactMap { Self.merged($0) }.sorted { left, right in
            left.changeClass == right.changeClass
                ? left.order < right.order : left.changeClass > right.changeClass
        }
    }

    private static func merged(_ entries: [Entry]) -> Change? {
        guard let most = entries.map(\.change).max(by: { $0.rank < $1.rank }) else { return nil }
        return Change(
            most.rule,
            of: most.part,
            in: Set(entries.flatMap(\.change.holders)).sorted(),
            before: most.before,
            after: most.after,
            subjectsBefore: most.subjectsBefore,
            subjectsAfter: most.subjectsAfter,
            places: entries.reduce(into: Set<String>()) { $0.formUnion($1.places) }.sorted()
        )
    }
}

extension ChangeList {
    /// Adds a change, with the numbers of subjects asked before and after.
    mutating func add(
        _ rule: ChangeRule,
        _ part: Part,
        _ before: String,
        _ after: String,
        at place: String,
        counts: (Int, Int) = (1, 1),
        family: String? = nil
    ) {
        let change = Change(
            rule,
            of: part.name,
            in: part.holder.isEmpty ? [] : [part.holder],
            before: before,
            after: after,
            subjectsBefore: Change.Count(some: counts.0, all: counts.0),
            subjectsAfter: Change.Count(some: counts.1, all: counts.1),
            places: [place]
        )
        add(change, of: part, family: family)
    }

    /// Adds a change with the subjects that show it.
    mutating func add(
        _ rule: ChangeRule,
        _ part: Part,
        _ evidence: Presence.Evidence,
        _ words: (before: String, after: String),
        at place: String,
        family: String
    ) {
        let change = Change(
            rule,
            of: part.name,
            in: part.holder.isEmpty ? [] : [part.holder],
            before: evidence.kind.isEmpty ? words.before : "\(words.before) (\(evidence.kind))",
            after: words.after,
            subjectsBefore: Change.Count(some: evidence.before.some, all: evidence.before.all),
            subjectsAfter: Change.Count(some: evidence.after.some, all: evidence.after.all),
            places: [place]
        )
        add(change, of: part, family: family)
    }
}

extension Change {
    /// How telling a change is among those of one kind; what is left to choose is chosen by its words.
    fileprivate var rank: (ChangeClass, Int, Int, String) {
        (changeClass, subjectsBefore.some, subjectsAfter.all, "\(rule) \(before) \(after) \(holders)")
    }

    /// Where a change stands among those of one class.
    fileprivate var order: (String, String, String, String) {
        (holders.joined(separator: ","), part, rule.rawValue, "\(before) \(after)")
    }
}
