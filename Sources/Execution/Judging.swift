import Conformance
import Evaluation
import Synchronization

/// Judges subject by subject, a few at a time; counts and findings do not depend on who finishes first.
final class Judging: Sendable {
    /// A subject and the cases that are judged on it.
    struct Work: Sendable {
        let subject: Subject
        let cases: [(index: Int, case: Case)]

        /// Whether a request is about the subject alone, so that nobody else needs the answer.
        func owns(_ request: ReadRequest) -> Bool {
            subject.targets.contains { request.target.path.hasPrefix($0.path) }
        }
    }

    /// How far it is.
    private struct State: Sendable {
        /// The place of the subject that is judged next.
        var next = 0
        /// What the subjects around that one share.
        var reads: SharedReads
        var accumulators: [CaseAccumulator]
        var records: [SubjectRecord] = []
        /// How many judgements were made.
        var done = 0
        /// The places of the cases that failed.
        var failed: Set<Int> = []

        mutating func take(_ verdicts: [SubjectInquest.Verdicts], on subject: Subject, at index: Int) {
            for verdict in verdicts {
                let place = verdict.caseIndex
                if verdict.isFailure { failed.insert(place) }
                accumulators[place].add(verdict.entry, on: subject, at: index, for: verdict.duration)
            }
            done += verdicts.count
        }
    }

    /// How many subjects in a row share what they link to; who shares with whom must not depend on who is faster.
    private static let neighbours = 16

    private let work: [Work]
    private let stage: RunStage
    /// Where the logon session is read; nothing where there is none.
    private let home: Target?
    private let probe: SharedProbe
    private let look: @Sendable (ReadRequest) async -> Observation
    private let planned: Int
    private let state: Mutex<State>

    init(
        _ work: [Work],
        of stage: RunStage,
        _ session: (home: Target?, probe: SharedProbe, look: @Sendable (ReadRequest) async -> Observation),
        _ accumulators: [CaseAccumulator]
    ) {
        self.work = work
        self.stage = stage
        (home, probe, look) = session
        planned = work.reduce(0) { $0 + $1.cases.count }
        state = Mutex(State(reads: .ofNeighbours(look: session.look), accumulators: accumulators))
    }

    /// What came of the cases, and what was seen of the subjects where that is kept.
    ///
    /// Whoever is done with a subject goes on with the next one: what a task for each allocates is freed on other
    /// threads, which wait for each other's allocator.
    func results() async -> (accumulators: [CaseAccumulator], records: [SubjectRecord]) {
        await withTaskGroup { group in
            for _ in 0..<min(stage.options.subjectsAtATime, work.count) {
                group.addTask { [self] in
                    while let (index, reads) = next() {
                        let (verdicts, evidence) = await inquest(work[index], reads).verdicts(on: work[index].cases)
                        note(verdicts, evidence, of: index)
                    }
                }
            }
        }
        return state.withLock { ($0.accumulators, $0.records) }
    }

    /// The place of the next subject, and what its neighbours read; nothing behind the last one.
    private func next() -> (index: Int, reads: SharedReads)? {
        state.withLock { state in
            guard state.next < work.count else { return nil }
            defer { state.next += 1 }
            if state.next > 0, state.next.isMultiple(of: Self.neighbours) { state.reads = .ofNeighbours(look: look) }
            return (state.next, state.reads)
        }
    }

    private func inquest(_ work: Work, _ reads: SharedReads) -> SubjectInquest {
        SubjectInquest(
            subject: work.subject,
            home: home,
            judge: stage.judge,
            look: { [stage, look] request in
                guard work.owns(request) else { return await reads.observation(of: request) }
                // What is about an item is nobody else's, wherever the list says that it is.
                return await work.subject.collection == nil ? look(request) : stage.look(request)
            },
            probe: { [probe] in await probe.transcript() },
            large: stage.large,
            showsPasses: stage.keepsEvidence
        )
    }

    /// Takes what came of a subject, and tells how far the run is.
    private func note(_ verdicts: [SubjectInquest.Verdicts], _ evidence: Evidence?, of index: Int) {
        let subject = work[index].subject
        let seen = evidence.map { record(work[index], verdicts, $0) }
        let current = stage.plan.library.resource(named: subject.resource)?.title ?? ""
        state.withLock { state in
            if let seen { state.records.append(seen) }
            state.take(verdicts, on: subject, at: index)
            let (done, failures) = (state.done, state.failed.count)
            // Under the lock, so that it never seems to go back.
            stage.progress(Runner.Progress(done: done, planned: planned, failures: failures, current: current))
        }
    }

    private func record(
        _ work: Work,
        _ verdicts: [SubjectInquest.Verdicts],
        _ evidence: Evidence
    ) -> SubjectRecord {
        let judged = verdicts.compactMap { verdict -> SubjectRecord.Judged? in
            guard case .decided(let decision, let shown?, _) = verdict.entry else { return nil }
            let candidate = stage.plan.cases[verdict.caseIndex]
            return SubjectRecord.Judged(candidate: candidate, verdict: decision, consulted: shown.consulted)
        }
        return SubjectRecord(subject: work.subject, evidence: evidence, judged: judged)
    }
}

extension SubjectInquest.Verdicts {
    fileprivate var isFailure: Bool {
        if case .decided(.fail, _, _) = entry { return true }
        return false
    }
}
