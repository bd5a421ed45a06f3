public import XML

/// A representation as it was read: a lossless tree with positions, and every reading issue.
///
/// Reading is total. What cannot be read is an issue at a place, never an error that is thrown.
public struct Document: Hashable, Sendable {
    /// The tree in its spelling.
    public indirect enum Content: Hashable, Sendable {
        /// The root element of an XML document.
        case xml(XMLElement)

        /// The top value of a JSON text.
        case json(JSONNode)

        /// There is no tree; a fatal issue says why.
        case unreadable
    }

    /// The tree.
    public var content: Content

    /// Everything that was noticed while reading, in the order of the document.
    public var issues: [ReadingIssue]

    /// Whether the bytes begin with a byte order mark, of UTF-8 or of UTF-16.
    public var hasByteOrderMark: Bool

    /// The encoding as an XML declaration spells it, or `nil`; always `nil` for JSON.
    public var declaredEncoding: String?

    /// Whether there is an XML declaration; never for JSON.
    public var hasDeclaration: Bool

    /// Makes a document.
    public init(
        content: Content,
        issues: [ReadingIssue] = [],
        hasByteOrderMark: Bool = false,
        declaredEncoding: String? = nil,
        hasDeclaration: Bool = false
    ) {
        self.content = content
        self.issues = issues
        self.hasByteOrderMark = hasByteOrderMark
        self.declaredEncoding = declaredEncoding
        self.hasDeclaration = hasDeclaration
    }

    /// Whether there is a tree to look at.
    public var isReadable: Bool {
        content != .unreadable
    }
}

extension Document {
    /// The values of an attribute of every element of a name, at any depth of an XML document; none of JSON.
    public func values(ofAttribute attribute: String, inElementsNamed name: String) -> [String] {
        guard case .xml(let root) = content else { return [] }
        return root.values(ofAttribute: attribute, inElementsNamed: name)
    }
}

extension XMLElement {
    fileprivate func values(ofAttribute attribute: String, inElementsNamed name: String) -> [String] {
        let own = self.name.local == name ? [self.attribute(attribute)].compactMap(\.self) : []
        return own + elements.flatMap { $0.values(ofAttribute: attribute, inElementsNamed: name) }
    }
}
