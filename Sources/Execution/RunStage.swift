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
        /// The labels of the subjects of each resource of which all were judged.
        var wholeResources: [String: [String]] = [:]
        var offeredVersions: [RESTVersion] = []
        var failure: String?
        let resources: [String]
        /// What was seen of each subject; empty unless the stage keeps it.
        var records: [SubjectRecord] = []

        /// What became of each waiver.
        func waivers(_ ledger: WaiverLedger, of plan: Plan) -> [WaiverUse] {
            ledger.uses(
                accumulators.map(\.waiverStates),
                subjectless: ledger.subjectless(plan.cases.map(\.requirement), among: wholeResources)
            )
        }

        func exhibits(_ redactor: Redactor) -> [Runner.Exhibit] {
            accumulators.enumerated().flatMap { result, accumulator in
                accumulator.exhibits.enumerated().map { finding, exchanges in
                    Runner.Exhibit(result: result, finding: finding, seen: exchanges, redactor: redactor)
                }
            }
        }

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
    /// Whether what was seen is kept, which takes memory for every subject.
    var keepsEvidence = false
    let large: LargeEvidence

    func outcome() async -> Outcome {
        var outcome = Outcome(
            accumulators: plan.cases.map { CaseAccumulator($0, waivers: options.waivers) },
            resources: plan.cases.map(\.requirement.resource)
        )
        outcome.offeredVersions = await offeredVersions()
        guard let (home, probe) = await opened(&outcome) else {
            let absence = Inconclusive(.blocked, "there is no session")
            for resource in plan.library.resources { outcome.absences[resource.name] = absence }
            return outcome
        }
        await judgeAll(home, probe, &outcome)
        return outcome
    }

    /// Where the session is read, which is nowhere where there is none, and the probe session; nothing where no answer
    /// came.
    ///
    /// The answer to the logon is gone with it, before anything else comes.
    private func opened(_ outcome: inout Outcome) async -> (home: Target?, probe: SharedProbe)? {
        switch await conversation.open() {
        case .success(let session): return (session.target, SharedProbe(script: probeScript))
        case .failure(let failure):
            outcome.failure = failure.explanation
            guard failure.response != nil else { return nil }
            return (nil, SharedProbe(transcript: probeScript.transcript(of: failure)))
        }
    }

    /// Finds and judges the subjects; without a session, those that need none.
    private func judgeAll(_ home: Target?, _ probe: SharedProbe, _ outcome: inout Outcome) async {
        let reads = SharedReads.ofRun(home: home, look: look)
        let look: @Sendable (ReadRequest) async -> Observation = { await reads.observation(of: $0) }
        var work: [Judging.Work] = []
        for resource in plan.library.resources {
            let cases = plan.cases(of: resource.name)
            guard !cases.isEmpty else { continue }
            let discovery = Discovery(
                resource: resource,
                session: home,
                sampling: options.sampling,
                limits: options.limits,
                look: look
            )
            let findings = await discovery.findings()
            outcome.populations.append(Run.Population(findings, of: resource))
            // It stands at every case of the resource.
            outcome.absences[resource.name] = findings.obstacle?.shortened
            if findings.obstacle == nil, findings.subjects.count == findings.found {
                outcome.wholeResources[resource.name] = findings.subjects.map(\.label)
            }
            let plain = cases.filter { $0.case.requirement.request.isPlain }
            work += findings.subjects.enumerated().map { index, subject in
                Judging.Work(subject: subject, cases: index < Self.variedSubjects ? cases : plain)
            }
            if home == nil, resource.discovery == .logonSession {
                // The logon's own answer is seen all the same, and judged.
                let subject = Subject(resource: resource.name, label: "the logon", ways: [], collection: nil)
                work.append(
                    Judging.Work(subject: subject, cases: cases.filter { !$0.case.requirement.assertion.hasDimensions })
                )
            }
        }
        let judging = Judging(work, of: self, (home, probe, look), outcome.accumulators)
        (outcome.accumulators, outcome.records) = await judging.results()
    }

    /// How many subjects of a resource are asked for in unusual ways, such as without a session or without Accept.
    ///
    /// What a server makes of that does not depend on the subject, and each one is a refusal in its logs.
    private static let variedSubjects = 10

    /// What comes when somebody asks.
    @Sendable func look(_ request: ReadRequest) async -> Observation {
        Observation(
            request: request,
            exchange: await conversation.read(request),
            limits: options.limits.bodies,
            trees: conversation.trees
        )
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

extension Run.Population {
    fileprivate init(_ findings: Discovery.Findings, of resource: ResourceContract) {
        let isRefused = findings.obstacle?.kind == .forbidden ? true : nil
        self.init(
            resource: resource.name,
            found: findings.found,
            picked: findings.subjects.count,
            isRefused: isRefused
        )
    }
}

/// The probe session, performed once for all who need it.
actor SharedProbe {
    private let script: ProbeScript?
    private let known: ProbeTranscript
    private var performance: Task<ProbeTranscript, Never>?

    /// A probe session that is performed when somebody needs it.
    init(script: ProbeScript) {
        self.script = script
        known = ProbeTranscript([:])
    }

    /// What is known of one that is not performed.
    init(transcript: ProbeTranscript) {
        script = nil
        known = transcript
    }

    func transcript() async -> ProbeTranscript {
        guard let script else { return known }
        let performance = performance ?? Task { await script.transcript() }
        self.performance = performance
        return await performance.valueUnlessStopped
    }
}
