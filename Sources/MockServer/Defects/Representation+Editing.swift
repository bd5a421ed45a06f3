extension Representation {
    /// The text of an attribute; `nil` when it is absent or no text.
    func text(of name: String) -> String? {
        guard case .text(let text) = attributes.first(where: { $0.name == name })?.value else { return nil }
        return text
    }

    /// Gives an attribute another value.
    mutating func set(_ name: String, to value: Scalar) {
        for index in attributes.indices where attributes[index].name == name { attributes[index].value = value }
    }

    /// Gives an attribute another text.
    mutating func set(_ name: String, to text: String) {
        set(name, to: .text(text))
    }

    /// Gives an element another text.
    mutating func setElement(_ name: String, to text: String) {
        elements = elements.map { $0.name == name ? .scalar(name: name, value: .text(text)) : $0 }
    }

    /// Takes elements away.
    mutating func removeElement(_ name: String) {
        elements.removeAll { $0.name == name }
    }

    /// Changes a nested representation.
    mutating func editNested(_ name: String, _ change: (inout Representation) -> Void) {
        elements = elements.map { element in
            guard case .nested(var nested) = element, nested.name == name else { return element }
            change(&nested)
            return .nested(nested)
        }
    }

    /// Changes the items of a collection.
    mutating func editItems(_ change: (inout Representation) -> Void) {
        guard var items else { return }
        for index in items.list.indices { change(&items.list[index]) }
        self.items = items
    }

    /// Changes the links that are meant.
    mutating func editLinks(where isMeant: (Link) -> Bool, _ change: (inout Link) -> Void) {
        links = links?.map { link in
            var link = link
            if isMeant(link) { change(&link) }
            return link
        }
    }

    /// Takes links away.
    mutating func removeLinks(where isMeant: (Link) -> Bool) {
        links?.removeAll(where: isMeant)
    }

    /// Gives a resource another name, and the link to its other form too.
    mutating func rename(to name: String) {
        set("Name", to: name)
        editLinks(where: { $0.relation == .alternate }, { $0.name = name })
    }
}

extension Representation.Element {
    /// The name of the element.
    var name: String {
        switch self {
        case .scalar(let name, _): name
        case .nested(let representation): representation.name
        }
    }
}

extension XMLElement {
    /// Changes the children of a name.
    mutating func editChildren(_ name: String, _ change: (inout XMLElement) -> Void) {
        for index in children.indices where children[index].name == name { change(&children[index]) }
    }
}

extension JSONValue {
    /// Changes the members of an object.
    mutating func editMembers(_ change: (inout [Member]) -> Void) {
        guard case .object(var members) = self else { return }
        change(&members)
        self = .object(members)
    }

    /// Changes the value of a member.
    mutating func editMember(_ name: String, _ change: (inout JSONValue) -> Void) {
        editMembers { members in
            for index in members.indices where members[index].name == name { change(&members[index].value) }
        }
    }
}

extension MockResponse {
    /// Gives a field a value, or takes it away.
    mutating func set(_ name: String, to value: String?) {
        fields.removeAll { $0.name.lowercased() == name.lowercased() }
        if let value { fields.append(HeaderField(name: name, value: value)) }
    }

    /// Gives the media type another charset.
    mutating func set(charset: String) {
        let mediaType = fields.first(named: "Content-Type")?.prefix { $0 != ";" } ?? ""
        set("Content-Type", to: mediaType + "; charset=" + charset)
    }

    /// Gives the response another content, whose length it tells.
    mutating func setBody(_ text: String) {
        body = Array(text.utf8)
        set("Content-Length", to: String(body.count))
    }
}

extension MockRequest {
    /// Gives a field a value, or takes it away.
    mutating func set(_ name: String, to value: String?) {
        fields.removeAll { $0.name.lowercased() == name.lowercased() }
        if let value { fields.append(HeaderField(name: name, value: value)) }
    }

    /// Takes query parameters away.
    mutating func removeParameters(where isMeant: (String) -> Bool) {
        let parts = target.split(separator: "?", maxSplits: 1)
        guard parts.count == 2 else { return }
        let kept = parts[1].split(separator: "&").filter { !isMeant(String($0.prefix { $0 != "=" }).lowercased()) }
        target = parts[0] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }
}

extension GUID {
    /// An identifier that nothing has.
    static let nowhere = GUID(high: 0x0000_0000_DEAD_4000, low: 0x8000_0000_0000_0000)
}
