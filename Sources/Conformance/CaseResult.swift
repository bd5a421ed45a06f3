/// What a case came to, as reports tell it.
public struct CaseResult: Codable, Hashable, Sendable {
    /// How many subjects a case was judged on, and with which verdict.
    public struct SubjectCount: Codable, Hashable, Sendable {
        /// Subjects that do what is demanded.
        public var passed = 0
        /// Subjects that do something else.
        public var failed = 0
        /// Subjects that do something else, which a waiver puts up with.
        public var waived = 0
        /// Subjects without evidence.
        public var inconclusive = 0
        /// Those of them that the server kept from the user, with status 403; nothing where there are none.
        public var refused: Int?
        /// Subjects that the requirement's condition leaves out.
        public var unbound = 0

        /// Creates a count of nothing.
        public init() {}

        /// Reads the numbers; one that no run counts would go over when it is added up.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let count = { (key: CodingKeys) in
                let number = try container.decode(Int.self, forKey: key)
                guard (0...1 << 40).contains(number) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: key,
                        in: container,
                        debugDescription: "no run has so many subjects"
                    )
                }
                return number
            }
            passed = try count(.passed)
            failed = try count(.failed)
            waived = try count(.waived)
            inconclusive = try count(.inconclusive)
            unbound = try count(.unbound)
            refused = container.contains(.refused) ? try count(.refused) : nil
        }

        /// Subjects with an observation that could have failed them.
        public var observed: Int { passed + failed + waived }
    }

    /// The case's name, unique in the run.
    public let name: String
    /// The requirement's id.
    public let requirement: String
    /// The contract's name, which is the suite's.
    public let resource: String
    /// The group within the contract.
    public let group: String
    /// The requirement's level.
    public let level: Level
    /// What the requirement is for.
    public let purpose: String
    /// Where the reference says so.
    public let citation: Citation
    /// Where the contract says so, as `file:line:column`.
    public let location: SourceLocation
    /// The form; nothing where the case has no such dimension.
    public let form: Form?
    /// The media type; nothing where the case has no such dimension.
    public let mediaType: MediaType?
    /// What the case came to.
    public let outcome: Outcome
    /// Why there is no evidence, or why the case does not apply; nothing otherwise.
    public let reason: String?
    /// How many subjects were judged.
    public let subjects: SubjectCount
    /// The first few subjects that do something else; the waived ones only where there are no others.
    public internal(set) var findings: [Finding]
    /// The waiver by which the case is waived; nothing where it is not.
    public let waiver: Waiver?
    /// What came of a request at first, where the case passed by asking again; nothing otherwise.
    public let flaky: String?
    /// The time spent on judging and waiting, in seconds, to the millisecond.
    public let seconds: Double

    /// Creates a result.
    public init(
        case: Case,
        outcome: Outcome,
        reason: String?,
        subjects: SubjectCount,
        findings: [Finding],
        waiver: Waiver? = nil,
        flaky: String? = nil,
        seconds: Double
    ) {
        let requirement = `case`.requirement
        self.name = `case`.name
        self.requirement = requirement.id
        self.resource = requirement.resource
        self.group = requirement.group
        self.level = requirement.level
        self.purpose = requirement.purpose
        self.citation = requirement.citation
        self.location = requirement.location
        self.form = `case`.form
        self.mediaType = `case`.mediaType
        self.outcome = outcome
        self.reason = reason
        self.subjects = subjects
        self.findings = findings
        self.waiver = waiver
        self.flaky = flaky
        self.seconds = seconds.toTheMillisecond
    }
}

/// One subject that does something else, and how to see it again.
public struct Finding: Codable, Hashable, Sendable {
    /// The subject's UID or target.
    public let subject: String
    /// What was demanded, and what came.
    public let mismatch: Mismatch
    /// The requests that show it, in order; of session steps what they read.
    public let requests: [ReadRequest]
    /// The session steps that show it; empty where it is not about a session.
    public let steps: [SessionAction]
    /// The file with the exchanges that show it, relative to the reports' folder; nothing where there is none.
    public var evidence: String?

    /// Creates a finding.
    public init(
        subject: String,
        mismatch: Mismatch,
        requests: [ReadRequest],
        steps: [SessionAction],
        evidence: String? = nil
    ) {
        self.evidence = evidence
        self.subject = subject
        self.mismatch = mismatch
        self.requests = requests
        self.steps = steps
    }
}
