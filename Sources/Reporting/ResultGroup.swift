import Conformance

/// Results that say the same, told once.
struct ResultGroup {
    /// The first of them in plan order.
    let first: CaseResult
    /// The others in plan order.
    private(set) var others: [CaseResult] = []

    /// How many names stand in one line.
    private static let nameLimit = 3

    /// How many results there are.
    var count: Int { 1 + others.count }

    /// The first few names, and how many more there are.
    var names: String { Self.names([first] + others) }

    /// The first few names of the others, and how many more there are.
    var otherNames: String { Self.names(others) }

    /// Results by why there is no evidence.
    static func byReason(_ results: some Sequence<CaseResult>) -> [ResultGroup] { grouped(results) { $0.reason } }

    /// Results by what was demanded, what came and what the reference says; forms and media types do not count.
    static func byFinding(_ results: some Sequence<CaseResult>) -> [ResultGroup] {
        grouped(results) { result in
            let mismatch = result.findings.first?.mismatch
            return FindingKey(
                outcome: result.outcome,
                waiver: result.waiver,
                purpose: result.purpose,
                citation: result.citation,
                expected: mismatch?.expected,
                actual: mismatch?.actual
            )
        }
    }

    private static func grouped<Key: Hashable>(
        _ results: some Sequence<CaseResult>,
        by key: (CaseResult) -> Key
    ) -> [ResultGroup] {
        var groups: [ResultGroup] = []
        var places: [Key: Int] = [:]
        for result in results {
            if let place = places[key(result)] {
                groups[place].others.append(result)
            } else {
                places[key(result)] = groups.count
                groups.append(ResultGroup(first: result))
            }
        }
        return groups
    }

    private static func names(_ results: [CaseResult]) -> String {
        let named = results.prefix(nameLimit).map(\.name).joined(separator: ", ")
        return (results.count > nameLimit ? "\(named) and \(results.count - nameLimit) more" : named).visible
    }
}

/// What two findings have in common when they are one to a reader.
private struct FindingKey: Hashable {
    let outcome: Outcome
    let waiver: Waiver?
    let purpose: String
    let citation: Citation
    let expected: String?
    let actual: String?
}
