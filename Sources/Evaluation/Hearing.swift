public import Conformance

/// One subject while its cases are judged, one after the other.
public final class Hearing {
    let judge: Judge
    let subject: Subject
    /// The subject's id; nothing where it has none.
    let ownID: String?
    /// Everything seen so far.
    public private(set) var evidence: Evidence
    /// Nothing where there is none of the name.
    private let resource: ResourceContract?
    /// The plain requests so far, each made once.
    private var plainRequests: [(form: Form, mediaType: MediaType?, request: ReadRequest)] = []
    /// Which look of the case at everything this is; a second one confirms what the first one showed.
    private(set) var look = ReadRequest.Look.first
    /// Whether it is being looked up that the subject is still listed.
    var isAskingForList = false
    /// The requests that the case looked at, in order.
    private(set) var consulted: [ReadRequest] = []
    /// What the case looked at last; most evaluators look at one answer again and again.
    private var latest: Observation?

    /// Begins with what was seen so far.
    public init(of subject: Subject, by judge: Judge, given evidence: Evidence) {
        self.judge = judge
        self.subject = subject
        ownID = subject.identifier
        self.evidence = evidence
        resource = judge.library.resource(named: subject.resource)
    }

    /// Adds what a request brought.
    public func see(_ observation: Observation, of request: ReadRequest) { evidence[request] = observation }

    /// Adds what the probe session brought.
    public func see(_ probe: ProbeTranscript) { evidence.probe = probe }

    /// Judges a case by what was seen so far.
    public func judgement(of case: Case) -> Judgement {
        guard let resource else {
            return .decided(.notApplicable(reason: "no contract named '\(subject.resource)'"), consulted: [])
        }
        begin(.first)
        let inquiry = Inquiry(case: `case`, resource: resource, hearing: self)
        do throws(Interruption) {
            try inquiry.requireCondition()
            let verdict = try inquiry.verdict()
            guard case .fail(let mismatch) = verdict else { return .decided(verdict, consulted: consulted) }
            return .decided(.fail(inquiry.quoting(mismatch).shortened), consulted: consulted)
        } catch {
            return Judgement(error, consulted: consulted)
        }
    }

    /// Begins to look at everything once more.
    func lookAgain() { begin(.second) }

    private func begin(_ look: ReadRequest.Look) {
        self.look = look
        consulted = []
        latest = nil
    }

    /// What a request brought, which is noted; nothing where it was not made yet.
    func observation(of request: ReadRequest) -> Observation? {
        if let latest, latest.answers(request) { return latest }
        guard let observation = evidence[request] else { return nil }
        latest = observation.answers(request) ? observation : nil
        if consulted.isEmpty, let latest { consulted = latest.requests } else { consult(request) }
        return observation
    }

    /// Notes that the case looked at a request.
    func consult(_ request: ReadRequest) {
        if consulted.isEmpty {
            consulted = [request]
        } else if !consulted.contains(request) {
            consulted.append(request)
        }
    }

    /// The request for the subject in a form that departs in nothing; nothing where it has no such form.
    func plainRequest(in form: Form, _ mediaType: MediaType?) -> ReadRequest? {
        for index in plainRequests.indices
        where plainRequests[index].form == form && plainRequests[index].mediaType == mediaType {
            return plainRequests[index].request
        }
        guard let target = subject.target(in: form) else { return nil }
        let accept = mediaType.map { Accept($0) } ?? .none
        let request = ReadRequest(target: target, accept: accept, session: resource?.session ?? .main)
        plainRequests.append((form, mediaType, request))
        return request
    }
}
