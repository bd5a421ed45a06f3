import Conformance

/// What came of random mutants.
public struct MutantReport: Codable, Hashable, Sendable {
    /// A mutant that went otherwise than its class demands.
    public struct Stray: Codable, Hashable, Sendable {
        /// What was changed.
        public let mutation: Mutation
        /// Of which answer.
        public let request: String
        /// Why it should have gone otherwise.
        public let reason: String
        /// The requirements that noticed.
        public let noticed: [String]
    }

    /// How many of a class there were, and how many of them were noticed.
    public struct Count: Codable, Hashable, Sendable {
        /// How many there were.
        public var judged = 0
        /// How many were noticed by a must or a should.
        public var noticed = 0
    }

    /// The seed of the choice.
    public let seed: UInt64
    /// Those that break a promise.
    public private(set) var mustBeCaught = Count()
    /// Those that break none.
    public private(set) var mustBeQuiet = Count()
    /// Those of which one exchange does not tell.
    public private(set) var undecidable = Count()
    /// Mutants that break a promise and that nobody noticed.
    public private(set) var survivors: [Stray] = []
    /// Mutants that break nothing and that somebody noticed.
    public private(set) var falseAlarms: [Stray] = []

    init(seed: UInt64) { self.seed = seed }

    /// How many were judged.
    public var judged: Int { mustBeCaught.judged + mustBeQuiet.judged + undecidable.judged }

    /// Whether every mutant went as its class demands.
    public var isProven: Bool { survivors.isEmpty && falseAlarms.isEmpty }

    mutating func add(
        _ mutation: Mutation,
        _ expectation: MutationTable.Class,
        _ noticed: [String],
        of request: ReadRequest
    ) {
        let stray = { (reason: String) in
            Stray(mutation: mutation, request: request.description, reason: reason, noticed: noticed)
        }
        switch expectation {
        case .caught(let reason):
            mustBeCaught.count(noticed)
            if noticed.isEmpty { survivors.append(stray(reason)) }
        case .quiet(let reason):
            mustBeQuiet.count(noticed)
            if !noticed.isEmpty { falseAlarms.append(stray(reason)) }
        case .open: undecidable.count(noticed)
        }
    }

    /// The counts, and each mutant that went astray, in lines.
    public var lines: [String] {
        let counts = [
            "mutants: \(judged) judged, seed \(seed)",
            "  break a promise: \(mustBeCaught.noticed) of \(mustBeCaught.judged) caught",
            "  break none:      \(mustBeQuiet.noticed) of \(mustBeQuiet.judged) flagged",
            "  undecidable:     \(undecidable.noticed) of \(undecidable.judged) noticed all the same",
        ]
        return counts
            + survivors.map { "survivor: \($0.mutation.description) of \($0.request): \($0.reason)" }
            + falseAlarms.map {
                "false alarm: \($0.mutation.description) of \($0.request): \($0.reason); by \($0.noticed.joined(separator: ", "))"
            }
    }
}

extension MutantReport.Count {
    fileprivate mutating func count(_ noticed: [String]) {
        judged += 1
        if !noticed.isEmpty { self.noticed += 1 }
    }
}
