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
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            findings = Findings(source: SourceText(file: file.displayName, text: file.readableText))
            findings.report("the file is not UTF-8", at: file.firstUnreadableSpan)
            fields = nil
            return
        }
        findings = Findings(source: SourceText(file: file.displayName, text: text))
        fields = YAMLComposer.root(of: findings).flatMap { [findings, kind] root in
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

extension ContractFile {
    /// The content with replacement characters for what is not UTF-8.
    fileprivate var readableText: String { String(decoding: bytes, as: UTF8.self) }

    /// Where the first byte stands that is not UTF-8.
    fileprivate var firstUnreadableSpan: Span {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var read = String.UnicodeScalarView()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { read.append(scalar) }
        let lines = String(read).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return Span(line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1, length: 1)
    }
}
