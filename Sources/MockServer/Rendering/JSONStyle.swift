/// The ways to write one JSON document that mean the same.
struct JSONStyle: Sendable {
    /// How the names of members begin.
    enum Naming: Hashable, Sendable {
        /// With a capital, as in the reference.
        case pascalCase
        /// Without one, as servers of version 13 do.
        case camelCase
    }

    /// What becomes of members without a value.
    enum Nulls: Hashable, Sendable {
        /// Links leave them out, errors print them.
        case mixed
        case omitted
        case printed
    }

    var hasByteOrderMark = false
    var naming = Naming.pascalCase
    var nulls = Nulls.mixed
    /// Whether members stand in reverse order.
    var isReversed = false
    var isIndented = false
    /// Whether a slash and what is not ASCII are escaped.
    var hasEscapes = false
    /// A member that every resource and every link has beside its own.
    var extraMember: JSONValue.Member?

    /// The value as the style names, orders and extends it.
    func applied(to value: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): .array(values.map(applied))
        case .object(let members): .object(applied(to: members))
        case .string, .integer, .boolean, .null: value
        }
    }

    private func applied(to members: [JSONValue.Member]) -> [JSONValue.Member] {
        var styled = complete(members).map { JSONValue.Member(name: named($0.name), value: applied(to: $0.value)) }
        if let extraMember, members.contains(where: { $0.name == "Href" }) {
            styled.append(JSONValue.Member(name: named(extraMember.name), value: extraMember.value))
        }
        return isReversed ? styled.reversed() : styled
    }

    private func complete(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        switch nulls {
        case .mixed:
            return members
        case .omitted:
            return members.filter { $0.value != .null }
        case .printed:
            let names = members.map(\.name)
            guard names.contains("Rel") else { return members }
            let absent = ["Name", "Type"].filter { !names.contains($0) }
            return members + absent.map { JSONValue.Member(name: $0, value: .null) }
        }
    }

    /// The name of a member: in camel case capitals at the start are lower, but for one that begins the next word.
    private func named(_ name: String) -> String {
        guard naming == .camelCase else { return name }
        let capitals = name.prefix { $0.isUppercase }
        let count = capitals.count > 1 && capitals.count < name.count ? capitals.count - 1 : capitals.count
        return name.prefix(count).lowercased() + name.dropFirst(count)
    }
}
