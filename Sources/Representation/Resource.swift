public import XML

/// A view on a document in which XML and JSON look the same: members, links and items.
///
/// In XML a member is an attribute or a child element, in JSON a property. JSON names are found without regard to
/// case when there is no exact one, because servers of release 13 spell them in camel case.
public struct Resource: Hashable, Sendable {
    /// The root element of XML; nothing in JSON, where the outermost value has no name.
    public let rootName: XMLName?
    /// Where the resource begins.
    public let place: Place
    /// The direct attributes and elements, or properties, links apart; `null` counts as absent (contradiction C48).
    public let members: [Member]
    /// The links in document order; nothing where there is no `Links`.
    public let links: [Link]?
    /// Lists of further resources, by the name of the list: the root of an XML collection, or a JSON array of objects.
    public let lists: [List]
    /// What is nested and no item of a list: an element without attributes that holds elements, or a JSON object.
    public let parts: [Part]

    /// A direct attribute, element or property.
    public struct Member: Hashable, Sendable {
        /// How the document spells the member.
        public enum Spelling: Hashable, Sendable {
            case attribute
            case element
            case property
        }

        /// The name.
        public let name: String
        /// How the document spells it.
        public let spelling: Spelling
        /// The text; nothing where there is structure in it.
        public let text: String?
        /// Whether the document spells the text as text: a JSON number or Boolean is none.
        public let isText: Bool
        /// Where it stands.
        public let place: Place
    }

    /// A link and its attributes.
    public struct Link: Hashable, Sendable {
        /// The value of `Rel`.
        public let relation: String?
        /// The value of `Href`, unescaped.
        public let href: String?
        /// The value of `Type`.
        public let type: String?
        /// The value of `Name`.
        public let name: String?
        /// Where it stands.
        public let place: Place
    }

    /// A list of resources within a resource.
    public struct List: Hashable, Sendable {
        /// The name of the list.
        public let name: String
        /// The resources in it.
        public let items: [Resource]
    }

    /// A nested resource and its name.
    public struct Part: Hashable, Sendable {
        /// The name of the element or property.
        public let name: String
        /// What is in it.
        public let content: Resource
    }

    /// The nested resource of a name: a part, or in XML an element with attributes, which counts as an item elsewhere.
    public func part(named name: String) -> Resource? {
        let part = parts.first { $0.name == name } ?? parts.first { $0.name.lowercased() == name.lowercased() }
        return part?.content ?? lists.flatMap(\.items).first { $0.rootName?.local == name }
    }

    /// The members of a name and, where it matters, a spelling; a JSON property answers to either.
    public func members(named name: String, as spelling: Member.Spelling? = nil) -> [Member] {
        let exact = members.filter { $0.name == name && Resource.fits($0.spelling, spelling) }
        guard exact.isEmpty else { return exact }
        let lowered = name.lowercased()
        return members.filter { $0.spelling == .property && $0.name.lowercased() == lowered }
    }

    /// The text of the first member of a name.
    public func text(of name: String) -> String? { members(named: name).first?.text }

    /// The items of the list of a name, or nothing when there is no such list.
    public func items(of list: String) -> [Resource]? {
        let found = lists.first { $0.name == list } ?? lists.first { $0.name.lowercased() == list.lowercased() }
        return found?.items
    }

    private static func fits(_ spelling: Member.Spelling, _ wanted: Member.Spelling?) -> Bool {
        guard let wanted else { return true }
        return spelling == wanted || spelling == .property
    }
}

extension Document {
    /// The resource that the document shows; nothing where there is no tree, or a JSON value that is no object.
    public var resource: Resource? {
        switch content {
        case .xml(let element): Resource(element)
        case .json(let node): Resource(node)
        case .unreadable: nil
        }
    }
}
