import Conformance

/// The numbers that say how much a run tested, each with what it is a part of.
struct Coverage {
    /// Cases in the plan.
    let planned: Int
    /// Cases that do not bind this server.
    let notApplicable: Int
    /// Cases that were judged, or would have been had there been something to judge.
    let ran: Int
    /// Cases with an observation that could have failed them.
    let observed: Int
    /// Requirements in the plan.
    let requirements: Int
    /// Requirements with an observed case.
    let observedRequirements: Int
    /// Numbered promises of the reference that a requirement in the plan keeps.
    let promises: Int
    /// The share of observed cases in those that apply, 0 to 1.
    let share: Double

    /// Counts results.
    init(_ results: [CaseResult]) {
        let tally = Tally(results)
        planned = tally.cases
        notApplicable = tally.count(.notApplicable)
        ran = planned - notApplicable - tally.count(.blocked) - tally.count(.error)
        observed = results.count { $0.outcome.isObserved }
        requirements = tally.requirements
        observedRequirements = Set(results.filter(\.outcome.isObserved).map(\.requirement)).count
        share = tally.coverage
        // A part of a contract, such as backup.query, keeps the promises of the whole.
        let kept = results.flatMap { result in
            result.citation.statements.map { "\(result.resource.prefix { $0 != "." }) \($0)" }
        }
        promises = Set(kept).count
    }

    /// The share in percent with one decimal, rounded down so that only all is 100.
    var percent: String {
        let tenths = planned > notApplicable ? observed * 1000 / (planned - notApplicable) : 0
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
