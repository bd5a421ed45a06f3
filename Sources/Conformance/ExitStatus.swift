/// What the process tells its caller; the first that applies.
public enum ExitStatus: Hashable, Sendable {
    /// Everything that was demanded is kept.
    case conforms
    /// A must is violated, or a should where that was asked for.
    case violated
    /// Our input or output is wrong.
    case misused
    /// There was no session, or a must case ended in error or blocked.
    case unreachable
    /// Too little was tested to say anything.
    case tooLittle
    /// A waiver expired, or waives nothing any more.
    case waiversOutdated
    /// A mistake of our own.
    case ownMistake
    /// A signal stopped the run.
    case interrupted(signal: Int32)

    /// The number the process ends with.
    public var code: Int32 {
        switch self {
        case .conforms: 0
        case .violated: 1
        case .misused: 2
        case .unreachable: 3
        case .tooLittle: 4
        case .waiversOutdated: 5
        case .ownMistake: 70
        case .interrupted(let signal): 128 + signal
        }
    }

    /// What the caller asked to be strict about.
    public struct Policy: Hashable, Sendable {
        /// The weakest level whose findings fail the run.
        public let failOn: Level
        /// Whether an installation without backups is fine.
        public let allowsEmpty: Bool
        /// The least coverage, 0 to 1.
        public let requiredCoverage: Double

        /// Creates a policy.
        public init(failOn: Level, allowsEmpty: Bool, requiredCoverage: Double) {
            self.failOn = failOn
            self.allowsEmpty = allowsEmpty
            self.requiredCoverage = requiredCoverage
        }
    }

    /// What a run comes to under a policy.
    public init(_ run: Run, under policy: Policy) {
        switch run.ending {
        case .interrupted(let signal): self = .interrupted(signal: signal)
        case .noSession: self = .unreachable
        case .finished, .outOfTime, .cutShort: self = ExitStatus(judging: run, policy)
        }
    }

    private init(judging run: Run, _ policy: Policy) {
        let isFailure = { (result: CaseResult) in result.outcome.isFinding && result.level >= policy.failOn }
        let isUnreached = { (result: CaseResult) in
            result.level == .must && (result.outcome == .error || result.outcome == .blocked)
        }
        if run.results.contains(where: isFailure) {
            self = .violated
        } else if run.results.contains(where: isUnreached) || run.ending != .finished {
            self = .unreachable
        } else if run.waivers.contains(where: \.state.needsCare) {
            self = .waiversOutdated
        } else if Shortfall(run, policy) != nil {
            self = .tooLittle
        } else {
            self = .conforms
        }
    }
}

/// Why a run tested too little to say anything.
public enum Shortfall: CustomStringConvertible, Hashable, Sendable {
    /// The session was not tested.
    case session
    /// No backup was seen in one of its forms and media types.
    case backup(form: Form, MediaType)
    /// The backups, or what lists them, were kept from the user.
    case backupsRefused
    /// Fewer cases had an observation than was asked for; 0 to 1.
    case coverage(Double, required: Double)

    /// What applies first to a run.
    public init?(_ run: Run, _ policy: ExitStatus.Policy) {
        self.init(run.results, policy, populations: run.populations)
    }

    /// The first that applies, or nothing when enough was tested.
    public init?(_ results: [CaseResult], _ policy: ExitStatus.Policy, populations: [Run.Population] = []) {
        let observed = results.filter(\.outcome.isObserved)
        guard observed.contains(where: { $0.resource == "session" && $0.group == "logon" }) else {
            self = .session
            return
        }
        if Self.areBackupsRefused(results, populations) {
            self = .backupsRefused
            return
        }
        if !policy.allowsEmpty, let missing = Self.missingBackup(observed) {
            self = missing
            return
        }
        let coverage = Tally(results).coverage
        guard coverage < policy.requiredCoverage else { return nil }
        self = .coverage(coverage, required: policy.requiredCoverage)
    }

    /// Whether all that was asked of the user's own backups was refused, which is not what an empty installation does.
    private static func areBackupsRefused(_ results: [CaseResult], _ populations: [Run.Population]) -> Bool {
        if populations.contains(where: { $0.resource == "backup" && $0.isRefused == true }) { return true }
        let refused = results.filter { $0.resource == "backup" && ($0.subjects.refused ?? 0) > 0 }
        return !refused.isEmpty && refused.allSatisfy { $0.subjects.observed == 0 }
    }

    private static func missingBackup(_ observed: [CaseResult]) -> Shortfall? {
        for form in [Form.reference, .entity] {
            for mediaType in MediaType.allCases {
                let isThere = observed.contains {
                    $0.resource == "backup" && $0.form == form && $0.mediaType == mediaType
                }
                if !isThere { return .backup(form: form, mediaType) }
            }
        }
        return nil
    }

    /// The shortfall and what to do about it.
    public var description: String {
        switch self {
        case .session: "no case of the session group was judged; do the filters leave it out?"
        case .backup(let form, let mediaType):
            """
            no backup was judged as \(form.rawValue) in \(mediaType.name); do the filters leave it out? An empty \
            installation needs --allow-empty
            """
        case .backupsRefused:
            "every backup, or the list of them, was kept from this user (status 403); does its role suffice?"
        case .coverage(let coverage, let required):
            "coverage is \(Self.percent(coverage)), and --require-coverage asks for \(Self.percent(required))"
        }
    }

    /// Rounded down, so that a share that is too small never reads like the one that was asked for.
    private static func percent(_ share: Double) -> String {
        let tenths = Int(share * 1000)
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
