import Conformance
import Representation

extension Inquiry {
    /// A sequence of session steps ends as said; only the last step is judged.
    func stepsVerdict(_ steps: [SessionStep]) throws(Interruption) -> Verdict {
        guard let probe = hearing.evidence.probe else { throw .missingProbe }
        for (step, action) in zip(steps, SessionAction.actions(of: steps)).dropLast() {
            let verdict = try verdict(on: step.expectation, action, in: probe)
            if case .fail(let mismatch) = verdict {
                throw .inconclusive(Inconclusive(.blocked, "to \(action) came to \(mismatch.actual)"))
            }
        }
        guard let last = zip(steps, SessionAction.actions(of: steps)).reversed().first else { return .pass }
        let verdict = try verdict(on: last.0.expectation, last.1, in: probe)
        // Whoever repeats the steps has to know what they read.
        if case .fail = verdict, let target = probe.target, SessionAction.actions(of: steps).contains(where: \.isRead) {
            consult(ReadRequest(target: target, accept: .xml, session: .main))
        }
        return verdict
    }

    private func verdict(
        on expectation: StepExpectation,
        _ action: SessionAction,
        in probe: ProbeTranscript
    ) throws(Interruption) -> Verdict {
        switch probe.observations[action] {
        case .response(let response):
            if case .read = action, response.status == 403, expectation.status != 403 {
                let target = probe.target.map { "\($0)" } ?? "what is read"
                throw .inconclusive(Inconclusive(.forbidden, "to \(action): \(target) is not for this user"))
            }
            return expectation.verdict(on: response, action, at: probe.target)
        case .failure(let error): throw .inconclusive(Inconclusive(error, "to \(action)"))
        case .skipped(let reason): throw .inconclusive(Inconclusive(.noData, reason))
        case nil: throw .inconclusive(Inconclusive(.blocked, "to \(action) was not possible"))
        }
    }
}

extension StepExpectation {
    fileprivate func verdict(
        on response: Response,
        _ action: SessionAction,
        at target: Target?
    ) -> Verdict {
        guard response.status == status else {
            var what = "\(action)"
            if case .read = action, let target { what += ", GET \(target)" }
            return .fail(Mismatch(expected: "status \(status) to \(what)", actual: "status \(response.statusLine)"))
        }
        for rule in fields {
            let verdict = FieldCheck(rule, negotiated: .xml).verdict(on: response, ContentType(response.fields))
            if verdict != .pass { return verdict }
        }
        if let root, let verdict = rootMismatch(root, in: response) { return verdict }
        if let session, let mismatch = SessionCheck(response).mismatch(session) { return .fail(mismatch) }
        guard !isEmpty || response.body.isEmpty else {
            return .fail(
                Mismatch(expected: "no content to \(action)", actual: "\(response.body.count) bytes of content")
            )
        }
        return .pass
    }

    /// What is wrong with the content; nothing where its root is the one demanded.
    private func rootMismatch(_ root: String, in response: Response) -> Verdict? {
        let request = ReadRequest(target: .service, accept: .xml, session: .none)
        let observation = Observation(request: request, result: .success(response))
        guard let body = observation.resource else {
            let issue = observation.document?.issues.first(where: \.isFatal)
            let actual = issue.map { "\($0.message) at \($0.place)" } ?? "content that is neither XML nor JSON"
            return .fail(Mismatch(expected: "a body with the root \(root)", actual: actual))
        }
        let verdict = RootCheck(roots: [root]).verdict(on: body)
        return verdict == .pass ? nil : verdict
    }
}
