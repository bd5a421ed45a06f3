/// An element of an XML document that is about to be written.
struct XMLElement: Hashable, Sendable {
    /// A name and its value, which is not escaped yet.
    struct Attribute: Hashable, Sendable {
        var name: String
        var value: String
    }

    var name: String
    var attributes: [Attribute] = []
    /// Text in front of the children; an element has one or the other.
    var text = ""
    var children: [XMLElement] = []

    /// Whether it is a resource: it says where it is and where it leads.
    var isResource: Bool {
        attributes.contains { $0.name == "Href" } && children.contains { $0.name == "Links" }
    }
}

extension XMLElement {
    /// The element of a representation; what is null is left out.
    init(_ representation: Representation) {
        name = representation.name
        attributes = representation.attributes.compactMap { attribute in
            attribute.value.text.map { Attribute(name: attribute.name, value: $0) }
        }
        let links = representation.links.map { [XMLElement($0)] } ?? []
        let elements = representation.elements.compactMap(XMLElement.init)
        children = links + elements + (representation.items?.list ?? []).map { XMLElement($0) }
    }

    private init(_ links: [Link]) {
        name = "Links"
        children = links.map { link in
            XMLElement(
                name: "Link",
                attributes: link.attributes.map { Attribute(name: $0.name, value: $0.value) }
            )
        }
    }

    private init?(_ element: Representation.Element) {
        switch element {
        case .nested(let representation):
            self.init(representation)
        case .scalar(let name, let value):
            guard let text = value.text else { return nil }
            self.init(name: name, text: text)
        }
    }
}

extension Representation.Scalar {
    /// The text in XML; `nil` for what is left out.
    var text: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .null: nil
        }
    }
}
