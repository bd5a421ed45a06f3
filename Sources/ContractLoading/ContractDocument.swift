/// A contract file that was parsed, with the mistakes found in it.
struct ContractDocument {
    /// What a contract file is about, by its name.
    enum Kind {
        case scalars
        case conventions
        case attribution
        case resource

        var object: ContractObject {
            switch self {
            case .scalars: .scalarsFile
            case .conventions: .conventionsFile
            case .attribution: .attributionFile
            case .resource: .resourceFile
            }
        }
    }

    /// The file's base name, which is the contract's name.
    let name: String
    let kind: Kind
    let findings: Findings
    /// The file's keys; nothing where it could not be parsed, which is then reported.
    let fields: Fields?

    init(_ file: ContractFile) {
        name = file.baseName
        kind =
            switch file.baseName {
            case "scalars": .scalars
            case "conventions": .conventions
            case "attribution": .attribution
            default: .resource
            }
        let parsed = ParsedFile(file)
        findings = parsed.findings
        fields = parsed.root.flatMap { [findings, kind] root in
            Fields(root, as: kind.object, called: "a contract file", findings: findings)
        }
        checkName()
    }

    private func checkName() {
        guard let stated = findings.text(of: fields?.required("contract"), called: "'contract'") else { return }
        if stated.text != name {
            findings.report("'contract' must be the file's base name '\(name)', not '\(stated.text)'", at: stated.span)
        } else {
            _ = findings.check(stated, spelt: .resourceName, called: "'contract'")
        }
    }
}
