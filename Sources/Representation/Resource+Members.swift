import XML

extension Resource {
    /// The direct attributes and elements, or properties, links apart; `null` counts as absent (contradiction C48).
    public var members: [Member] {
        switch source {
        case .element(let element): Self.members(of: element, named: nil, as: nil)
        case .properties(let properties, _): properties.compactMap { $0.isLinks ? nil : Member($0) }
        }
    }

    /// The members of a name and, where it matters, a spelling; a JSON property answers to either.
    public func members(named name: String, as spelling: Member.Spelling? = nil) -> [Member] {
        switch source {
        case .element(let element): return Self.members(of: element, named: name, as: spelling)
        case .properties(let properties, _):
            let exact = properties.compactMap { $0.name == name && !$0.isLinks ? Member($0) : nil }
            guard exact.isEmpty else { return exact }
            let lowered = name.lowercased()
            return properties.compactMap { $0.name.lowercased() == lowered && !$0.isLinks ? Member($0) : nil }
        }
    }

    private static func members(
        of element: XMLElement,
        named name: String?,
        as spelling: Member.Spelling?
    ) -> [Member] {
        let isWanted = { (found: XMLName) in name.map { found.isNamed($0) } ?? true }
        var members: [Member] = []
        if spelling == nil || spelling == .attribute {
            for index in element.attributes.indices {
                let found = element.attributes[index].name
                guard found.isIn(nil), isWanted(found) else { continue }
                members.append(Member(element.attributes[index], of: element))
            }
        }
        guard spelling == nil || spelling == .element else { return members }
        for case .element(let child) in element.children where !child.isLinks && isWanted(child.name) {
            members.append(Member(child))
        }
        return members
    }
}

extension XMLElement {
    /// The text of the first of the members of a name, without the others being viewed.
    func text(ofMember name: String) -> String? {
        if let value = attribute(name) { return value }
        guard name != "Links", let child = firstElement(named: name), !child.hasElements else { return nil }
        return child.text
    }
}
