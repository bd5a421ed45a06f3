/// The search for aliases before anything is parsed.
///
/// Yams copies the aliased node into the alias's place, where it cannot be told from a node of its own, and nested
/// aliases grow without bound. So they are refused in the text. The scan errs on the safe side: it knows no quotes.
enum AliasScan {
    /// Whether no alias refers to an anchor; each that does is reported.
    static func isClean(_ findings: Findings) -> Bool {
        // Both signs together are rare: most files need no closer look.
        let lines = findings.source.lines
        guard lines.contains(where: { $0.utf8.contains(UInt8(ascii: "&")) }) else { return true }
        var anchors: Set<String> = []
        var isClean = true
        for (number, line) in lines.enumerated() {
            for token in tokens(in: line) {
                if token.sign == "&" { anchors.insert(token.name) }
                guard token.sign == "*", anchors.contains(token.name) else { continue }
                isClean = false
                let span = Span(line: number + 1, column: token.column, length: token.name.count + 1)
                findings.report("aliases are not read; write the value out in place of '*\(token.name)'", at: span)
            }
        }
        return isClean
    }

    private struct Token {
        let sign: Character
        let name: String
        let column: Int
    }

    private static func tokens(in line: String) -> [Token] {
        let letters = Array(line)
        return letters.indices.compactMap { index in
            guard letters[index] == "&" || letters[index] == "*" else { return nil }
            guard index == 0 || " \t[{,:".contains(letters[index - 1]) else { return nil }
            let name = letters[(index + 1)...].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            return name.isEmpty ? nil : Token(sign: letters[index], name: String(name), column: index + 1)
        }
    }
}
