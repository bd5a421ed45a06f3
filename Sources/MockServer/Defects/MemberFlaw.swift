/// What a backup says of itself, by the name in both media types.
struct DocumentedMember: Sendable {
    let name: String
    /// Where it is promised.
    let scope: Scope

    /// What both forms say, then what only the entity says.
    static let all =
        ["UID", "Name", "Href", "Type"].map { DocumentedMember(name: $0, scope: .backup) }
        + ["Platform", "BackupType"].map { DocumentedMember(name: $0, scope: .entity) }

    /// The name inside names of defects.
    var slug: String { name == "BackupType" ? "backup-type" : name.lowercased() }
}

/// What is wrong with an attribute or an element in XML.
enum XMLFlaw: String, Hashable, Sendable, CaseIterable {
    case missing
    case doubled
    case renamed
    case empty
    case miscased

    /// What is wrong, said of the attribute or the element.
    var predicate: String {
        switch self {
        case .missing: "is missing."
        case .doubled: "is there twice."
        case .renamed: "has another name."
        case .empty: "is empty."
        case .miscased: "is named in small letters."
        }
    }

    /// Puts the flaw into an element.
    func apply(to name: String, of element: inout XMLElement) {
        element.attributes = element.attributes.flatMap { attribute in
            attribute.name == name ? changed(attribute) : [attribute]
        }
        element.children = element.children.flatMap { child in child.name == name ? changed(child) : [child] }
    }

    private func changed(_ attribute: XMLElement.Attribute) -> [XMLElement.Attribute] {
        switch self {
        case .missing: []
        case .doubled: [attribute, attribute]
        case .renamed: [.init(name: "Resource" + attribute.name, value: attribute.value)]
        case .empty: [.init(name: attribute.name, value: "")]
        case .miscased: [.init(name: attribute.name.lowercased(), value: attribute.value)]
        }
    }

    private func changed(_ child: XMLElement) -> [XMLElement] {
        switch self {
        case .missing: []
        case .doubled: [child, child]
        case .renamed: [XMLElement(name: "Resource" + child.name, text: child.text)]
        case .empty: [XMLElement(name: child.name)]
        case .miscased: [XMLElement(name: child.name.lowercased(), text: child.text)]
        }
    }
}

/// What is wrong with a member in JSON.
enum JSONFlaw: String, Hashable, Sendable, CaseIterable {
    case missing
    case doubled
    case renamed
    case empty
    case null
    case number
    case array

    /// What is wrong, said of the member.
    var predicate: String {
        switch self {
        case .missing: "is missing."
        case .doubled: "is there twice."
        case .renamed: "has another name."
        case .empty: "is empty."
        case .null: "is null."
        case .number: "is a number."
        case .array: "is an array."
        }
    }

    /// Puts the flaw into an object.
    func apply(to name: String, of value: inout JSONValue) {
        value.editMembers { members in
            members = members.flatMap { member in member.name == name ? changed(member) : [member] }
        }
    }

    private func changed(_ member: JSONValue.Member) -> [JSONValue.Member] {
        switch self {
        case .missing: []
        case .doubled: [member, member]
        case .renamed: [.init(name: "Resource" + member.name, value: member.value)]
        case .empty: [.init(name: member.name, value: .string(""))]
        case .null: [.init(name: member.name, value: .null)]
        case .number: [.init(name: member.name, value: .integer(1))]
        case .array: [.init(name: member.name, value: .array([member.value]))]
        }
    }
}
