internal import CXML2

/// A parsed XML Schema 1.0 that documents can be validated against, from several threads at once.
///
/// It is unchecked because libxml2's schema is a pointer: it is written while it is parsed and only read afterwards,
/// every validation having a context of its own.
public final class XMLSchema: @unchecked Sendable {
    /// The name that was given to it, for messages.
    public let name: String

    /// The components point into the tree, so it has to live as long.
    private let tree: ParsedTree
    private let schema: xmlSchemaPtr

    /// Parses the text of a schema.
    ///
    /// - Throws: `XMLSchemaError` with every reason why it is not a usable schema.
    public convenience init(_ text: String, name: String) throws(XMLSchemaError) {
        try self.init(Array(text.utf8), name: name)
    }

    /// Parses the bytes of a schema file; nothing that it includes or imports is fetched.
    ///
    /// - Throws: `XMLSchemaError` with every reason why it is not a usable schema.
    public init(_ bytes: [UInt8], name: String) throws(XMLSchemaError) {
        let reading = XMLReader.read(bytes)
        let collector = DiagnosticCollector(limit: XMLLimits().diagnostics)
        guard let root = reading.root, let tree = TreeBuilder.tree(of: root), let schema = Self.parse(tree, collector)
        else { throw XMLSchemaError(name: name, diagnostics: reading.diagnostics + collector.diagnostics) }
        self.name = name
        self.tree = tree
        self.schema = schema
    }

    deinit {
        xmlSchemaFree(schema)
    }

    /// What is wrong with a document, in its order; empty if it is valid.
    ///
    /// A document that cannot be read has a fatal diagnostic, an invalid one has errors.
    public func validate(_ bytes: [UInt8], limits: XMLLimits = .init()) -> [XMLDiagnostic] {
        let reading = XMLReader.read(bytes, limits: limits)
        return reading.diagnostics + (reading.root.map { validate($0) } ?? [])
    }

    /// What is wrong with an element as the root of a document, in its order; empty if it is valid.
    public func validate(_ root: XMLElement) -> [XMLDiagnostic] {
        guard let document = TreeBuilder.tree(of: root) else { return [.outOfMemory] }
        let collector = DiagnosticCollector(limit: XMLLimits().diagnostics)
        guard let context = xmlSchemaNewValidCtxt(schema) else { return [.outOfMemory] }
        defer { xmlSchemaFreeValidCtxt(context) }
        cxml2_collect_validity_errors(context, DiagnosticCollector.schemaHandler, collector.context)
        let status = withExtendedLifetime(collector) { xmlSchemaValidateDoc(context, document.document) }
        if status != 0, !collector.diagnostics.contains(where: { $0.severity != .warning }) {
            collector.append(XMLDiagnostic(severity: .error, message: "not valid", code: Int(status)))
        }
        return collector.diagnostics
    }

    private static func parse(_ tree: borrowing ParsedTree, _ collector: DiagnosticCollector) -> xmlSchemaPtr? {
        guard let context = xmlSchemaNewDocParserCtxt(tree.document) else { return nil }
        defer { xmlSchemaFreeParserCtxt(context) }
        cxml2_collect_schema_errors(context, DiagnosticCollector.schemaHandler, collector.context)
        return withExtendedLifetime(collector) { xmlSchemaParse(context) }
    }
}

extension XMLDiagnostic {
    fileprivate static let outOfMemory = XMLDiagnostic(
        severity: .fatal,
        message: "there is no memory to validate",
        code: Int(XML_ERR_NO_MEMORY.rawValue)
    )
}
