/// What stands between us and a session with a server, step by step.
public struct Diagnosis: Hashable, Sendable {
    /// What is looked at, in this order.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        case name
        case connection
        case encryption
        case certificate
        case service
        case logon
        case session
        case backups
        case logout
    }

    /// How a step ended.
    public enum Outcome: Hashable, Sendable {
        case fine
        /// What was seen is in the way, and this mends it.
        case failed(remedy: String)
        case skipped
    }

    /// One step, and what was seen in it.
    public struct Step: Hashable, Sendable {
        /// What was looked at.
        public let part: Part
        /// How it ended.
        public let outcome: Outcome
        /// What was seen, or why nothing was looked at; one line that may hold words of the server.
        public let seen: String
        /// More of what was seen, a line each.
        public let facts: [String]

        /// Creates a step.
        public init(_ part: Part, _ outcome: Outcome, _ seen: String, facts: [String] = []) {
            self.part = part
            self.outcome = outcome
            self.seen = seen
            self.facts = facts
        }
    }

    /// The server that was looked at.
    public let origin: Origin
    /// The steps so far.
    public private(set) var steps: [Step] = []
    /// Why the server may have been left with a session, a line for each.
    public var openSessions: [String] = []

    /// Creates a diagnosis without steps.
    public init(_ origin: Origin) { self.origin = origin }

    /// The first step that failed.
    public var firstFailure: Step? {
        steps.first { step in
            if case .failed = step.outcome { return true }
            return false
        }
    }

    /// Takes one more step.
    public mutating func add(_ step: Step) { steps.append(step) }

    /// Skips what was not looked at before a part, or to the end; the reason is what failed.
    public mutating func skip(before end: Part? = nil) {
        guard let failure = firstFailure else { return }
        let known = Set(steps.map(\.part))
        for part in Part.allCases.prefix(while: { $0 != end }) where !known.contains(part) {
            add(Step(part, .skipped, "not looked at, as the step '\(failure.part.rawValue)' failed"))
        }
    }

    /// The same without secrets.
    public func redacted(by redactor: Redactor) -> Diagnosis {
        var diagnosis = self
        diagnosis.steps = steps.map { step in
            let outcome: Outcome =
                if case .failed(let remedy) = step.outcome {
                    .failed(remedy: redactor.redacted(remedy))
                } else {
                    step.outcome
                }
            return Step(
                step.part,
                outcome,
                redactor.redacted(step.seen),
                facts: step.facts.map { redactor.redacted($0) }
            )
        }
        diagnosis.openSessions = openSessions.map { redactor.redacted(quote: $0) }
        return diagnosis
    }
}
