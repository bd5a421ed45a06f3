import Representation

/// A part of a document in either spelling, for as long as the document is looked at.
struct Node {
    /// What sort of value it is, as its spelling can tell.
    enum Kind: String, Comparable {
        case text
        case string
        case number
        case boolean
        case null
        case object
        case array

        /// Whether there is a value without structure.
        var isScalar: Bool { self == .text || self == .string || self == .number || self == .boolean }

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The name as a reader must spell it; that of an attribute begins with `@`.
    let name: String
    let kind: Kind
    /// The text of what holds nothing else; empty otherwise.
    var text = ""
    /// What is in it, in the order of the document.
    var children: [Node] = []

    /// The name without the mark of an attribute.
    var bareName: String { Node.bare(name) }

    /// A name without the mark of an attribute.
    static func bare(_ name: String) -> String {
        name.hasPrefix("@") ? String(name.dropFirst()) : name
    }

    /// The text of a direct member, by its name in any case.
    func member(_ name: String) -> String? {
        let wanted = name.lowercased()
        return children.first { $0.bareName.lowercased() == wanted && $0.kind.isScalar }?.text
    }

    /// Whether an element is nothing but a list of resources, which may be as long as it likes.
    ///
    /// The collections of the interface have no attributes, and hold elements of one name that have.
    var isElementList: Bool {
        guard kind == .object, let first = children.first?.name, first != "Links" else { return false }
        return children.allSatisfy { child in
            child.name == first && child.kind == .object
                && child.children.contains { $0.name.hasPrefix("@") }
        }
    }
}

extension Node {
    /// The tree of a document; nothing where there is none.
    init?(_ document: Document) {
        switch document.content {
        case .unreadable: return nil
        case .json(let value): self.init("", value)
        case .xml:
            guard let resource = document.resource else { return nil }
            self.init(Node.lastSegment(of: resource.place.path), resource)
        }
    }

    private init(_ name: String, _ value: JSONNode) {
        switch value.value {
        case .object(let members):
            self.init(name: name, kind: .object, children: members.map { Node($0.name, $0.value) })
        case .array(let values):
            self.init(name: name, kind: .array, children: values.map { Node("", $0) })
        case .string(let text): self.init(name: name, kind: .string, text: text)
        case .number(let text): self.init(name: name, kind: .number, text: text)
        case .boolean(let isTrue):
            self.init(name: name, kind: .boolean, text: isTrue ? "true" : "false")
        case .null: self.init(name: name, kind: .null)
        }
    }

    private init(_ name: String, _ element: Resource) {
        let inner = element.parts.map(\.content) + element.lists.flatMap(\.items)
        let contents = Dictionary(inner.map { ($0.place.path, $0) }) { first, _ in first }
        var children = element.members.map { member -> Node in
            if member.spelling == .attribute {
                return Node(name: "@\(member.name)", kind: .text, text: member.text ?? "")
            }
            if let content = contents[member.place.path], !content.isLeaf {
                return Node(member.name, content)
            }
            return Node(name: member.name, kind: .text, text: member.text ?? "")
        }
        if let links = element.links {
            children.append(Node(name: "Links", kind: .object, children: links.map { Node($0) }))
        }
        self.init(name: name, kind: .object, children: children)
    }

    private init(_ link: Resource.Link) {
        let values = [
            ("@Rel", link.relation), ("@Href", link.href), ("@Type", link.type), ("@Name", link.name),
        ]
        let attributes = values.compactMap { name, value in
            value.map { Node(name: name, kind: .text, text: $0) }
        }
        self.init(name: "Link", kind: .object, children: attributes)
    }

    /// An element's local name, from the path to it.
    private static func lastSegment(of path: String) -> String {
        let segment = path.split(separator: "/").last ?? ""
        return String(segment.prefix { $0 != "[" })
    }
}

extension Resource {
    /// Whether there is nothing in it that has a name.
    fileprivate var isLeaf: Bool { members.isEmpty && links == nil }
}
