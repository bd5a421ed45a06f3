public import XML

/// A view on a document in which XML and JSON look the same: members, links and items.
///
/// In XML a member is an attribute or a child element, in JSON a property. JSON names are found without regard to
/// case when there is no exact one, because servers of release 13 spell them in camel case.
public struct Resource: Hashable, Sendable {
    /// What links, members, lists and parts are viewed in, when they are asked for: a list may be long.
    let source: Source

    /// Where everything is.
    indirect enum Source: Hashable, Sendable {
        case element(XMLElement)
        case properties([JSONMember], place: Place)
    }

    /// The root element of XML; nothing in JSON, where the outermost value has no name.
    public var rootName: XMLName? {
        if case .element(let element) = source { element.name } else { nil }
    }

    /// Where the resource begins.
    public var place: Place {
        switch source {
        case .element(let element): Anchor.element(element).place
        case .properties(_, let place): place
        }
    }

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
        /// What it is, or for an attribute what it belongs to.
        let anchor: Anchor

        /// Where it stands.
        public var place: Place {
            let place = anchor.place
            return spelling == .attribute ? Place(path: "\(place.path)/@\(name)", line: place.line) : place
        }
    }

    /// What knows where it stands, when somebody asks: that is seldom.
    enum Anchor: Hashable {
        case element(XMLElement)
        case value(Place)

        /// Where it stands.
        var place: Place {
            switch self {
            case .element(let element): Place(path: element.path, line: element.line)
            case .value(let place): place
            }
        }
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
        /// What it is.
        let anchor: Anchor

        /// Where it stands.
        public var place: Place { anchor.place }
    }

    /// A list of resources within a resource.
    public struct List: Hashable, Sendable {
        /// The name of the list.
        public let name: String
        /// The resources in it.
        public let items: Items
    }

    /// A nested resource and its name.
    public struct Part: Hashable, Sendable {
        /// The name of the element or property.
        public let name: String
        /// What is in it.
        public let content: Resource
    }

    /// The links in document order, viewed each time; nothing where there is no `Links`.
    public var links: [Link]? {
        switch source {
        case .element(let element): element.resourceLinks
        case .properties(let properties, _):
            properties.first(where: \.isLinks).flatMap { Resource.links(in: $0.value) }
        }
    }

    /// The text of the first member of a name.
    public func text(of name: String) -> String? {
        switch source {
        case .element(let element): element.text(ofMember: name)
        case .properties: members(named: name).first?.text
        }
    }

    /// The items of the list of a name, or nothing when there is no such list.
    public func items(of list: String) -> Items? {
        let found = lists.first { $0.name == list } ?? lists.first { $0.name.lowercased() == list.lowercased() }
        return found?.items
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
