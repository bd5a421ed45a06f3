public import Conformance
public import Representation

/// The whole answer to a session step.
struct StepAnswer {
    private let response: Response
    private let action: SessionAction
    /// What a read asks for.
    private let target: Target?
    private let observation: Observation

    init(
        _ response: Response,
        to action: SessionAction,
        at target: Target?,
        limits: BodyLimits = BodyLimits(),
        trees: LargeTree = LargeTree()
    ) {
        self.response = response
        self.action = action
        self.target = target
        let request = ReadRequest(target: .service, accept: .xml, session: .none)
        observation = Observation(request: request, result: .success(response), limits: limits, trees: trees)
    }

    func verdict(by expectation: StepExpectation) -> Verdict {
        guard response.status == expectation.status else { return statusMismatch(expectation.status) }
        for rule in expectation.fields {
            let verdict = FieldCheck(rule, negotiated: .xml).verdict(on: response, observation.contentType)
            if verdict != .pass { return verdict }
        }
        if expectation.root != nil || expectation.session == .identity,
            let excess = observation.document?.issues.first(where: \.isOurLimit)
        {
            return .inconclusive(Inconclusive(.transport, "to \(action): \(excess.message)"))
        }
        if let root = expectation.root, let verdict = rootMismatch(root) { return verdict }
        if let session = expectation.session,
            let mismatch = SessionCheck(response, observation.resource).mismatch(session)
        {
            return .fail(mismatch)
        }
        guard !expectation.isEmpty || response.body.isEmpty else {
            return .fail(
                Mismatch(expected: "no content to \(action)", actual: "\(response.body.count) bytes of content")
            )
        }
        return .pass
    }

    private func statusMismatch(_ status: Int) -> Verdict {
        var what = "\(action)"
        if case .read = action, let target { what += ", GET \(target)" }
        return .fail(Mismatch(expected: "status \(status) to \(what)", actual: "status \(response.statusLine)"))
    }

    /// What is wrong with the content; nothing where its root is the one demanded.
    private func rootMismatch(_ root: String) -> Verdict? {
        let reading = observation.reading
        guard let body = reading.resource else {
            let issue = reading.document?.issues.first(where: \.isFatal)
            let actual = issue.map { "\($0.message) at \($0.place)" } ?? "content that is neither XML nor JSON"
            return .fail(Mismatch(expected: "a body with the root \(root)", actual: actual))
        }
        let verdict = RootCheck(roots: [root]).verdict(on: body)
        return verdict == .pass ? nil : verdict
    }
}

extension ProbeTranscript.Observation {
    /// What a step brought, judged by all of it at once; no more of its body is kept than evidence takes.
    ///
    /// The transcript lasts as long as the run, and a server decides how large its answers are.
    public init(
        _ result: Result<Response, TransportError>,
        to action: SessionAction,
        at target: Target?,
        judgingBy expectations: Set<StepExpectation>,
        limits: BodyLimits,
        trees: LargeTree
    ) {
        switch result {
        case .success(let response):
            let answer = StepAnswer(response, to: action, at: target, limits: limits, trees: trees)
            let verdicts = expectations.map { ($0, answer.verdict(by: $0).shortened) }
            let judged = Dictionary(uniqueKeysWithValues: verdicts)
            self = .response(response.cut(to: Exchange.evidenceBytes), judged: judged)
        case .failure(let error): self = .failure(error)
        }
    }
}
