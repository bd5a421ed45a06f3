import Conformance

/// Which subjects of a resource are judged.
public struct Sampling: Hashable, Sendable {
    /// How many subjects at most; nothing for all.
    public let limit: Int?
    /// The seed of the choice.
    public let seed: UInt64
    /// The one subject that is judged, by its UID; nothing for a choice.
    public let only: String?

    /// Creates a sampling.
    public init(limit: Int?, seed: UInt64, only: String? = nil) {
        self.limit = limit
        self.seed = seed
        self.only = only
    }

    /// Whether not all of a number of candidates are picked.
    func isChoice(among count: Int) -> Bool { only == nil && limit.map { count > $0 } ?? false }

    /// Picks from candidates, each stratum in turn, so that rare kinds are not missed; the order of the candidates is
    /// kept.
    func pick<Candidate>(_ candidates: [Candidate], stratum: (Candidate) -> String) -> [Candidate] {
        guard let limit, candidates.count > limit else { return candidates }
        var generator = SplitMix64(seed)
        var strata = Dictionary(grouping: candidates.indices) { stratum(candidates[$0]) }
            .sorted { $0.key < $1.key }
            .map { $0.value.shuffled(using: &generator) }
        var picked: [Int] = []
        while picked.count < limit {
            for index in strata.indices where picked.count < limit {
                if let candidate = strata[index].popLast() { picked.append(candidate) }
            }
        }
        return picked.sorted().map { candidates[$0] }
    }
}
