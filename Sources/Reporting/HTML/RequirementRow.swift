import Conformance

/// A requirement with what its cases came to; one row of the page.
struct RequirementRow {
    /// The cases in plan order; never empty.
    let cases: [CaseResult]
    /// The first of the cases that came to the worst.
    let worst: CaseResult

    /// The id by which the page links to the row.
    var id: String { HTMLTarget.id("requirement", worst.requirement) }

    /// The cases that came to an outcome that the requirement's summary is about.
    var alike: Int { cases.count { $0.outcome == worst.outcome } }

    /// The outcomes of the cases, each once, in the order of the outcomes.
    var outcomes: [Outcome] { Outcome.allCases.filter { outcome in cases.contains { $0.outcome == outcome } } }

    /// The contract whose promises the requirement keeps: a part, such as `backup.query`, keeps those of the whole.
    var owner: String { String(worst.resource.prefix { $0 != "." }) }

    private init?(_ cases: [CaseResult], under policy: ExitStatus.Policy) {
        guard let worst = cases.worst(under: policy) else { return nil }
        self.cases = cases
        self.worst = worst
    }

    /// The rows of a run, those first that a reader must act on, and in plan order besides.
    static func rows(of run: Run, under policy: ExitStatus.Policy) -> [RequirementRow] {
        // By bytes, as ids are; two spellings of one letter would be one `String`.
        var places: [[UInt8]: Int] = [:]
        var groups: [[CaseResult]] = []
        for result in run.results {
            let name = Array(result.requirement.utf8)
            if let place = places[name] {
                groups[place].append(result)
            } else {
                places[name] = groups.count
                groups.append([result])
            }
        }
        let rows = groups.compactMap { RequirementRow($0, under: policy) }
        let graded = rows.enumerated().map {
            (row: $0.element, gravity: $0.element.worst.gravity(under: policy), $0.offset)
        }
        return graded.sorted { ($1.gravity, $0.2) < ($0.gravity, $1.2) }.map(\.row)
    }
}

extension Sequence<CaseResult> {
    /// The first of the results that matter most to a reader; nothing of none.
    func worst(under policy: ExitStatus.Policy) -> CaseResult? {
        var worst: CaseResult?
        for result in self where result.gravity(under: policy) > (worst?.gravity(under: policy) ?? -1) {
            worst = result
        }
        return worst
    }
}

extension CaseResult {
    /// How much the result matters to somebody who has to act on the run; what fails it matters most.
    func gravity(under policy: ExitStatus.Policy) -> Int { (isFailure(under: policy) ? 10 : 0) + outcome.gravity }
}

extension Outcome {
    fileprivate var gravity: Int {
        switch self {
        case .violation: 8
        case .error: 7
        case .blocked: 6
        case .warning: 5
        case .note: 4
        case .waived: 3
        case .noData: 2
        case .pass: 1
        case .notApplicable: 0
        }
    }
}
