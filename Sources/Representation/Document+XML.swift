public import XML

extension Document {
    /// Reads an XML document; whatever the bytes are, it returns.
    public static func readingXML(_ bytes: [UInt8]) -> Document {
        readingXML(bytes, limits: XMLLimits())
    }

    /// Reads an XML document within other bounds than the usual ones.
    public static func readingXML(_ bytes: [UInt8], limits: XMLLimits) -> Document {
        let reading = XMLReader.read(bytes, limits: limits)
        var issues = reading.diagnostics.map(ReadingIssue.init)
        if let issue = encodingIssue(reading, bytes) {
            issues.append(issue)
        }
        return Document(
            content: reading.root.map(Content.xml) ?? .unreadable,
            issues: issues,
            hasByteOrderMark: beginsWithByteOrderMark(bytes),
            declaredEncoding: reading.declaredEncoding,
            hasDeclaration: reading.hasDeclaration
        )
    }

    /// What to note about a document that could be read although it is in another encoding than UTF-8, or says so.
    private static func encodingIssue(_ reading: XMLReading, _ bytes: [UInt8]) -> ReadingIssue? {
        guard let root = reading.root else { return nil }
        let place = Place(path: root.path, line: 1, column: 1)
        if beginsWithUTF16Mark(bytes) || bytes.prefix(2).contains(0) {
            return ReadingIssue(
                kind: .wrongEncoding,
                message: "the bytes are UTF-16, not UTF-8",
                place: place,
                isFatal: false
            )
        }
        guard let encoding = reading.declaredEncoding, encoding.uppercased() != "UTF-8" else { return nil }
        return ReadingIssue(
            kind: .wrongEncoding,
            message: "the XML declaration names the encoding '\(encoding)', not UTF-8",
            place: place,
            isFatal: false
        )
    }
}

extension ReadingIssue {
    /// The issue that a diagnostic of the parser is.
    init(_ diagnostic: XMLDiagnostic) {
        let place = Place(path: diagnostic.path ?? "/", line: diagnostic.line, column: diagnostic.column)
        self.init(
            kind: Kind(diagnostic),
            message: diagnostic.message,
            place: place,
            isFatal: diagnostic.severity == .fatal
        )
    }
}

extension ReadingIssue.Kind {
    /// The sort of issue that a diagnostic of the parser is.
    init(_ diagnostic: XMLDiagnostic) {
        if let refusal = XMLRefusal(rawValue: diagnostic.code) {
            self.init(refusal)
            return
        }
        switch diagnostic.severity {
        case .warning: self = .warning
        case .error: self = .namespace
        case .fatal where diagnostic.isTrailingContent: self = .trailingContent
        case .fatal where diagnostic.isBoundExceeded: self = .sizeExceeded
        case .fatal: self = .notWellFormed
        }
    }

    private init(_ refusal: XMLRefusal) {
        self =
            switch refusal {
            case .documentType: .documentType
            case .encoding: .wrongEncoding
            case .depth: .depthExceeded
            case .size: .sizeExceeded
            case .empty: .empty
            }
    }
}
