import Conformance
import Evaluation

/// Judges every case of one subject; what was read is forgotten with it, so that memory does not grow with subjects.
struct SubjectInquest {
    /// What came of one case.
    struct Verdicts: Sendable {
        let caseIndex: Int
        let entry: CaseAccumulator.Entry
        let duration: Duration
    }

    /// How often evidence may be asked for: no server decides how long a case takes.
    private static let rounds = 200

    let subject: Subject
    /// Where the logon session is read; nothing where there is none.
    let home: Target?
    let judge: Judge
    let look: @Sendable (ReadRequest) async -> Observation
    let probe: @Sendable () async -> ProbeTranscript
    /// Shared by all subjects of a run.
    let large: LargeEvidence
    /// Whether it is told what a verdict rests on that is no failure.
    let showsPasses: Bool

    /// The verdicts, and where passes are shown too, what was seen for them.
    func verdicts(on cases: [(index: Int, case: Case)]) async -> ([Verdicts], Evidence?) {
        var holding = Holding()
        let judged = await judged(cases, &holding)
        // What it held is gone now, unless it was asked for.
        if holding.isAlone { await large.leave() }
        return judged
    }

    private func judged(
        _ cases: [(index: Int, case: Case)],
        _ holding: inout Holding
    ) async -> ([Verdicts], Evidence?) {
        let hearing = Hearing(of: subject, by: judge, given: Evidence(home: home))
        var verdicts: [Verdicts] = []
        verdicts.reserveCapacity(cases.count)
        let clock = ContinuousClock()
        var start = clock.now
        for (index, candidate) in cases {
            let entry: CaseAccumulator.Entry
            switch Task.isCancelled ? .over(.unreached) : step(for: candidate, hearing, &holding) {
            // Nearly all cases are decided by what others needed.
            case .over(let known): entry = known
            case let step: entry = await self.entry(for: candidate, after: step, hearing, &holding)
            }
            let end = clock.now
            let duration = max(.zero, end - start - holding.queued)
            verdicts.append(Verdicts(caseIndex: index, entry: entry, duration: duration))
            start = end
            holding.queued = .zero
        }
        return (verdicts, showsPasses ? hearing.evidence : nil)
    }

    /// What a subject's answers take, and what went wrong before they came.
    private struct Holding {
        /// What came in place of an answer that came when it was asked for once more.
        var flaws: [ReadRequest: String] = [:]
        /// The same of the steps of the probe session.
        var probeFlaws: [SessionAction: String] = [:]
        /// As much of the exchanges as shows failures, each cut once for all of them.
        var shown: [ReadRequest: Exchange] = [:]
        var bytes = 0
        /// How long requests for one case waited for others, which says nothing of the case.
        var queued = Duration.zero
        /// Whether no other subject holds many bytes now.
        var isAlone = false
    }

    /// Asks, and waits with what came until there is room for it.
    private func answer(to request: ReadRequest, _ holding: inout Holding) async -> Observation {
        let observation = await seen(request, &holding)
        holding.bytes += observation.heldBytes
        if holding.bytes > large.free, !holding.isAlone {
            let begin = ContinuousClock.now
            await large.enter()
            holding.queued += .now - begin
            holding.isAlone = true
        }
        guard holding.bytes > large.most else { return observation }
        holding.bytes -= observation.heldBytes
        let error = TransportError(
            .contentTooLarge,
            "with it, the answers about one subject would take more than \(large.most) bytes (--limit held-bytes)"
        )
        return Observation(request: request, result: .failure(error))
    }

    /// Asks, and notes what the answer tells beside itself.
    private func seen(_ request: ReadRequest, _ holding: inout Holding) async -> Observation {
        let begin = ContinuousClock.now
        let observation = await look(request)
        if case .success(let response) = observation.result {
            // Where others share the answer, or it comes from a recording, it may have waited for longer than we did.
            let queued = response.timing.queued
            holding.queued += queued < 1e6 ? min(.nanoseconds(Int(max(0, queued) * 1e9)), .now - begin) : .zero
        }
        if let flaw = observation.exchange?.failedBefore { holding.flaws[request] = flaw }
        return observation
    }

    /// What came of judging a case once.
    private enum Step {
        case over(CaseAccumulator.Entry)
        case missing([ReadRequest])
        case missingProbe
    }

    private func step(for candidate: Case, _ hearing: Hearing, _ holding: inout Holding) -> Step {
        switch hearing.judgement(of: candidate) {
        case .decided(let verdict, let consulted):
            let isSmooth = holding.flaws.isEmpty && holding.probeFlaws.isEmpty
            if case .pass = verdict, !showsPasses, isSmooth { return .over(.passed) }
            if verdict.isTransport, Task.isCancelled { return .over(.unreached) }
            let shown = shown(verdict, consulted, of: candidate, in: hearing, &holding)
            let flaws =
                consulted.compactMap { holding.flaws[$0] }
                + candidate.requirement.assertion.actions.compactMap { holding.probeFlaws[$0] }
            return .over(.decided(verdict, shown: shown, failedBefore: flaws.first))
        case .unbound(let condition): return .over(.unbound(condition))
        case .needsProbe: return .missingProbe
        case .needs(let requests): return .missing(requests)
        }
    }

    /// Brings what is missing, and judges again.
    private func entry(
        for candidate: Case,
        after first: Step,
        _ hearing: Hearing,
        _ holding: inout Holding
    ) async -> CaseAccumulator.Entry {
        var step = first
        for _ in 1..<Self.rounds {
            switch step {
            case .over(let entry): return entry
            case .missingProbe:
                let transcript = await probe()
                holding.probeFlaws = transcript.flaws
                hearing.see(transcript)
            case .missing(let requests):
                for request in requests { hearing.see(await answer(to: request, &holding), of: request) }
            }
            step = self.step(for: candidate, hearing, &holding)
        }
        if case .over(let entry) = step { return entry }
        let reason = Inconclusive(.blocked, "more than \(Self.rounds) answers were needed for one case")
        return .decided(.inconclusive(reason))
    }

    /// What a verdict rests on, where somebody is going to ask.
    private func shown(
        _ verdict: Verdict,
        _ consulted: [ReadRequest],
        of candidate: Case,
        in hearing: Hearing,
        _ holding: inout Holding
    ) -> CaseAccumulator.Shown? {
        guard verdict.isFailure || showsPasses else { return nil }
        let exchanges = verdict.isFailure ? exchanges(for: candidate, consulted, in: hearing.evidence, &holding) : []
        return CaseAccumulator.Shown(consulted: consulted, exchanges: exchanges)
    }

    /// What shows a failure: the answers that were looked at, or for a session the steps.
    ///
    /// Whoever waits for a verdict must not hold a large body by it.
    private func exchanges(
        for candidate: Case,
        _ consulted: [ReadRequest],
        in evidence: Evidence,
        _ holding: inout Holding
    ) -> [Exchange] {
        if case .steps = candidate.requirement.assertion { return (evidence.probe?.exchanges ?? []).map(\.evidence) }
        return consulted.compactMap { request in
            let exchange = holding.shown[request] ?? evidence[request]?.exchange?.evidence
            holding.shown[request] = exchange
            return exchange
        }
    }
}

extension Verdict {
    fileprivate var isFailure: Bool {
        if case .fail = self { return true }
        return false
    }

    /// Whether there was no answer.
    fileprivate var isTransport: Bool {
        guard case .inconclusive(let reason) = self else { return false }
        return reason.kind == .transport
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
