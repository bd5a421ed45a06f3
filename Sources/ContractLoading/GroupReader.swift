/// Reads the groups of a file.
struct GroupReader {
    let file: Fields
    let scope: RequirementScope

    private var findings: Findings { file.findings }

    /// The groups in the order of the file; a name that stands twice is reported.
    func groups() -> [GroupDraft] {
        let build = findings.text(of: file.required("build"), spelt: .build, called: "'build'")?.text
        let source = RequirementDraft.Source(build: build)
        var lines: [String: Int] = [:]
        return findings.items(of: file.required("groups"), called: "'groups'").compactMap { node in
            guard let fields = Fields(node, as: .group, called: "a group", findings: findings) else { return nil }
            let name = findings.text(of: fields.required("name"), spelt: .contractName, called: "'name'")
            if let name {
                if let line = lines[name.text] {
                    findings.report("the group '\(name.text)' stands in line \(line) already", at: name.span)
                }
                lines[name.text] = lines[name.text] ?? name.span.line
            }
            return GroupDraft(name: name?.text, requirements: requirements(of: fields, source: source))
        }
    }

    private func requirements(of group: Fields, source: RequirementDraft.Source) -> [RequirementDraft] {
        _ = findings.text(of: group.required("title"), spelt: .title, called: "'title'")
        let page = findings.text(of: group.required("page"), spelt: .page, called: "'page'")?.text
        let section = findings.text(of: group.required("section"), called: "'section'")?.text
        let build = findings.text(of: group.optional("build"), spelt: .build, called: "'build'")?.text
        let own = RequirementDraft.Source(page: page, section: section, build: build).completed(by: source)
        return findings.items(of: group.required("requirements"), called: "'requirements'").compactMap { node in
            Fields(node, as: .requirement, called: "a requirement", findings: findings).map { fields in
                RequirementReader(fields: fields, scope: scope, source: own).draft()
            }
        }
    }
}
