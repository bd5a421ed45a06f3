/// Reads XML 1.0 documents from untrusted bytes.
///
/// UTF-8, UTF-16 and ISO-8859-1 are read. There is no recovery, no network, no entity but the five of XML itself, and
/// no document type declaration.
public enum XMLReader {
    /// Reads a document; whatever the bytes are, it returns.
    public static func read(_ bytes: [UInt8], limits: XMLLimits = .init()) -> XMLReading {
        let declaration = XMLDeclaration(of: bytes)
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        let root =
            switch tree(of: bytes, limits: limits, collector: collector) {
            case .some(let tree): TreeCopy.root(of: tree, limits: limits)
            case .none: XMLElement?.none
            }
        return XMLReading(
            root: root,
            diagnostics: collector.diagnostics,
            declaredEncoding: declaration.encoding,
            hasDeclaration: declaration.isPresent,
            hasDocumentType: collector.diagnostics.contains { $0.code == XMLRefusal.documentType.rawValue }
        )
    }

    /// The tree of a document in libxml2's own form, or `nil` with a fatal diagnostic.
    static func tree(of bytes: [UInt8], limits: XMLLimits, collector: DiagnosticCollector) -> ParsedTree? {
        guard bytes.count <= limits.bytes else {
            let refused = XMLRefused("there are more than \(limits.bytes) bytes")
            collector.append(refused.diagnostic(.size))
            return nil
        }
        switch XMLTranscoding.utf8(bytes, XMLDeclaration(of: bytes)) {
        case .failure(let refused):
            collector.append(refused.diagnostic(.encoding))
            return nil
        case .success(let text) where text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }):
            collector.append(XMLRefused("there is no document", line: 1, column: 1).diagnostic(.empty))
            return nil
        case .success(let text):
            return TreeParser.parse(text, limits: limits, collector: collector)
        }
    }
}
