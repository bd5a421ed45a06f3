import Conformance
import Evaluation

/// Gathers what a case came to on each subject, in whatever order they come.
struct CaseAccumulator {
    /// What a case came to on one subject.
    enum Entry: Sendable {
        case decided(Verdict, consulted: [ReadRequest])
        case unbound(String)
        /// The run ended before.
        case unreached
    }

    /// Findings beyond this number are counted, not kept.
    private static let keptFindings = 5

    private let candidate: Case
    private var subjects = CaseResult.SubjectCount()
    private var findings: [(index: Int, finding: Finding)] = []
    private var obstacle: (index: Int, reason: Inconclusive)?
    private var inapplicable: String?
    private var unboundCondition: String?
    private var isCut = false
    private var seconds = 0.0

    init(_ candidate: Case) { self.candidate = candidate }

    mutating func add(_ entry: Entry, on subject: Subject, at index: Int, seconds: Double) {
        self.seconds += seconds
        switch entry {
        case .unbound(let condition):
            subjects.unbound += 1
            unboundCondition = condition
        case .unreached: isCut = true
        case .decided(.pass, _): subjects.passed += 1
        case .decided(.notApplicable(let reason), _): inapplicable = inapplicable ?? reason
        case .decided(.inconclusive(let reason), _):
            subjects.inconclusive += 1
            note(reason, at: index)
        case .decided(.fail(let mismatch), let consulted):
            subjects.failed += 1
            keep(Finding(subject: subject.label, mismatch: mismatch, requests: consulted, steps: steps), at: index)
        }
    }

    /// What the case came to; `absence` says why there was no subject at all.
    func result(absence: Inconclusive?, redactor: Redactor) -> CaseResult {
        let (outcome, reason) = conclusion(absence)
        return CaseResult(
            case: candidate,
            outcome: outcome,
            reason: reason.map { redactor.redacted($0) },
            subjects: subjects,
            findings: findings.map { redactor.redacted($0.finding) },
            seconds: seconds
        )
    }

    private var steps: [String] {
        candidate.requirement.assertion.stepDescriptions
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

    private mutating func keep(_ finding: Finding, at index: Int) {
        findings.append((index, finding))
        findings.sort { $0.index < $1.index }
        if findings.count > Self.keptFindings { findings.removeLast() }
    }

    /// The worst verdict: fail, then inconclusive, then pass; not applicable only if all are.
    private func conclusion(_ absence: Inconclusive?) -> (Outcome, String?) {
        let level = candidate.requirement.level
        if let first = findings.first { return (Outcome(.fail(first.finding.mismatch), at: level), nil) }
        if isCut { return (.blocked, "the run ended before") }
        // One subject that vanished, or that the user may not read, takes nothing from what the others showed.
        if let obstacle, subjects.passed == 0 || !obstacle.reason.kind.isHarmless {
            return (Outcome(.inconclusive(obstacle.reason), at: level), obstacle.reason.explanation)
        }
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
