internal import Conformance

/// The checks that need a whole resource, and the conventions that it inherits.
struct ResourceCheck {
    let resource: ResourceDraft
    /// The contracts that are parts of it; they speak of its statements and links too.
    let parts: [ResourceDraft]
    /// The conventions; nothing where they could not be read, and nothing is known of them.
    let conventions: ConventionsDraft?

    private var findings: Findings { resource.findings }

    private var requirements: [RequirementDraft] { resource.requirements + parts.flatMap(\.requirements) }

    /// Reports each mistake.
    func run() {
        // A part's ids begin with the name of what it is a part of, so they could meet.
        let elsewhere = parts.flatMap { inheritedIDs(of: $0) + $0.requirements.compactMap(\.id).map(\.text) }
        IdentifierCheck(findings: findings).run(
            resource.groups,
            prefix: resource.name,
            inherited: Set(inheritedIDs(of: resource)),
            elsewhere: Set(elsewhere)
        )
        let keptByConventions = checkKeeps()
        checkStatements(kept: keptByConventions)
        checkLinks()
        checkConditions()
    }

    private func inheritedIDs(of contract: ResourceDraft) -> [String] {
        (conventions?.requirements ?? []).compactMap(\.id).map { "\(contract.name).\($0.text)" }
    }

    /// Checks that what `keeps` names are conventions, and gives the statements that they keep.
    private func checkKeeps() -> Set<String> {
        var kept: Set<String> = []
        let ids = (conventions?.requirements ?? []).compactMap(\.id).map(\.text)
        for keep in resource.keeps {
            kept.formUnion(keep.statements)
            guard conventions != nil else { continue }
            let id = findings.resolve(keep.convention, among: ids, noun: "convention")
            guard let convention = conventions?.requirements.first(where: { $0.id?.text == id }), id != nil,
                !resource.orderedForms.isEmpty, Inheritance.forms(of: convention, in: resource) == nil
            else { continue }
            findings.report(
                "the convention '\(keep.convention.text)' is about forms that the resource lacks",
                at: keep.convention.span
            )
        }
        return kept
    }

    private func checkStatements(kept: Set<String>) {
        let kept = kept.union(requirements.flatMap(\.statements).map(\.text))
            .union(parts.flatMap(\.keeps).flatMap(\.statements))
        for statement in resource.statements where !kept.contains(statement.number.text) {
            let number = statement.number
            findings.report("no requirement keeps \(number.text); cite it, or drop it", at: number.span)
        }
    }

    private func checkLinks() {
        let used = Set(requirements.flatMap(\.links))
        for link in resource.links where !used.contains(link.name.text) {
            findings.report("the link '\(link.name.text)' is never used", at: link.name.span)
        }
    }

    /// Checks that a condition can hold: its values must be among those that requirements allow for the fact's element.
    private func checkConditions() {
        let elements = Dictionary(resource.facts.map { ($0.name.text, $0.element) }) { first, _ in first }
        let listed = resource.requirements.compactMap(\.listedValues)
        for condition in resource.requirements.flatMap(\.condition) {
            guard let element = elements[condition.fact] else { continue }
            let rules = listed.filter { $0.element == element }
            guard !rules.isEmpty else { continue }
            let words = rules.flatMap(\.words)
            let ignoresCase = rules.contains(where: \.ignoringCase)
            for value in condition.values {
                if ignoresCase, words.contains(where: { $0.lowercased() == value.text.lowercased() }) { continue }
                guard !words.contains(value.text) else { continue }
                let suggestion = NearMiss.suggestion(for: value.text, among: words)
                let advice = NearMiss.advice(suggestion: suggestion, known: words)
                findings.report("'\(value.text)' is no value of '\(condition.fact)'\(advice)", at: value.span)
            }
        }
    }
}
