/// An element with everything in it and the place where it was read.
public struct XMLElement: Hashable, Sendable {
    /// The element's name.
    public var name: XMLName

    /// The attributes in document order, without namespace declarations.
    public var attributes: [XMLAttribute]

    /// The namespace declarations that stand on this element itself, in document order.
    public var declarations: [XMLNamespaceDeclaration]

    /// Child elements and text in document order.
    public var children: [XMLNode]

    /// The one-based line of the start tag's end, or 0 for an element that was not read.
    public var line: Int

    /// The element's place from the root, such as `/Backup/Links/Link[2]`.
    ///
    /// It is made of local names; a one-based index stands only where siblings share the local name.
    public var path: String

    /// Makes an element.
    public init(
        name: XMLName,
        attributes: [XMLAttribute] = [],
        declarations: [XMLNamespaceDeclaration] = [],
        children: [XMLNode] = [],
        line: Int = 0,
        path: String = ""
    ) {
        self.name = name
        self.attributes = attributes
        self.declarations = declarations
        self.children = children
        self.line = line
        self.path = path
    }

    /// The child elements in document order.
    public var elements: [XMLElement] {
        children.compactMap { child in
            if case .element(let element) = child { element } else { nil }
        }
    }

    /// Whether there is a child element.
    public var hasElements: Bool {
        children.contains { child in
            if case .element = child { true } else { false }
        }
    }

    /// The concatenated direct text, without that of child elements.
    public var text: String {
        children.reduce(into: "") { text, child in
            if case .text(let run) = child { text += run }
        }
    }

    /// The value of the attribute with this name in no namespace.
    public func attribute(_ local: String) -> String? {
        attributes.first { $0.name.isNamed(local, in: nil) }?.value
    }
}
