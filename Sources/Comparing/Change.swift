/// A change of what a server shows, told once for all places and subjects.
public struct Change: Codable, Hashable, Sendable {
    /// How many subjects showed something.
    public struct Count: Codable, Hashable, Sendable {
        /// Those that did, in the place where most could.
        public let some: Int
        /// All there were in that place.
        public let all: Int

        /// Creates a count.
        public init(some: Int, all: Int) {
            self.some = some
            self.all = all
        }
    }

    /// What it means.
    public let changeClass: ChangeClass
    /// The rule that says so.
    public let rule: ChangeRule
    /// What it happened to, such as `Backup`, or a kind of request; empty where it happened to the server.
    public let holders: [String]
    /// The part of each of them that changed, such as `link Down RestorePointReferenceList`.
    public let part: String
    /// What it was, in words.
    public let before: String
    /// What it is, in words.
    public let after: String
    /// How many subjects showed what was.
    public let subjectsBefore: Count
    /// How many subjects show what is.
    public let subjectsAfter: Count
    /// Every kind of request, with media type, where it is seen.
    public let places: [String]

    /// Creates a change.
    public init(
        _ rule: ChangeRule,
        of part: String,
        in holders: [String],
        before: String,
        after: String,
        subjectsBefore: Count,
        subjectsAfter: Count,
        places: [String]
    ) {
        changeClass = rule.changeClass
        self.rule = rule
        self.holders = holders
        self.part = part
        self.before = before
        self.after = after
        self.subjectsBefore = subjectsBefore
        self.subjectsAfter = subjectsAfter
        self.places = places
    }
}

/// A change of what a requirement came to.
public struct VerdictChange: Codable, Hashable, Sendable {
    /// What it means.
    public let changeClass: ChangeClass
    /// The rule that says so.
    public let rule: ChangeRule
    /// The requirement's id.
    public let requirement: String
    /// Its level, as the contracts of today say it.
    public let level: String
    /// What it is for.
    public let purpose: String
    /// What its worst changed case came to before.
    public let before: String
    /// What that case came to after.
    public let after: String
    /// The cases that changed in this way, in the order of the plan.
    public let cases: [String]
}
