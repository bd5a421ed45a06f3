/// Reads XML 1.0 documents from untrusted bytes.
///
/// UTF-8, UTF-16 and ISO-8859-1 are read. There is no recovery, no network, no entity but the five of XML itself, and
/// no document type declaration.
public enum XMLReader {
    /// Reads a document; whatever the bytes are, it returns.
    public static func read(_ bytes: [UInt8], limits: XMLLimits = .init()) -> XMLReading {
        read(bytes, limits: limits, visitor: nil)
    }

    /// Reads a document without holding what is in its root.
    ///
    /// Each child element of some kind is visited as it ends, and does not stay in the tree, nor does text between
    /// children, nor what is in elements within children that are emptied. A child is visited before it is known whether what
    /// follows is well-formed, and its paths begin at itself.
    public static func read(
        _ bytes: [UInt8],
        limits: XMLLimits = .init(),
        taking isTaken: (XMLName, [XMLAttribute]) -> Bool,
        emptying isEmptied: (XMLName) -> Bool,
        visiting visit: (XMLElement) -> Void
    ) -> XMLReading {
        withoutActuallyEscaping(isTaken) { isTaken in
            withoutActuallyEscaping(isEmptied) { isEmptied in
                withoutActuallyEscaping(visit) { visit in
                    let visitor = TreeParser.Visitor(isTaken: isTaken, isEmptied: isEmptied, visit: visit)
                    return read(bytes, limits: limits, visitor: visitor)
                }
            }
        }
    }

    private static func read(_ bytes: [UInt8], limits: XMLLimits, visitor: TreeParser.Visitor?) -> XMLReading {
        let declaration = XMLDeclaration(of: bytes)
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        let record = record(of: bytes, declaration, limits: limits, collector: collector, visitor: visitor)
        return XMLReading(
            root: record.flatMap { TreeAssembly.element(of: $0, at: 0, limits: limits) },
            diagnostics: collector.diagnostics,
            declaredEncoding: declaration.encoding,
            hasDeclaration: declaration.isPresent,
            hasDocumentType: collector.diagnostics.contains { $0.code == XMLRefusal.documentType.rawValue }
        )
    }

    /// What the parser saw, or `nil` with a fatal diagnostic.
    private static func record(
        of bytes: [UInt8],
        _ declaration: XMLDeclaration,
        limits: XMLLimits,
        collector: DiagnosticCollector,
        visitor: TreeParser.Visitor?
    ) -> TreeRecord? {
        guard bytes.count <= limits.bytes else {
            let refused = XMLRefused("there are more than \(limits.bytes) bytes")
            collector.append(refused.diagnostic(.size))
            return nil
        }
        switch XMLTranscoding.utf8(bytes, declaration) {
        case .failure(let refused):
            collector.append(refused.diagnostic(.encoding))
            return nil
        case .success(let text) where text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }):
            collector.append(XMLRefused("there is no document", line: 1, column: 1).diagnostic(.empty))
            return nil
        case .success(let text):
            return TreeParser.parse(text, limits: limits, collector: collector, visitor: visitor)
        }
    }
}
