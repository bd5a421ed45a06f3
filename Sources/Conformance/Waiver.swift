/// A finding that somebody answers for, until a day.
public struct Waiver: Codable, Hashable, Sendable {
    /// The id of a requirement, or a pattern of ids in which `*` stands for any text.
    public let requirement: String
    /// A pattern of subjects, UID or target; nothing for every subject.
    public let subject: String?
    /// Why the finding is put up with.
    public let reason: String
    /// Who answers for it.
    public let owner: String
    /// The last day on which it holds, UTC, `yyyy-MM-dd`.
    public let until: String
    /// Where it stands, as `file:line:column`.
    public let location: SourceLocation
    /// The last line that it takes, one-based.
    public let lastLine: Int

    /// Creates a waiver.
    public init(
        requirement: String,
        subject: String?,
        reason: String,
        owner: String,
        until: String,
        location: SourceLocation,
        lastLine: Int
    ) {
        self.requirement = requirement
        self.subject = subject
        self.reason = reason
        self.owner = owner
        self.until = until
        self.location = location
        self.lastLine = lastLine
    }

    /// Whether the waiver speaks of a requirement.
    public func covers(_ requirement: String) -> Bool { IdentifierPattern(self.requirement).fits(requirement) }

    /// Whether the waiver speaks of a requirement on a subject.
    public func covers(_ requirement: String, on subject: String) -> Bool {
        covers(requirement) && self.subject.map { IdentifierPattern($0).fits(subject) } ?? true
    }

    /// Whether the waiver held before a day, `yyyy-MM-dd`, and does not any more.
    public func isExpired(on day: String) -> Bool { until < day }
}

/// What became of a waiver in a run.
public struct WaiverUse: Codable, Hashable, Sendable {
    /// What became of it.
    public enum State: String, CaseIterable, Codable, Hashable, Sendable {
        /// It waived something.
        case active
        /// Its day is over; what it waived fails again.
        case expired
        /// What it speaks of was judged, and there is nothing to waive any more.
        case stale
        /// What it speaks of was not judged, or not all of it.
        case unused

        /// Whether somebody must look at the waiver.
        public var needsCare: Bool { self == .expired || self == .stale }
    }

    /// The waiver.
    public let waiver: Waiver
    /// What became of it.
    public let state: State

    /// Creates a use.
    public init(waiver: Waiver, state: State) {
        self.waiver = waiver
        self.state = state
    }
}
