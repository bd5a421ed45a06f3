import Conformance

/// What `results.json` holds: a run and the policy it was judged under, and the numbers that follow from them.
struct ResultsDocument: Codable {
    /// The version of the shape; it grows when a reader of an older one would be misled.
    static let currentVersion = 1

    let schemaVersion: Int
    let policy: PolicyRecord
    let conclusion: ConclusionRecord
    let tally: TallyRecord
    let setting: Run.Setting
    let ending: EndingRecord
    let requests: Int
    let bytes: Int
    let seconds: Double
    let populations: [Run.Population]
    let waivers: [WaiverUse]
    let results: [CaseResult]

    struct PolicyRecord: Codable {
        let failOn: Level
        let allowsEmpty: Bool
        let requiredCoverage: Double
    }

    struct ConclusionRecord: Codable {
        let exitStatus: Int32
        let title: String
        let reason: String
    }

    struct TallyRecord: Codable {
        let planned: Int
        let ran: Int
        let observed: Int
        let outcomes: [String: Int]
        let requirements: Int
        let observedRequirements: Int
        let promises: Int
        let coverage: Double
        /// Nothing in results of before there was such a count.
        let flaky: Int?
    }

    /// `Run.Ending` with a name for each value.
    struct EndingRecord: Codable {
        enum Kind: String, Codable {
            case finished
            case noSession
            case interrupted
            case outOfTime
            case cutShort
        }

        let kind: Kind
        var reason: String?
        var signal: Int32?
        var seconds: Double?
    }

    init(_ run: Run, _ judgedUnder: ExitStatus.Policy) {
        schemaVersion = Self.currentVersion
        policy = PolicyRecord(judgedUnder)
        conclusion = ConclusionRecord(Conclusion(run, under: judgedUnder))
        tally = TallyRecord(run.results)
        setting = run.setting
        ending = EndingRecord(run.ending)
        requests = run.requests
        bytes = run.bytes
        seconds = run.seconds
        populations = run.populations
        waivers = run.waivers
        results = run.results
    }

    /// The run, or nothing when its ending lacks what it needs.
    var run: Run? {
        guard let ending = ending.value else { return nil }
        return Run(
            setting: setting,
            results: results,
            waivers: waivers,
            populations: populations,
            requests: requests,
            bytes: bytes,
            seconds: seconds,
            ending: ending
        )
    }
}

extension ResultsDocument.PolicyRecord {
    init(_ policy: ExitStatus.Policy) {
        self.init(
            failOn: policy.failOn,
            allowsEmpty: policy.allowsEmpty,
            requiredCoverage: policy.requiredCoverage
        )
    }

    var value: ExitStatus.Policy {
        ExitStatus.Policy(failOn: failOn, allowsEmpty: allowsEmpty, requiredCoverage: requiredCoverage)
    }
}

extension ResultsDocument.ConclusionRecord {
    init(_ conclusion: Conclusion) {
        self.init(exitStatus: conclusion.status.code, title: conclusion.title, reason: conclusion.reason)
    }
}

extension ResultsDocument.TallyRecord {
    init(_ results: [CaseResult]) {
        let tally = Tally(results)
        let coverage = Coverage(results)
        self.init(
            planned: coverage.planned,
            ran: coverage.ran,
            observed: coverage.observed,
            outcomes: .init(uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, tally.count($0)) }),
            requirements: coverage.requirements,
            observedRequirements: coverage.observedRequirements,
            promises: coverage.promises,
            coverage: coverage.share,
            flaky: tally.flaky
        )
    }
}

extension ResultsDocument.EndingRecord {
    init(_ ending: Run.Ending) {
        switch ending {
        case .finished: self.init(kind: .finished)
        case .noSession(let reason): self.init(kind: .noSession, reason: reason)
        case .interrupted(let signal): self.init(kind: .interrupted, signal: signal)
        case .cutShort(let reason): self.init(kind: .cutShort, reason: reason)
        case .outOfTime(let seconds): self.init(kind: .outOfTime, seconds: seconds)
        }
    }

    var value: Run.Ending? {
        switch kind {
        case .finished: .finished
        case .noSession: reason.map { .noSession($0) }
        case .interrupted: signal.map { .interrupted(signal: $0) }
        case .cutShort: reason.map { .cutShort($0) }
        case .outOfTime: seconds.map { .outOfTime(seconds: $0) }
        }
    }
}
