internal import Conformance

/// Reads the contract of one resource.
struct ResourceReader {
    let name: String
    let fields: Fields
    let types: TypeTable
    /// The contracts of the other files.
    let neighbours: Neighbours

    /// What a file knows of the others.
    struct Neighbours {
        /// The names of every contract.
        let contracts: [String]
        /// The contract that this one is a part of; nothing where it stands alone.
        let owner: (name: String, fields: Fields?)?
    }

    private var findings: Findings { fields.findings }

    /// The resource, as far as it can be read.
    func draft() -> ResourceDraft {
        let forms = forms()
        let (facts, statements, links) = (entries("facts"), entries("statements"), entries("links"))
        let scope = RequirementScope.Resource(
            name: name,
            forms: Form.allCases.filter { forms[$0] != nil },
            facts: facts?.map(\.name.text),
            statements: shared("statements", own: statements),
            links: shared("links", own: links)
        )
        let requirementScope = RequirementScope(types: types, resource: scope, contracts: neighbours.contracts)
        return ResourceDraft(
            name: name,
            owner: neighbours.owner?.name,
            title: findings.text(of: fields.required("title"), spelt: .title, called: "'title'")?.text,
            kind: findings.text(of: fields.required("kind"), spelt: .word, called: "'kind'")?.text,
            since: since(),
            forms: forms,
            discovery: DiscoveryReader(findings: findings).discovery(of: fields.required("discover")),
            facts: (facts ?? []).compactMap(fact),
            strata: strata(facts: scope.facts),
            statements: (statements ?? []).compactMap(statement),
            keeps: keeps(statements: scope.statements),
            links: LinkReader(findings: findings, forms: forms).links(links ?? []),
            groups: GroupReader(file: fields, scope: requirementScope).groups(),
            findings: findings
        )
    }

    /// The names of a mapping, those of the contract that this one is a part of included; nothing where one of them
    /// cannot be read.
    private func shared(_ key: String, own: [Entry]?) -> [String]? {
        guard let own else { return nil }
        guard let owner = neighbours.owner else { return own.map(\.name.text) }
        guard let fields = owner.fields else { return nil }
        guard case .mapping(let pairs) = fields.optional(key)?.content else { return own.map(\.name.text) }
        return own.map(\.name.text) + pairs.compactMap(\.key.text)
    }

    private func since() -> RESTVersion? {
        guard let text = findings.text(of: fields.optional("since"), called: "'since'") else { return nil }
        let version = RESTVersion(text.text)
        if version == nil {
            findings.report("'since' must be a version such as v1_7, not '\(text.text)'", at: text.span)
        }
        return version
    }

    /// The entries of a mapping that may be left out; nothing where it cannot be read.
    private func entries(_ key: String) -> [Entry]? {
        guard fields.has(key) else { return [] }
        return fields.optional(key).flatMap { findings.entries(of: $0, called: "'\(key)'") }
    }

    private func forms() -> [Form: ResourceContract.FormShape] {
        guard let node = fields.required("forms") else { return [:] }
        var forms: [Form: ResourceContract.FormShape] = [:]
        let entries = findings.entries(of: node, called: "'forms'") ?? []
        if case .mapping = node.content, entries.isEmpty { findings.report("'forms' must not be empty", at: node.span) }
        for entry in entries {
            guard let form: Form = findings.word(entry.name, of: .formName), let value = entry.value,
                let fields = Fields(value, as: .form, called: "a form", findings: findings)
            else { continue }
            forms[form] = shape(fields)
        }
        if let sole = entries.first(where: { $0.name.text == Form.sole.rawValue }), forms.count > 1 {
            findings.report("a resource with the form 'sole' has no other", at: sole.name.span)
        }
        return forms
    }

    private func shape(_ fields: Fields) -> ResourceContract.FormShape {
        ResourceContract.FormShape(
            root: findings.text(of: fields.required("root"), spelt: .word, called: "'root'")?.text ?? "",
            type: findings.text(of: fields.optional("type"), spelt: .word, called: "'type'")?.text,
            query: findings.text(of: fields.optional("query"), called: "'query'")?.text
        )
    }

    private func fact(_ entry: Entry) -> ResourceDraft.Fact? {
        guard findings.check(entry.name, spelt: .contractName, called: "the name of a fact") else { return nil }
        let element = findings.text(of: entry.value, spelt: .word, called: "'\(entry.name.text)'")
        return element.map { ResourceDraft.Fact(name: entry.name, element: $0.text) }
    }

    private func strata(facts: [String]?) -> [String] {
        findings.texts(of: fields.optional("strata"), called: "'strata'").compactMap {
            findings.resolve($0, among: facts, noun: "fact")
        }
    }

    private func statement(_ entry: Entry) -> ResourceDraft.Statement? {
        guard findings.check(entry.name, spelt: .statement, called: "a statement") else { return nil }
        let text = findings.text(of: entry.value, spelt: .sentence, called: "'\(entry.name.text)'")
        return text.map { ResourceDraft.Statement(number: entry.name, text: $0.text) }
    }

    private func keeps(statements: [String]?) -> [ResourceDraft.Keep] {
        (entries("keeps") ?? []).map { entry in
            let numbers = findings.texts(of: entry.value, called: "'\(entry.name.text)'").compactMap {
                findings.resolve($0, among: statements, noun: "statement")
            }
            return ResourceDraft.Keep(convention: entry.name, statements: numbers)
        }
    }
}
