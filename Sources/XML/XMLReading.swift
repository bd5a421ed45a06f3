/// What came of reading a document: a tree or the reasons why there is none.
public struct XMLReading: Hashable, Sendable {
    /// The root element, or `nil` if the document is not well-formed or was refused.
    public var root: XMLElement?

    /// What the parser had to say, in the order in which it did.
    public var diagnostics: [XMLDiagnostic]

    /// The encoding as the XML declaration spells it, or `nil` without one; judging it is the caller's part.
    public var declaredEncoding: String?

    /// Whether the document begins with an XML declaration.
    public var hasDeclaration: Bool

    /// Whether there is a document type declaration, in which case there is no root.
    public var hasDocumentType: Bool

    /// Makes a reading.
    public init(
        root: XMLElement?,
        diagnostics: [XMLDiagnostic],
        declaredEncoding: String?,
        hasDeclaration: Bool,
        hasDocumentType: Bool
    ) {
        self.root = root
        self.diagnostics = diagnostics
        self.declaredEncoding = declaredEncoding
        self.hasDeclaration = hasDeclaration
        self.hasDocumentType = hasDocumentType
    }
}
