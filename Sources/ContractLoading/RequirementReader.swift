internal import Conformance

/// Reads one requirement.
struct RequirementReader {
    let fields: Fields
    let scope: RequirementScope
    /// What the group says of page, section and build.
    let source: RequirementDraft.Source

    private var findings: Findings { fields.findings }

    /// The requirement, as far as it can be read.
    func draft() -> RequirementDraft {
        let claim = AssertionReader(fields: fields, scope: scope).claim()
        refuseKeysOfResources()
        refuseDimensions(of: claim.assertion)
        return RequirementDraft(
            id: findings.text(of: fields.required("id"), spelt: .identifier, called: "'id'"),
            level: findings.word(fields.required("level"), of: .level, called: "'level'"),
            basis: basis(),
            purpose: findings.text(of: fields.required("purpose"), spelt: .sentence, called: "'purpose'")?.text,
            source: ownSource().completed(by: source),
            statements: statements(),
            contradictions: contradictions(),
            forms: forms(),
            mediaTypes: mediaTypes(),
            condition: condition(),
            request: request(),
            links: claim.links,
            assertion: claim.assertion,
            span: fields.span
        )
    }

    private func basis() -> Basis? {
        guard fields.has("basis") else { return .documented }
        return findings.word(fields.optional("basis"), of: .basis, called: "'basis'")
    }

    private func ownSource() -> RequirementDraft.Source {
        RequirementDraft.Source(
            page: findings.text(of: fields.optional("page"), spelt: .page, called: "'page'")?.text,
            section: findings.text(of: fields.optional("section"), called: "'section'")?.text,
            build: findings.text(of: fields.optional("build"), spelt: .build, called: "'build'")?.text
        )
    }

    private func statements() -> [Name] {
        let numbers = findings.texts(of: fields.optional("statements"), spelt: .statement, called: "'statements'")
        guard let resource = scope.resource else { return numbers }
        return numbers.compactMap { number in
            findings.resolve(number, among: resource.statements, noun: "statement").map {
                Name(text: $0, span: number.span)
            }
        }
    }

    private func contradictions() -> [String] {
        findings.texts(of: fields.optional("contradictions"), spelt: .contradiction, called: "'contradictions'")
            .map(\.text)
    }

    private func forms() -> [Form]? {
        guard fields.has("forms") else { return nil }
        let names = findings.texts(of: fields.optional("forms"), called: "'forms'")
        let forms = names.compactMap { name -> Form? in
            guard let form: Form = findings.word(name, of: .formName) else { return nil }
            return isOfResource(form, at: name.span) ? form : nil
        }
        return Form.allCases.filter(forms.contains)
    }

    private func isOfResource(_ form: Form, at span: Span) -> Bool {
        guard let forms = scope.resource?.forms, !forms.isEmpty, !forms.contains(form) else { return true }
        let known = forms.map(\.rawValue).joined(separator: " and ")
        findings.report("the resource has no form '\(form.rawValue)', only \(known)", at: span)
        return false
    }

    private func mediaTypes() -> [MediaType] {
        guard fields.has("media") else { return MediaType.allCases }
        let named: [MediaType] = findings.texts(of: fields.optional("media"), called: "'media'").compactMap {
            findings.word($0, of: .mediaType)
        }
        return MediaType.allCases.filter(named.contains)
    }

    private func condition() -> [RequirementDraft.Condition] {
        guard let node = fields.optional("when"), let resource = scope.resource else { return [] }
        let entries = findings.entries(of: node, called: "'when'") ?? []
        if entries.isEmpty, case .mapping = node.content { findings.report("'when' must not be empty", at: node.span) }
        return entries.compactMap { entry in
            let values = findings.texts(of: entry.value, called: "'\(entry.name.text)'")
            return findings.resolve(entry.name, among: resource.facts, noun: "fact").map {
                RequirementDraft.Condition(fact: $0, values: values)
            }
        }
    }

    private func request() -> RequestVariation {
        guard let node = fields.optional("request"),
            let request = Fields(node, as: .request, called: "'request'", findings: findings)
        else { return .plain }
        if request.present(ContractObject.request.keys).isEmpty {
            findings.report("'request' must not be empty", at: node.span)
        }
        let accept: Accept? = findings.word(
            request.optional("accept"),
            of: .acceptVariation,
            called: "'accept'"
        )
        let session: SessionUse? = findings.word(
            request.optional("session"),
            of: .sessionVariation,
            called: "'session'"
        )
        let item: RequestVariation.Item? = findings.word(request.optional("item"), of: .itemVariation, called: "'item'")
        return RequestVariation(accept: accept, session: session, item: item)
    }

    /// What has no forms and media types chooses its own requests; steps say so themselves.
    private func refuseDimensions(of assertion: Assertion?) {
        guard let assertion, !assertion.hasDimensions, !fields.has("steps") else { return }
        for key in fields.present(["forms", "media", "request"]) {
            findings.report("what compares several answers has no '\(key)'", at: fields.keySpan(key))
        }
    }

    /// Facts, links and statements belong to a resource, so a convention cannot speak of them.
    private func refuseKeysOfResources() {
        guard scope.resource == nil else { return }
        for key in fields.present(["when", "link", "follow", "each-item", "parity", "agrees-with", "query"]) {
            findings.report("a convention has no '\(key)'; it belongs to a resource", at: fields.keySpan(key))
        }
        if fields.has("statements") {
            let span = fields.keySpan("statements")
            findings.report("a convention has no 'statements'; resources name them in 'keeps'", at: span)
        }
    }
}
