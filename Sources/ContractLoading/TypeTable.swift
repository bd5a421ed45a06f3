internal import Conformance

/// The scalar types that were read.
struct TypeTable {
    /// The types that are right.
    private(set) var types: [String: ScalarType] = [:]
    /// The names of all types, in the order of the file; nothing where no file names any, or it cannot be read.
    private(set) var names: [String]?

    /// Reads the file of scalar types.
    init(_ document: ContractDocument?) {
        guard let fields = document?.fields, let node = fields.required("types") else { return }
        let findings = fields.findings
        guard let entries = findings.entries(of: node, called: "'types'") else { return }
        names = []
        for entry in entries {
            names?.append(entry.name.text)
            guard findings.check(entry.name, spelt: .word, called: "the name of a type"), let node = entry.value,
                let fields = Fields(node, as: .scalarType, called: "a type", findings: findings),
                let grammar = TypeTable.grammar(fields)
            else { continue }
            types[entry.name.text] = ScalarType(name: entry.name.text, grammar: grammar)
        }
    }

    /// The type of a name; that there is none is reported.
    func type(named name: Name?, findings: Findings) -> ScalarType? {
        // Without a file of types, each name would be a mistake of its own.
        guard let names else { return nil }
        return findings.resolve(name, among: names, noun: "type").flatMap { types[$0] }
    }

    private static func grammar(_ fields: Fields) -> ScalarType.Grammar? {
        let findings = fields.findings
        let heads = fields.present(["values", "lexical"])
        guard heads.count == 1 else {
            findings.report("a scalar type has either 'values' or 'lexical'", at: fields.span)
            return nil
        }
        let ignoringCase = findings.flag(of: fields.optional("ignoring-case"), called: "'ignoring-case'")
        if heads == ["values"] {
            let words = findings.texts(of: fields.optional("values"), called: "'values'").map(\.text)
            return words.isEmpty ? nil : .values(words, ignoringCase: ignoringCase ?? false)
        }
        if fields.has("ignoring-case") {
            findings.report("'ignoring-case' belongs to 'values'", at: fields.keySpan("ignoring-case"))
        }
        return findings.word(fields.optional("lexical"), of: .lexical, called: "'lexical'").map { .lexical($0) }
    }
}
