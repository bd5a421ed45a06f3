import XML

extension Resource {
    /// Views an element of the interface.
    init(_ element: XMLElement) { source = .element(element) }
}

extension XMLElement {
    /// The links in all its `Links`; nothing where there is none.
    var resourceLinks: [Resource.Link]? {
        var links: [Resource.Link]?
        for case .element(let child) in children where child.isLinks {
            // Nearly all have one `Links`, of which no copy is needed.
            if links == nil { links = child.links } else { links?.append(contentsOf: child.links) }
        }
        return links
    }

    private var links: [Resource.Link] {
        children.compactMap { child in
            guard case .element(let element) = child, element.name.isNamed("Link") else { return nil }
            return Resource.Link(element)
        }
    }
}

extension Resource.Member {
    init(_ attribute: XMLAttribute, of element: XMLElement) {
        self.init(
            name: attribute.name.local,
            spelling: .attribute,
            text: attribute.value,
            isText: true,
            anchor: .element(element)
        )
    }

    init(_ element: XMLElement) {
        self.init(
            name: element.name.local,
            spelling: .element,
            text: element.hasElements ? nil : element.text,
            isText: true,
            anchor: .element(element)
        )
    }
}

extension Resource.Link {
    fileprivate init(_ element: XMLElement) {
        self.init(
            relation: element.attribute("Rel"),
            href: element.attribute("Href"),
            type: element.attribute("Type"),
            name: element.attribute("Name"),
            anchor: .element(element)
        )
    }
}
