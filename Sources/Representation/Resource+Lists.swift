import XML

// What lists of resources look like, in collections and in a query's answer.
extension Resource {
    /// The items of a collection, or of a query's answer with its further nesting.
    public var listedItems: Items {
        if let references = part(named: "Refs") { return Items(joining: references.lists.map(\.items)) }
        if let entities = part(named: "Entities") {
            return Items(joining: entities.parts.flatMap(\.content.lists).map(\.items))
        }
        // Where a query's answer has no list at all, what tells of its pages is still no item.
        return Items(joining: lists.map(\.items)).excluding(elementsNamed: "PagingInfo")
    }

    /// What a query's answer says of its pages.
    public var pagingInfo: Resource? { part(named: "PagingInfo") }

    /// The `Href` of a link to another page, by one of some relations.
    public func pageHref(_ relations: [String]) -> String? {
        let links = pagingInfo?.links ?? []
        return links.first { relations.contains($0.relation ?? "") }?.href
    }
}

extension Resource {
    /// What is made of each of the `listedItems` of an XML body, seen without links; nothing where it cannot be read.
    ///
    /// Where the items are children of the root, no more than one is held at a time.
    public static func listedItems<Item>(
        ofXML bytes: [UInt8],
        limits: BodyLimits,
        _ transform: (Resource) -> Item
    ) -> [Item]? {
        var items: [Item] = []
        let reading = XMLReader.read(
            bytes,
            limits: limits.xml,
            taking: XMLElement.isListed,
            emptying: { $0.isNamed("Links") },
            visiting: { items.append(transform(Resource($0))) }
        )
        guard let root = reading.root.map({ Resource($0) }), root.links?.count ?? 0 <= limits.links else { return nil }
        let isNested = root.part(named: "Refs") != nil || root.part(named: "Entities") != nil
        return isNested ? root.listedItems.map(transform) : items
    }

    /// Lists of further resources, by the name of the list: the root of an XML collection, or a JSON array of objects.
    public var lists: [List] {
        switch source {
        case .element(let element):
            let items = element.elements(where: \.isItem)
            return items.isEmpty ? [] : [List(name: element.name.local, items: Items(items))]
        case .properties(let properties, _):
            return properties.compactMap { $0.isLinks ? nil : List($0) }
        }
    }

    /// What is nested and no item of a list: an element without attributes that holds elements, or a JSON object.
    public var parts: [Part] {
        switch source {
        case .element(let element):
            return element.elements(where: \.isPart).map { Part(name: $0.name.local, content: Resource($0)) }
        case .properties(let properties, _):
            return properties.compactMap { property in
                guard !property.isLinks else { return nil }
                return Resource(property.value).map { Part(name: property.name, content: $0) }
            }
        }
    }

    /// The nested resource of a name: a part, or in XML an element with attributes, which counts as an item elsewhere.
    public func part(named name: String) -> Resource? {
        let lowered = name.lowercased()
        switch source {
        case .element(let element):
            let child =
                element.firstElement { $0.name.isNamed(name) && $0.isPart }
                ?? element.firstElement { $0.name.local.lowercased() == lowered && $0.isPart }
                ?? element.firstElement { $0.name.isNamed(name) && $0.isItem }
            return child.map { Resource($0) }
        case .properties(let properties, _):
            let property =
                properties.first { $0.name == name && $0.isPart }
                ?? properties.first { $0.name.lowercased() == lowered && $0.isPart }
            return property.flatMap { Resource($0.value) }
        }
    }
}

extension XMLElement {
    /// Whether it holds a resource's links.
    var isLinks: Bool { name.isNamed("Links") }

    /// Whether it is an item of a collection: that has attributes of its own, and a plain element has none.
    fileprivate var isItem: Bool { !isLinks && !attributes.isEmpty }

    /// Whether a child of a list's root is an item of it.
    fileprivate static func isListed(_ name: XMLName, _ attributes: [XMLAttribute]) -> Bool {
        !attributes.isEmpty && !["Links", "Refs", "Entities", "PagingInfo"].contains(name.local)
    }

    /// Whether it nests something and is no item.
    fileprivate var isPart: Bool {
        guard !isLinks, attributes.isEmpty else { return false }
        return hasElements || text.allSatisfy(\.isWhitespace)
    }

    fileprivate func elements(where isWanted: (XMLElement) -> Bool) -> [XMLElement] {
        children.compactMap { child in
            if case .element(let element) = child, isWanted(element) { element } else { nil }
        }
    }

    fileprivate func firstElement(where isWanted: (XMLElement) -> Bool) -> XMLElement? {
        for case .element(let child) in children where isWanted(child) { return child }
        return nil
    }
}

extension JSONMember {
    /// Whether it holds a resource's links.
    var isLinks: Bool { name.utf8.count == 5 && name.lowercased() == "links" }

    fileprivate var isPart: Bool { !isLinks && value.isObject }
}
