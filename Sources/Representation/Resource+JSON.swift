extension Resource {
    /// Views a JSON object of the interface, or nothing when the value is no object.
    init?(_ node: JSONNode) {
        guard case .object(let properties) = node.value else { return nil }
        rootName = nil
        place = node.place
        let linksProperty = properties.first { $0.name.lowercased() == "links" }
        members = properties.compactMap { property in
            property.name.lowercased() == "links" ? nil : Member(property)
        }
        links = linksProperty.flatMap { Resource.links(in: $0.value) }
        parts = properties.compactMap { property in
            guard property.name.lowercased() != "links" else { return nil }
            return Resource(property.value).map { Part(name: property.name, content: $0) }
        }
        lists = properties.compactMap { property in
            guard property.name.lowercased() != "links" else { return nil }
            return List(property)
        }
    }

    private static func links(in node: JSONNode) -> [Link]? {
        guard case .array(let values) = node.value else { return nil }
        return values.map { Link($0) }
    }
}

extension Resource.Member {
    fileprivate init?(_ property: JSONMember) {
        if case .null = property.value.value { return nil }
        self.init(
            name: property.name,
            spelling: .property,
            text: property.value.scalarText,
            isText: property.value.isString,
            place: property.value.place
        )
    }
}

extension Resource.List {
    /// A list is an array; a list of references may be `null`, as absent values are (contradiction C48).
    fileprivate init?(_ property: JSONMember) {
        switch property.value.value {
        case .array(let values): self.init(name: property.name, items: values.compactMap { Resource($0) })
        case .null where property.name.lowercased() == "refs": self.init(name: property.name, items: [])
        case .null, .object, .string, .number, .boolean: return nil
        }
    }
}

extension Resource.Link {
    fileprivate init(_ node: JSONNode) {
        self.init(
            relation: node.property("Rel")?.scalarText,
            href: node.property("Href")?.scalarText,
            type: node.property("Type")?.scalarText,
            name: node.property("Name")?.scalarText,
            place: node.place
        )
    }
}

extension JSONNode {
    /// The text of a string, number or Boolean; nothing for `null` and structure.
    public var scalarText: String? {
        switch value {
        case .string(let text), .number(let text): text
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .null, .object, .array: nil
        }
    }

    /// Whether the value is a string.
    var isString: Bool {
        if case .string = value { return true }
        return false
    }

    /// The value of a property, by its exact name or else without regard to case.
    public func property(_ name: String) -> JSONNode? {
        guard case .object(let properties) = value else { return nil }
        let found =
            properties.first { $0.name == name } ?? properties.first { $0.name.lowercased() == name.lowercased() }
        return found?.value
    }
}
