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
        case .response(let response, let judged):
            // Logons and logouts are not repeated, and who is busy neither lets anybody in nor keeps anybody out.
            if response.isBusy {
                throw .inconclusive(Inconclusive(.transport, "to \(action) was answered with \(response.statusLine)"))
            }
            if case .read = action, response.status == 403, expectation.status != 403 {
                let target = probe.target.map { "\($0)" } ?? "what is read"
                throw .inconclusive(Inconclusive(.forbidden, "to \(action): \(target) is not for this user"))
            }
            return judged[expectation] ?? StepAnswer(response, to: action, at: probe.target).verdict(by: expectation)
        case .failure(let error): throw .inconclusive(Inconclusive(error, "to \(action)"))
        case .skipped(let reason): throw .inconclusive(Inconclusive(.noData, reason))
        case nil: throw .inconclusive(Inconclusive(.blocked, "to \(action) was not possible"))
        }
    }
}
