import XML

extension Resource {
    /// Views an element of the interface.
    init(_ element: XMLElement) {
        let children = element.elements
        let place = Place(path: element.path, line: element.line)
        rootName = element.name
        self.place = place
        let attributes = element.attributes.compactMap { attribute in
            attribute.name.namespace == nil
                ? Member(
                    name: attribute.name.local,
                    spelling: .attribute,
                    text: attribute.value,
                    isText: true,
                    place: Place(path: "\(element.path)/@\(attribute.name.local)", line: element.line)
                ) : nil
        }
        members = attributes + children.filter { $0.name.local != "Links" }.map { Member($0) }
        let containers = children.filter { $0.name.local == "Links" }
        links =
            containers.isEmpty
            ? nil : containers.flatMap(\.elements).filter { $0.name.local == "Link" }.map { Link($0) }
        // An item of a collection has attributes of its own; a plain element has none.
        let items = children.filter { $0.name.local != "Links" && !$0.attributes.isEmpty }
        parts = children.compactMap { child in
            guard child.name.local != "Links", child.attributes.isEmpty,
                !child.elements.isEmpty || child.text.allSatisfy(\.isWhitespace)
            else { return nil }
            return Part(name: child.name.local, content: Resource(child))
        }
        lists = items.isEmpty ? [] : [List(name: element.name.local, items: items.map { Resource($0) })]
    }
}

extension Resource.Member {
    fileprivate init(_ element: XMLElement) {
        self.init(
            name: element.name.local,
            spelling: .element,
            text: element.elements.isEmpty ? element.text : nil,
            isText: true,
            place: Place(path: element.path, line: element.line)
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
            place: Place(path: element.path, line: element.line)
        )
    }
}
