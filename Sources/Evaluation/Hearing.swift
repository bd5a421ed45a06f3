public import Conformance

/// One subject while its cases are judged, one after the other.
public final class Hearing {
    let judge: Judge
    let subject: Subject
    /// Everything seen so far.
    public private(set) var evidence: Evidence
    /// Nothing where there is none of the name.
    private let resource: ResourceContract?

    /// Begins with what was seen so far.
    public init(of subject: Subject, by judge: Judge, given evidence: Evidence) {
        self.judge = judge
        self.subject = subject
        self.evidence = evidence
        resource = judge.library.resource(named: subject.resource)
    }

    /// What a request brought; nothing where it was not made yet.
    func observation(of request: ReadRequest) -> Observation? { evidence[request] }

    /// Adds what a request brought.
    public func see(_ observation: Observation, of request: ReadRequest) { evidence[request] = observation }

    /// Adds what the probe session brought.
    public func see(_ probe: ProbeTranscript) { evidence.probe = probe }

    /// Judges a case by what was seen so far.
    public func judgement(of case: Case) -> Judgement {
        guard let resource else {
            return .decided(.notApplicable(reason: "no contract named '\(subject.resource)'"), consulted: [])
        }
        let inquiry = Inquiry(case: `case`, of: resource, in: self)
        do throws(Interruption) {
            try inquiry.requireCondition()
            let verdict = try inquiry.verdict()
            guard case .fail(let mismatch) = verdict else { return .decided(verdict, consulted: inquiry.consulted) }
            return .decided(.fail(inquiry.quoting(mismatch)), consulted: inquiry.consulted)
        } catch {
            return Judgement(error, consulted: inquiry.consulted)
        }
    }
}
