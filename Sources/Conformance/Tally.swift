/// The counts of a run that reports and exit status agree on.
public struct Tally: Hashable, Sendable {
    /// Cases by what they came to.
    public let outcomes: [Outcome: Int]
    /// Cases that passed by asking again; they count among those that passed.
    public let flaky: Int
    /// The number of cases.
    public let cases: Int
    /// The number of requirements.
    public let requirements: Int

    /// Counts results.
    public init(_ results: [CaseResult]) {
        outcomes = results.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
        flaky = results.count { $0.flaky != nil }
        cases = results.count
        requirements = Set(results.map(\.requirement)).count
    }

    /// The cases that came to an outcome.
    public func count(_ outcome: Outcome) -> Int { outcomes[outcome, default: 0] }

    /// Cases with an observation that could have failed them, of those that apply; 0 to 1, and 0 of none.
    public var coverage: Double {
        let applicable = cases - count(.notApplicable)
        guard applicable > 0 else { return 0 }
        let observed = outcomes.reduce(0) { $0 + ($1.key.isObserved ? $1.value : 0) }
        return Double(observed) / Double(applicable)
    }
}
