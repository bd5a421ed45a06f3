internal import Conformance

/// Reads the links that a resource may carry.
struct LinkReader {
    let findings: Findings
    /// The forms of the resource.
    let forms: [Form: ResourceContract.FormShape]

    /// The links in the order of the file.
    func links(_ entries: [Entry]) -> [ResourceDraft.Link] {
        entries.map { entry in
            _ = findings.check(entry.name, spelt: .contractName, called: "the name of a link")
            return ResourceDraft.Link(name: entry.name, definition: definition(entry))
        }
    }

    private func definition(_ entry: Entry) -> LinkDefinition? {
        guard let node = entry.value, let fields = Fields(node, as: .link, called: "a link", findings: findings) else {
            return nil
        }
        let relations = findings.texts(of: fields.required("rel"), spelt: .word, called: "'rel'").map(\.text)
        return LinkDefinition(
            name: entry.name.text,
            relations: relations,
            paths: paths(fields.required("path")),
            types: types(fields.optional("type")),
            linkName: findings.text(of: fields.optional("name"), called: "'name'")?.text
        )
    }

    private func paths(_ node: SourceNode?) -> [LinkDefinition.PathTemplate] {
        findings.texts(of: node, called: "'path'").compactMap { text in
            let template = LinkDefinition.PathTemplate(text.text)
            if template == nil {
                findings.report(
                    "a path must be like /backups/{id} or /repositories/{other}, not '\(text.text)'",
                    at: text.span
                )
            }
            return template
        }
    }

    private func types(_ node: SourceNode?) -> [Form: [String]] {
        guard let node else { return [:] }
        var types: [Form: [String]] = [:]
        let entries = findings.entries(of: node, called: "'type'") ?? []
        if case .mapping = node.content, entries.isEmpty { findings.report("'type' must not be empty", at: node.span) }
        for entry in entries {
            let names = findings.texts(of: entry.value, spelt: .word, called: "'\(entry.name.text)'").map(\.text)
            guard let form: Form = findings.word(entry.name, of: .formName) else { continue }
            if !forms.isEmpty, forms[form] == nil {
                findings.report("the resource has no form '\(form.rawValue)'", at: entry.name.span)
            }
            types[form] = names
        }
        return types
    }
}
