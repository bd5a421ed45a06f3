extension Resource {
    /// Views a JSON object of the interface, or nothing when the value is no object.
    init?(_ node: JSONNode) {
        guard node.isObject else { return nil }
        self.init(object: node)
    }

    /// Views a JSON object; a value that is none has nothing in it.
    init(object node: JSONNode) {
        let properties: [JSONMember] = if case .object(let properties) = node.value { properties } else { [] }
        source = .properties(properties, place: node.place)
    }

    static func links(in node: JSONNode) -> [Link]? {
        guard case .array(let values) = node.value else { return nil }
        return values.map { Link($0) }
    }
}

extension Resource.Member {
    init?(_ property: JSONMember) {
        if case .null = property.value.value { return nil }
        self.init(
            name: property.name,
            spelling: .property,
            text: property.value.scalarText,
            isText: property.value.isString,
            anchor: .value(property.value.place)
        )
    }
}

extension Resource.List {
    /// A list is an array; a list of references may be `null`, as absent values are (contradiction C48).
    init?(_ property: JSONMember) {
        switch property.value.value {
        case .array(let values): self.init(name: property.name, items: Resource.Items(values))
        case .null where property.name.lowercased() == "refs":
            self.init(name: property.name, items: Resource.Items([JSONNode]()))
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
            anchor: .value(node.place)
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

    /// Whether the value is an object.
    var isObject: Bool {
        if case .object = value { return true }
        return false
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
