/// What a case came to, level taken into account.
public enum Outcome: String, CaseIterable, Codable, Hashable, Sendable {
    /// Every subject does what is demanded.
    case pass
    /// A must is not kept.
    case violation
    /// A should is not kept.
    case warning
    /// A may is not kept.
    case note
    /// What is not kept is put up with, by a waiver.
    case waived
    /// There was nothing to judge it on.
    case noData
    /// An earlier answer could not be read.
    case blocked
    /// No answer came.
    case error
    /// The requirement does not bind this server.
    case notApplicable

    /// What a verdict comes to at a level.
    public init(_ verdict: Verdict, at level: Level) {
        switch verdict {
        case .pass: self = .pass
        case .fail: self = Outcome(failureAt: level)
        case .notApplicable: self = .notApplicable
        case .inconclusive(let reason): self = Outcome(reason.kind)
        }
    }

    private init(failureAt level: Level) {
        switch level {
        case .must: self = .violation
        case .should: self = .warning
        case .may: self = .note
        }
    }

    private init(_ kind: Inconclusive.Kind) {
        switch kind {
        case .noData, .forbidden, .race: self = .noData
        case .blocked: self = .blocked
        case .transport: self = .error
        }
    }

    /// Whether something was seen that is not as demanded, and that nobody waived.
    public var isFinding: Bool { self == .violation || self == .warning || self == .note }

    /// Whether the case was judged on something that could have failed it.
    public var isObserved: Bool { self == .pass || self == .waived || isFinding }

    /// The outcome for a reader, such as `no data`.
    public var title: String {
        switch self {
        case .pass: "pass"
        case .violation: "violation"
        case .warning: "warning"
        case .note: "note"
        case .waived: "waived"
        case .noData: "no data"
        case .blocked: "blocked"
        case .error: "error"
        case .notApplicable: "not applicable"
        }
    }
}
