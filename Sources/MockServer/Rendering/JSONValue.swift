/// A value of a JSON document that is about to be written.
indirect enum JSONValue: Hashable, Sendable {
    /// A name and its value.
    struct Member: Hashable, Sendable {
        var name: String
        var value: JSONValue
    }

    case object([Member])
    case array([JSONValue])
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case null
}

extension JSONValue {
    /// The object of a representation.
    init(_ representation: Representation) {
        let attributes = representation.attributes.map { Member(name: $0.name, value: JSONValue($0.value)) }
        let links = representation.links.map { [Member(name: "Links", value: .array($0.map(JSONValue.init)))] } ?? []
        let items = representation.items.map { items in
            [Member(name: items.member, value: .array(items.list.map { JSONValue($0) }))]
        }
        let derived = representation.elements.map(Self.member) + (items ?? [])
        switch representation.order {
        case .derivedFirst:
            // Href and Type belong to the base class, which the served model writes last.
            let isBase = { (member: Member) in ["Href", "Type"].contains(member.name) }
            self = .object(derived + attributes.filter { !isBase($0) } + links + attributes.filter(isBase))
        case .linksFirst:
            self = .object(links + attributes + derived)
        case .alphabetical:
            self = .object((derived + attributes + links).sorted { $0.name < $1.name })
        }
    }

    private init(_ link: Link) {
        self = .object(link.members.map { Member(name: $0.name, value: .string($0.value)) })
    }

    private init(_ scalar: Representation.Scalar) {
        switch scalar {
        case .text(let text): self = .string(text)
        case .integer(let number): self = .integer(number)
        case .null: self = .null
        }
    }

    private static func member(of element: Representation.Element) -> Member {
        switch element {
        case .scalar(let name, let value): Member(name: name, value: JSONValue(value))
        case .nested(let representation): Member(name: representation.name, value: JSONValue(representation))
        }
    }
}
