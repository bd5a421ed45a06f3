import Conformance
import Evaluation
import Representation

/// The run between logon and logout.
struct RunStage: Sendable {
    /// What the stage came to, before secrets are taken out.
    struct Outcome: Sendable {
        var accumulators: [CaseAccumulator]
        var absences: [String: Inconclusive] = [:]
        var populations: [Run.Population] = []
        var offeredVersions: [RESTVersion] = []
        var failure: String?
        let resources: [String]

        func results(_ redactor: Redactor) -> [CaseResult] {
            zip(accumulators, resources).map { accumulator, resource in
                accumulator.result(absence: absences[resource], redactor: redactor)
            }
        }
    }

    let plan: Plan
    let judge: Judge
    let options: Runner.Options
    let conversation: Conversation
    let progress: @Sendable (Runner.Progress) -> Void

    func outcome() async -> Outcome {
        var outcome = Outcome(
            accumulators: plan.cases.map { CaseAccumulator($0) },
            resources: plan.cases.map(\.requirement.resource)
        )
        outcome.offeredVersions = await offeredVersions()
        let session: Conversation.Session
        switch await conversation.open() {
        case .success(let opened): session = opened
        case .failure(let failure):
            outcome.failure = failure.explanation
            for resource in plan.library.resources {
                outcome.absences[resource.name] = Inconclusive(.blocked, "there is no session")
            }
            return outcome
        }
        await judgeAll(session, &outcome)
        return outcome
    }

    private func judgeAll(_ session: Conversation.Session, _ outcome: inout Outcome) async {
        let reads = SharedReads(home: session.target, look: look)
        let look: @Sendable (ReadRequest) async -> Observation = { await reads.observation(of: $0) }
        var work: [(subject: Subject, cases: [(index: Int, case: Case)])] = []
        for resource in plan.library.resources {
            let cases = plan.cases(of: resource.name)
            guard !cases.isEmpty else { continue }
            let discovery = Discovery(
                resource: resource,
                session: session.target,
                sampling: options.sampling,
                look: look
            )
            let findings = await discovery.findings()
            let picked = findings.subjects.count
            outcome.populations.append(Run.Population(resource: resource.name, found: findings.found, picked: picked))
            outcome.absences[resource.name] = findings.obstacle
            work += findings.subjects.map { (subject: $0, cases: cases) }
        }
        let shared = SharedProbe(script: probeScript)
        await judge(work, (home: session.target, look: look), shared, &outcome)
    }

    /// Judges subject by subject, a few at a time; counts and findings do not depend on who finishes first.
    private func judge(
        _ work: [(subject: Subject, cases: [(index: Int, case: Case)])],
        _ reading: (home: Target, look: @Sendable (ReadRequest) async -> Observation),
        _ shared: SharedProbe,
        _ outcome: inout Outcome
    ) async {
        let planned = work.reduce(0) { $0 + $1.cases.count }
        var done = 0
        var failed: Set<Int> = []
        await withTaskGroup(of: (Int, [SubjectInquest.Verdicts]).self) { group in
            var waiting = work.enumerated().makeIterator()
            let begin = { (group: inout TaskGroup<(Int, [SubjectInquest.Verdicts])>) in
                guard let (index, item) = waiting.next() else { return }
                let inquest = SubjectInquest(
                    subject: item.subject,
                    home: reading.home,
                    judge: judge,
                    look: reading.look
                ) {
                    await shared.transcript()
                }
                group.addTask { (index, await inquest.verdicts(on: item.cases)) }
            }
            for _ in 0..<max(1, options.concurrency) { begin(&group) }
            while let (index, verdicts) = await group.next() {
                for verdict in verdicts {
                    if verdict.isFailure { failed.insert(verdict.caseIndex) }
                    outcome.accumulators[verdict.caseIndex]
                        .add(verdict.entry, on: work[index].subject, at: index, seconds: verdict.seconds)
                }
                done += verdicts.count
                let current = plan.library.resource(named: work[index].subject.resource)?.title ?? ""
                progress(Runner.Progress(done: done, planned: planned, failures: failed.count, current: current))
                begin(&group)
            }
        }
    }

    @Sendable private func look(_ request: ReadRequest) async -> Observation {
        Observation(request: request, result: await conversation.read(request))
    }

    private var probeScript: ProbeScript {
        ProbeScript(
            plan.cases,
            conversation: conversation,
            credentials: options.credentials,
            stranger: options.stranger
        )
    }

    /// The versions that the service lists before anyone logs on.
    private func offeredVersions() async -> [RESTVersion] {
        let service = await look(ReadRequest(target: .service, accept: .xml, session: .none))
        let names = service.document?.values(ofAttribute: "Name", inElementsNamed: "SupportedVersion") ?? []
        return names.compactMap { RESTVersion($0) }.sorted()
    }
}

extension SubjectInquest.Verdicts {
    fileprivate var isFailure: Bool {
        if case .decided(.fail, _) = entry { return true }
        return false
    }
}

/// The probe session, performed once for all who need it.
actor SharedProbe {
    private let script: ProbeScript
    private var performance: Task<ProbeTranscript, Never>?

    init(script: ProbeScript) { self.script = script }

    func transcript() async -> ProbeTranscript {
        let performance = performance ?? Task { await script.transcript() }
        self.performance = performance
        return await withTaskCancellationHandler {
            await performance.value
        } onCancel: {
            performance.cancel()
        }
    }
}
