internal import CXML2

/// Something that the parser or a schema has to say about a document.
public struct XMLDiagnostic: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: Hashable, Sendable {
        /// Worth knowing; the document can be used.
        case warning

        /// A namespace or validity error; the document can be read.
        case error

        /// There is no tree.
        case fatal
    }

    /// How bad it is.
    public var severity: Severity

    /// One trimmed line, from libxml2 or our own.
    public var message: String

    /// The one-based line, or `nil` if unknown.
    public var line: Int?

    /// The one-based column as libxml2 counts it, in characters and just after the offending construct.
    ///
    /// It is `nil` if unknown, as it always is for schemas.
    public var column: Int?

    /// The path of the element that it is about, as `XMLElement.path`; an attribute adds `/@name`.
    public var path: String?

    /// The number of libxml2's `xmlParserErrors`, or that of an `XMLRefusal`, which is negative.
    public var code: Int

    /// Makes a diagnostic.
    public init(
        severity: Severity,
        message: String,
        line: Int? = nil,
        column: Int? = nil,
        path: String? = nil,
        code: Int
    ) {
        self.severity = severity
        self.message = message
        self.line = line
        self.column = column
        self.path = path
        self.code = code
    }

    /// Whether the parser found something after the root element.
    public var isTrailingContent: Bool {
        code == Int(XML_ERR_DOCUMENT_END.rawValue)
    }

    /// Whether the parser gave up at a bound of its own, such as ten million bytes of text in one node.
    public var isBoundExceeded: Bool {
        code == Int(XML_ERR_NO_MEMORY.rawValue)
    }
}
