internal import Conformance

/// Makes requirements of drafts: a resource's share of the conventions, then its own.
struct Inheritance {
    let resource: ResourceDraft
    let conventions: ConventionsDraft

    /// The resource's requirements in the order in which they are judged.
    func requirements() -> [Requirement] {
        conventions.groups.flatMap(inherited) + resource.groups.flatMap(own)
    }

    /// The forms in which a resource is held to a convention; nothing when the convention does not apply to it.
    static func forms(of draft: RequirementDraft, in resource: ResourceDraft) -> [Form]? {
        guard draft.hasDimensions else { return [] }
        guard let named = draft.forms else { return resource.orderedForms }
        let common = resource.orderedForms.filter(named.contains)
        return common.isEmpty ? nil : common
    }

    private func inherited(_ group: GroupDraft) -> [Requirement] {
        group.requirements.compactMap { draft in
            guard let id = draft.id?.text, let forms = Inheritance.forms(of: draft, in: resource) else { return nil }
            let kept = resource.keeps.first { $0.convention.text == id }?.statements ?? []
            return requirement(
                draft,
                id: "\(resource.name).\(id)",
                group: group,
                forms: forms,
                statements: kept,
                findings: conventions.findings
            )
        }
    }

    private func own(_ group: GroupDraft) -> [Requirement] {
        group.requirements.compactMap { draft in
            guard let id = draft.id?.text, let forms = Inheritance.forms(of: draft, in: resource) else { return nil }
            return requirement(
                draft,
                id: id,
                group: group,
                forms: forms,
                statements: draft.statements.map(\.text),
                findings: resource.findings
            )
        }
    }

    private func requirement(
        _ draft: RequirementDraft,
        id: String,
        group: GroupDraft,
        forms: [Form],
        statements: [String],
        findings: Findings
    ) -> Requirement? {
        guard let level = draft.level, let basis = draft.basis, let purpose = draft.purpose, let group = group.name,
            let assertion = draft.assertion, let citation = draft.citation(statements: statements)
        else { return nil }
        let values = draft.condition.map { ($0.fact, $0.values.map(\.text)) }
        return Requirement(
            id: id,
            resource: resource.name,
            group: group,
            level: level,
            citation: citation,
            basis: basis,
            purpose: purpose,
            forms: forms,
            mediaTypes: draft.hasDimensions ? draft.mediaTypes : [],
            condition: Dictionary(values) { first, _ in first },
            request: draft.request,
            assertion: assertion,
            location: findings.location(of: draft.span)
        )
    }
}

extension RequirementDraft {
    /// The address below which the pages of the reference stand.
    private static let reference = "https://helpcenter.veeam.com/docs/vbr/em_rest/"

    /// The citation, or nothing when a part of the source could not be read.
    fileprivate func citation(statements: [String]) -> Citation? {
        guard let page = source.page, let section = source.section, let build = source.build else { return nil }
        return Citation(
            url: RequirementDraft.reference + page,
            section: section,
            build: build,
            statements: statements,
            contradictions: contradictions
        )
    }
}
