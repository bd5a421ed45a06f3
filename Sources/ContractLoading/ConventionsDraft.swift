internal import Conformance

/// What holds for every resource, as read.
struct ConventionsDraft {
    let namespace: String
    let linkTypes: LinkTypeMap
    let groups: [GroupDraft]
    let findings: Findings

    /// Reads the file of conventions.
    init(_ fields: Fields, types: TypeTable) {
        findings = fields.findings
        namespace = findings.text(of: fields.required("namespace"), called: "'namespace'")?.text ?? ""
        linkTypes = ConventionsDraft.linkTypes(fields)
        let scope = RequirementScope(types: types, resource: nil, contracts: [])
        groups = GroupReader(file: fields, scope: scope).groups()
        IdentifierCheck(findings: findings).run(groups, prefix: nil)
    }

    /// Every convention that has an id.
    var requirements: [RequirementDraft] { groups.flatMap(\.requirements) }

    private static func linkTypes(_ fields: Fields) -> LinkTypeMap {
        guard let node = fields.required("link-types") else { return LinkTypeMap(exceptions: [:]) }
        let findings = fields.findings
        var exceptions: [String: [String]] = [:]
        for entry in findings.entries(of: node, called: "'link-types'") ?? []
        where findings.check(entry.name, spelt: .word, called: "a link type") {
            let roots = findings.texts(of: entry.value, spelt: .word, called: "'\(entry.name.text)'").map(\.text)
            exceptions[entry.name.text] = roots
        }
        return LinkTypeMap(exceptions: exceptions)
    }
}
