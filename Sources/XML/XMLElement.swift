/// An element with everything in it and the place where it was read.
///
/// It never changes, and copies share what is in it: trees are looked at all the time, and seldom made.
public final class XMLElement: Sendable {
    /// The element's name.
    public let name: XMLName

    /// The attributes in document order, without namespace declarations.
    public let attributes: [XMLAttribute]

    /// The namespace declarations that stand on this element itself, in document order.
    public let declarations: [XMLNamespaceDeclaration]

    /// Child elements and text in document order.
    public let children: [XMLNode]

    /// The one-based line of the start tag's end, or 0 for an element that was not read.
    public let line: Int

    /// The element's place from the root, such as `/Backup/Links/Link[2]`.
    ///
    /// It is made of local names; a one-based index stands only where siblings share the local name.
    public let path: String

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

    /// The same element with other attributes and children.
    public func with(attributes: [XMLAttribute], children: [XMLNode]) -> XMLElement {
        XMLElement(
            name: name,
            attributes: attributes,
            declarations: declarations,
            children: children,
            line: line,
            path: path
        )
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
        for index in attributes.indices where attributes[index].name.isNamed(local, in: nil) {
            return attributes[index].value
        }
        return nil
    }

    /// The first child element with a local name, whatever its namespace is.
    public func firstElement(named local: String) -> XMLElement? {
        for case .element(let child) in children where child.name.local == local { return child }
        return nil
    }
}

extension XMLElement: Hashable {
    /// Whether both are the same in everything, places included.
    public static func == (one: XMLElement, other: XMLElement) -> Bool {
        one === other
            || one.name == other.name && one.attributes == other.attributes && one.declarations == other.declarations
                && one.children == other.children && one.line == other.line && one.path == other.path
    }

    /// Name and place tell most elements apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(path)
        hasher.combine(line)
    }
}
