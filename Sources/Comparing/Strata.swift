/// What kind of thing a subject is, by the values of its facts; nothing is known where a value is missing.
struct Stratum: Comparable, Hashable {
    let values: [String?]

    static func < (left: Self, right: Self) -> Bool {
        left.values.map { $0 ?? "" }.lexicographicallyPrecedes(right.values.map { $0 ?? "" })
    }

    /// The stratum as far as some of the facts tell.
    func limited(to facts: [Int]) -> Stratum {
        Stratum(values: values.enumerated().map { facts.contains($0.offset) ? $0.element : nil })
    }

    /// The values that are known, such as `ParentBackup`.
    var words: String { values.compactMap(\.self).joined(separator: ", ") }
}

/// How many, by stratum.
typealias Strata = [Stratum: Int]

extension Strata {
    /// One more in a stratum.
    mutating func count(_ stratum: Stratum, _ number: Int = 1) { self[stratum, default: 0] += number }

    /// The same, told apart by some of the facts alone.
    func limited(to facts: [Int]) -> Strata {
        reduce(into: [:]) { strata, entry in strata.count(entry.key.limited(to: facts), entry.value) }
    }

    /// How many in all.
    var total: Int { values.reduce(0, +) }
}
