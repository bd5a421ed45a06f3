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

    /// Where the element was read; nothing for one that was not.
    private let place: Place?

    /// Where an element was read.
    struct Place: Hashable {
        /// The path of the parent, which all siblings share; empty for the root.
        let parent: String
        /// The one-based place among siblings of the same local name, 0 where there are none, -1 where the path is the
        /// parent's.
        let ordinal: Int32
        /// The one-based line of the start tag's end.
        let line: Int32
    }

    /// Makes an element that was not read.
    public convenience init(
        name: XMLName,
        attributes: [XMLAttribute] = [],
        declarations: [XMLNamespaceDeclaration] = [],
        children: [XMLNode] = []
    ) {
        self.init(name, attributes, declarations, children, at: nil)
    }

    /// Makes an element.
    init(
        _ name: XMLName,
        _ attributes: [XMLAttribute],
        _ declarations: [XMLNamespaceDeclaration],
        _ children: [XMLNode],
        at place: Place?
    ) {
        self.name = name
        self.attributes = attributes
        self.declarations = declarations
        self.children = children
        self.place = place
    }

    /// The same element with other attributes and children.
    public func with(attributes: [XMLAttribute], children: [XMLNode]) -> XMLElement {
        XMLElement(name, attributes, declarations, children, at: place)
    }

    /// The one-based line of the start tag's end, or 0 for an element that was not read.
    public var line: Int { Int(place?.line ?? 0) }

    /// The element's place from the root, such as `/Backup/Links/Link[2]`, put together each time; empty for an element
    /// that was not read.
    ///
    /// It is made of local names; a one-based index stands only where siblings share the local name.
    public var path: String { place?.path(of: name.local) ?? "" }

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
        for case .element(let child) in children where child.name.isNamed(local) { return child }
        return nil
    }
}

extension XMLElement: Hashable {
    /// Whether both are the same in everything, places included.
    public static func == (one: XMLElement, other: XMLElement) -> Bool {
        one === other
            || one.name == other.name && one.attributes == other.attributes && one.declarations == other.declarations
                && one.children == other.children && one.place == other.place
    }

    /// Name and place tell most elements apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(place)
    }
}

extension XMLElement.Place {
    /// The path of an element of a local name that stands here.
    func path(of local: String) -> String {
        switch ordinal {
        case -1: parent
        case 0: "\(parent)/\(local)"
        default: "\(parent)/\(local)[\(ordinal)]"
        }
    }
}
