/// A file of ours as nodes with places, with the mistakes found on the way.
struct ParsedFile {
    let findings: Findings
    /// The file's root; nothing where it could not be parsed, which is then reported.
    let root: SourceNode?

    /// Parses a file.
    init(_ file: ContractFile) {
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            findings = Findings(source: SourceText(file: file.displayName, text: file.readableText))
            findings.report("the file is not UTF-8", at: file.firstUnreadableSpan)
            root = nil
            return
        }
        // A byte order mark is no character of the first line (YAML 1.2.2 §5.2).
        let content = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        findings = Findings(source: SourceText(file: file.displayName, text: content))
        root = YAMLComposer.root(of: findings)
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
        let lines = String(read).split(omittingEmptySubsequences: false, whereSeparator: \.breaksLine)
        return Span(line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1, length: 1)
    }
}
