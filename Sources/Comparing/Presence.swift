/// How many subjects have a part before and after, in the strata that there are on both sides.
struct Presence {
    /// What became of a part.
    enum Change: Hashable {
        /// As before, as far as anybody can tell.
        case none
        /// Nobody has it any more, and chance does not explain that.
        case vanished(Evidence)
        /// Nobody has it any more, and perhaps nobody could be seen who has.
        case notSeen(Evidence)
        /// Who always had it lacks it sometimes.
        case becameOptional(Evidence)
        /// Somebody has it, and nobody had.
        case appeared(Evidence)
    }

    /// On how many subjects a change was seen.
    struct Evidence: Hashable {
        /// How many had the part before, of how many.
        let before: Share
        /// How many have it after, of how many.
        let after: Share
        /// Whether every subject, or every one of its kind, had it.
        let wasRequired: Bool
        /// The kind of subject that it is about; empty where it is about all.
        let kind: String
    }

    /// Some of all.
    struct Share: Hashable {
        let some: Int
        let all: Int
    }

    /// A chance below this is none.
    static let chanceLimit = 0.01
    /// So many must have had a part before "always" means anything.
    static let always = 5

    private let cells: [Stratum: Cell]

    /// The four numbers of a stratum.
    private struct Cell {
        var had = 0
        var before = 0
        var have = 0
        var after = 0

        var wasAlways: Bool { had == before }
        var isEvident: Bool { had == 0 || wasAlways }

        func adding(_ other: Cell) -> Cell {
            Cell(
                had: had + other.had,
                before: before + other.before,
                have: have + other.have,
                after: after + other.after
            )
        }
    }

    init(had: Strata, of before: Strata, have: Strata, of after: Strata) {
        // Most parts are where they were; there is nothing to count then.
        guard had != before || have != after else {
            cells = [:]
            return
        }
        let facts = Self.facts(of: before).intersection(Self.facts(of: after)).sorted()
        let sides = [had, before, have, after].map { $0.limited(to: facts) }
        cells = sides[1].reduce(into: [:]) { cells, entry in
            guard let all = sides[3][entry.key], all > 0, entry.value > 0 else { return }
            cells[entry.key] = Cell(
                had: sides[0][entry.key] ?? 0,
                before: entry.value,
                have: sides[2][entry.key] ?? 0,
                after: all
            )
        }
    }

    /// The facts that somebody tells: one that a build no longer tells must not keep everything apart.
    private static func facts(of strata: Strata) -> Set<Int> {
        Set(strata.keys.flatMap { $0.values.enumerated().filter { $0.element != nil }.map(\.offset) })
    }

    /// What became of the part.
    var change: Change {
        let sum = total
        guard sum.before > 0 else { return .none }
        if sum.had == 0 {
            guard sum.have > 0 else { return .none }
            let isChance =
                sum.have < sum.after
                && Self.chance(ofAll: sum.have, among: sum.after, and: sum.before) >= Self.chanceLimit
            return isChance ? .none : .appeared(evidence(sum, false))
        }
        if sum.have == 0 { return vanished(sum) }
        return vanishedFromKind ?? becameOptional
    }

    private var total: Cell { cells.values.reduce(Cell()) { $0.adding($1) } }

    private func vanished(_ sum: Cell) -> Change {
        if sum.wasAlways { return .vanished(evidence(sum, sum.before >= Self.always)) }
        if let pure = pureGrouping {
            let carriers = pure.filter { $0.value.had > 0 }
            let kind = carriers.keys.sorted().map(\.words).joined(separator: " or ")
            let carried = carriers.values.reduce(Cell()) { $0.adding($1) }
            // That every one of few had it is no proof that every one has: one more of either kind is thought of.
            let chance = carriers.values.reduce(1) { $0 * power(1 / Double($1.before + 2), $1.after) }
            let evidence = evidence(carried, carried.before >= Self.always, kind)
            return chance < Self.chanceLimit ? .vanished(evidence) : .notSeen(evidence)
        }
        let chances = groupings.map { groups in
            groups.values.reduce(1) {
                $0 * power(1 - share($1.had, $1.before + ($1.wasAlways ? 1 : 0)), $1.after)
            }
        }
        let isChance = (chances.max() ?? 1) >= Self.chanceLimit
        return isChance ? .notSeen(evidence(sum, false)) : .vanished(evidence(sum, false))
    }

    /// A kind of subject that always had the part, and never has it now, while others still do.
    private var vanishedFromKind: Change? {
        for groups in groupings.dropFirst() {
            for (kind, cell) in groups.sorted(by: { $0.key < $1.key })
            where cell.wasAlways && cell.have == 0 && cell.before >= Self.always
                && cell.after >= Self.always
            {
                return .vanished(evidence(cell, true, kind.words))
            }
        }
        return nil
    }

    private var becameOptional: Change {
        guard
            let pure = ([groupings.first].compactMap(\.self) + groupings.dropFirst()).first(where: isPure)
        else {
            return .none
        }
        let carriers = pure.filter { $0.value.had > 0 }
        let sum = carriers.values.reduce(Cell()) { $0.adding($1) }
        guard sum.have < sum.after else { return .none }
        let kind =
            carriers.count < pure.count
            ? carriers.keys.sorted().map(\.words).joined(separator: " or ") : ""
        let chance = Self.chance(ofAll: sum.after - sum.have, among: sum.after, and: sum.before)
        return .becameOptional(
            evidence(sum, chance < Self.chanceLimit && sum.before >= Self.always, kind)
        )
    }

    /// The coarsest way to tell subjects apart by which all of a kind had the part, or none.
    private var pureGrouping: [Stratum: Cell]? { groupings.dropFirst().first(where: isPure) }

    private func isPure(_ groups: [Stratum: Cell]) -> Bool { groups.values.allSatisfy(\.isEvident) }

    /// The subjects all together, by each fact, and by all facts.
    private var groupings: [[Stratum: Cell]] {
        let count = cells.keys.first?.values.count ?? 0
        let facts = [[]] + (0..<count).map { [$0] } + (count > 1 ? [Array(0..<count)] : [])
        return facts.map { facts in
            cells.reduce(into: [:]) { groups, entry in
                let key = entry.key.limited(to: facts)
                groups[key] = (groups[key] ?? Cell()).adding(entry.value)
            }
        }
    }

    private func evidence(_ cell: Cell, _ wasRequired: Bool, _ kind: String = "") -> Evidence {
        Evidence(
            before: Share(some: cell.had, all: cell.before),
            after: Share(some: cell.have, all: cell.after),
            wasRequired: wasRequired,
            kind: kind
        )
    }

    /// The chance that all who differ are among the one lot, were both lots drawn from one bowl (Fisher's exact test).
    private static func chance(ofAll differing: Int, among lot: Int, and other: Int) -> Double {
        (0..<min(differing, 10_000)).reduce(1) { product, drawn in
            product * Double(lot - drawn) / Double(lot + other - drawn)
        }
    }

    private func share(_ some: Int, _ all: Int) -> Double {
        all == 0 ? 0 : Double(some) / Double(all)
    }
}

/// A probability that something happens so many times in a row.
private func power(_ probability: Double, _ times: Int) -> Double {
    // Beyond this it is nothing, whatever it is of; ones stay ones.
    (0..<min(times, 10_000)).reduce(1) { product, _ in product < 1e-12 ? 0 : product * probability }
}
