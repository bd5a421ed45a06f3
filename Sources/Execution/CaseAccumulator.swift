import Conformance
import Evaluation

/// Gathers what a case came to on each subject, in whatever order they come.
struct CaseAccumulator {
    /// What a case came to on one subject.
    enum Entry: Sendable {
        /// It passed, as nearly all do, and there is nothing more to tell.
        case passed
        indirect case decided(Verdict, shown: Shown? = nil, failedBefore: String? = nil)
        indirect case unbound(String)
        /// The run ended before.
        case unreached
    }

    /// What a verdict rests on.
    struct Shown: Sendable {
        /// The requests whose answers were looked at, in order.
        let consulted: [ReadRequest]
        /// As much of the exchanges as shows a failure; nothing where it is none.
        let exchanges: [Exchange]
    }

    /// A subject that does something else.
    private struct Failure {
        let index: Int
        let finding: Finding
        let exchanges: [Exchange]
        /// The waiver that puts up with it; nothing where none does.
        let waiver: Waiver?
    }

    /// Findings beyond this number are counted, not kept.
    private static let keptFindings = 5

    private let candidate: Case
    private let waivers: WaiverLedger
    private var subjects = CaseResult.SubjectCount()
    private var failures: [Failure] = []
    private var obstacle: (index: Int, reason: Inconclusive)?
    private var inapplicable: String?
    private var flaw: (index: Int, reason: String)?
    private var unboundCondition: String?
    private var isCut = false
    private var duration = Duration.zero
    /// What became of the waivers that speak of the case, by their place in the ledger.
    private(set) var waiverStates: [Int: WaiverUse.State] = [:]

    init(_ candidate: Case, waivers: WaiverLedger = WaiverLedger()) {
        self.candidate = candidate
        self.waivers = waivers.covering(candidate.requirement.id)
    }

    mutating func add(_ entry: Entry, on subject: Subject, at index: Int, for duration: Duration) {
        self.duration += duration
        switch entry {
        case .unbound(let condition):
            subjects.unbound += 1
            unboundCondition = condition
        case .unreached:
            isCut = true
            waivers.note(.unused, on: subject.label, in: &waiverStates)
        case .passed: notePass(on: subject)
        case .decided(.pass, _, let failedBefore):
            notePass(on: subject)
            if let failedBefore, index < flaw?.index ?? .max { flaw = (index, failedBefore) }
        case .decided(.notApplicable(let reason), _, _): inapplicable = inapplicable ?? reason
        case .decided(.inconclusive(let reason), _, _):
            subjects.inconclusive += 1
            if reason.kind == .forbidden { subjects.refused = (subjects.refused ?? 0) + 1 }
            // What a subject does not have will not come back; what was not seen may.
            if reason.kind != .noData { waivers.note(.unused, on: subject.label, in: &waiverStates) }
            note(reason, at: index)
        case .decided(.fail(let mismatch), let shown, _):
            let finding = Finding(
                subject: subject.label,
                mismatch: mismatch,
                requests: shown?.consulted ?? [],
                steps: candidate.requirement.assertion.actions
            )
            waivers.note(.active, on: subject.label, in: &waiverStates)
            let waiver = waivers.active(on: subject.label)
            if waiver == nil { subjects.failed += 1 } else { subjects.waived += 1 }
            keep(
                Failure(
                    index: index,
                    finding: finding,
                    exchanges: shown?.exchanges ?? [],
                    waiver: waiver
                )
            )
        }
    }

    private mutating func notePass(on subject: Subject) {
        subjects.passed += 1
        waivers.note(.stale, on: subject.label, in: &waiverStates)
    }

    /// What the case came to; `absence` says why there was no subject at all.
    func result(absence: Inconclusive?, redactor: Redactor) -> CaseResult {
        let (outcome, reason) = conclusion(absence)
        return CaseResult(
            case: candidate,
            outcome: outcome,
            reason: reason.map { redactor.redacted(quote: $0) },
            subjects: subjects,
            findings: told.map { redactor.redacted($0.finding) },
            waiver: outcome == .waived ? told.first?.waiver : nil,
            flaky: outcome == .pass ? flaw.map { redactor.redacted(quote: $0.reason) } : nil,
            seconds: duration.seconds
        )
    }

    /// The exchanges behind each finding that the result tells, in the order of the findings.
    var exhibits: [[Exchange]] { told.map(\.exchanges) }

    /// The failures that count; where all are waived, those.
    private var told: [Failure] {
        let open = failures.filter { $0.waiver == nil }
        return open.isEmpty ? failures : open
    }

    /// Keeps the first reason, one that weighs before one that does not.
    private mutating func note(_ reason: Inconclusive, at index: Int) {
        guard let known = obstacle else {
            obstacle = (index, reason)
            return
        }
        let isHeavier = known.reason.kind.isHarmless && !reason.kind.isHarmless
        let isSooner = known.reason.kind.isHarmless == reason.kind.isHarmless && index < known.index
        if isHeavier || isSooner { obstacle = (index, reason) }
    }

    private mutating func keep(_ failure: Failure) {
        failures.append(failure)
        failures.sort { $0.index < $1.index }
        // Those that are waived make room neither for the others nor by them.
        let alike = failures.indices.filter { (failures[$0].waiver == nil) == (failure.waiver == nil) }
        if alike.count > Self.keptFindings, let last = alike.last { failures.remove(at: last) }
    }

    /// The worst verdict: fail, then inconclusive, then pass; not applicable only if all are.
    private func conclusion(_ absence: Inconclusive?) -> (Outcome, String?) {
        let level = candidate.requirement.level
        if subjects.failed > 0, let first = told.first {
            return (Outcome(.fail(first.finding.mismatch), at: level), nil)
        }
        if isCut { return (.blocked, "the run ended before") }
        // One subject that vanished, or that the user may not read, takes nothing from what the others showed.
        if let obstacle, subjects.passed + subjects.waived == 0 || !obstacle.reason.kind.isHarmless {
            return (Outcome(.inconclusive(obstacle.reason), at: level), obstacle.reason.explanation)
        }
        if subjects.waived > 0 { return (.waived, nil) }
        if subjects.passed > 0 { return (.pass, nil) }
        if let inapplicable { return (.notApplicable, inapplicable) }
        let unbound = unboundCondition.map { Inconclusive(.noData, "no subject of which \($0)") }
        let reason = absence ?? unbound ?? Inconclusive(.noData, "there is no subject")
        return (Outcome(.inconclusive(reason), at: level), reason.explanation)
    }
}

extension Inconclusive.Kind {
    /// Whether it says something of one subject alone, and nothing against the server.
    fileprivate var isHarmless: Bool {
        switch self {
        case .race, .forbidden, .noData: true
        case .blocked, .transport: false
        }
    }
}
