/// A mapping with fixed keys, whose unknown, repeated and empty keys are reported when it is opened.
struct Fields {
    let object: ContractObject
    /// Where the mapping starts.
    let span: Span
    let findings: Findings
    private let entries: [String: Entry]

    /// Opens a mapping, or nothing when the node is none, which is then reported.
    init?(
        _ node: SourceNode,
        as object: ContractObject,
        called name: String,
        findings: Findings,
        mayBeEmpty: Set<String> = []
    ) {
        guard let pairs = findings.entries(of: node, called: name, mayBeEmpty: mayBeEmpty) else { return nil }
        self.object = object
        self.findings = findings
        span = node.span
        entries = Fields.known(pairs, of: object, findings: findings)
    }

    /// The value of a key that may be left out; nothing also when it is empty, which is reported already.
    func optional(_ key: String) -> SourceNode? { entries[key]?.value }

    /// The value of a key that must be there; its absence is reported.
    func required(_ key: String) -> SourceNode? {
        if !has(key) { findings.report("missing key '\(key)'; each \(object.noun) has one", at: span) }
        return optional(key)
    }

    /// Whether the key is there, be it with a value or without.
    func has(_ key: String) -> Bool { entries[key] != nil }

    /// Where the key stands.
    func keySpan(_ key: String) -> Span { entries[key]?.name.span ?? span }

    /// Those of some keys that are there, in their order.
    func present(_ keys: [String]) -> [String] { keys.filter(has) }

    private static func known(_ pairs: [Entry], of object: ContractObject, findings: Findings) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        let keys = object.keys
        for entry in pairs where keys.contains(entry.name.text) { entries[entry.name.text] = entry }
        for entry in pairs where !keys.contains(entry.name.text) {
            let suggestion = NearMiss.suggestion(for: entry.name.text, among: keys)
            let advice = NearMiss.advice(suggestion: suggestion, known: keys)
            findings.report("unknown key '\(entry.name.text)'\(advice)", at: entry.name.span)
            // The value is read as what was meant: one slip is one mistake, not also a missing key.
            if let suggestion, entries[suggestion] == nil { entries[suggestion] = entry }
        }
        return entries
    }
}

/// A key with its value.
struct Entry {
    let name: Name
    /// Nothing where no value stands, which is reported already.
    let value: SourceNode?
}
