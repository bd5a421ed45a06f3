// How nodes become values: each reader reports what is wrong and goes on.
extension Findings {
    /// The entries of a mapping; repeated, empty and unreadable ones are reported, but for those that may be empty.
    func entries(of node: SourceNode, called name: String, mayBeEmpty: Set<String> = []) -> [Entry]? {
        guard case .mapping(let pairs) = node.content else {
            report("\(name) must be a mapping, not \(node.kind)", at: node.span)
            return nil
        }
        var lines: [String: Int] = [:]
        var entries: [Entry] = []
        for pair in pairs {
            guard let key = text(of: pair.key, called: "a key") else { continue }
            if let line = lines[key.text] {
                report("duplicate key '\(key.text)'; it stands in line \(line) already", at: key.span)
                continue
            }
            lines[key.text] = key.span.line
            let isFine = mayBeEmpty.contains(key.text)
            entries.append(Entry(name: key, value: value(of: pair, key: key, mayBeEmpty: isFine)))
        }
        return entries
    }

    /// The items of a list; that it has none is reported.
    func items(of node: SourceNode?, called name: String) -> [SourceNode] {
        guard let node else { return [] }
        guard case .sequence(let items) = node.content else {
            report("\(name) must be a list, not \(node.kind)", at: node.span)
            return []
        }
        if items.isEmpty { report("\(name) must not be empty", at: node.span) }
        return items
    }

    /// The texts of a list; an item that stands twice is reported.
    func texts(of node: SourceNode?, called name: String) -> [Name] {
        var seen: Set<String> = []
        return items(of: node, called: name).compactMap { text(of: $0, called: "an item of \(name)") }.filter { item in
            let isNew = seen.insert(item.text).inserted
            if !isNew { report("'\(item.text)' stands twice in \(name)", at: item.span) }
            return isNew
        }
    }

    /// A text that is not empty.
    func text(of node: SourceNode?, called name: String) -> Name? {
        guard let node else { return nil }
        guard let text = node.text else {
            report("\(name) must be text, not \(node.kind)", at: node.span)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            report("\(name) must not be empty", at: node.span)
            return nil
        }
        return Name(text: text, span: node.span)
    }

    /// A truth value.
    func flag(of node: SourceNode?, called name: String) -> Bool? {
        guard let text = text(of: node, called: name) else { return nil }
        guard text.text == "true" || text.text == "false" else {
            report("\(name) must be true or false, not '\(text.text)'", at: text.span)
            return nil
        }
        return text.text == "true"
    }

    /// A word of a closed set; for a misspelt one, what was meant.
    func word<Value: RawRepresentable>(
        _ node: SourceNode?,
        of vocabulary: Vocabulary,
        called name: String
    ) -> Value? where Value.RawValue == String {
        word(text(of: node, called: name), of: vocabulary)
    }

    /// A word of a closed set that was read as text already.
    func word<Value: RawRepresentable>(_ name: Name?, of vocabulary: Vocabulary) -> Value?
    where Value.RawValue == String {
        resolve(name, among: vocabulary.words, noun: vocabulary.noun).flatMap { Value(rawValue: $0) }
    }

    /// One of the known names; for a misspelt one what was meant, so that one slip is reported once.
    ///
    /// Where no names are known because their list could not be read, any will do.
    func resolve(_ name: Name?, among known: [String]?, noun: String) -> String? {
        guard let name else { return nil }
        guard let known, !known.contains(name.text) else { return name.text }
        let suggestion = NearMiss.suggestion(for: name.text, among: known)
        let advice = NearMiss.advice(suggestion: suggestion, known: known)
        report("unknown \(noun) '\(name.text)'\(advice)", at: name.span)
        return suggestion
    }

    private func value(of pair: SourceNode.Pair, key: Name, mayBeEmpty: Bool) -> SourceNode? {
        guard case .absent = pair.value.content else { return pair.value }
        if !mayBeEmpty { report("'\(key.text)' has no value", at: key.span) }
        return nil
    }
}
