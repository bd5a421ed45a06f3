/// What a response says, before it is spelled in XML or JSON.
struct Representation: Hashable, Sendable {
    /// The order of members in JSON, which differs between the classes of the served model.
    enum MemberOrder: Hashable, Sendable {
        /// Elements, then attributes, then `Links`, `Href` and `Type`, as in entities.
        case derivedFirst
        /// `Links`, then attributes, as in references.
        case linksFirst
        /// By name, as in errors.
        case alphabetical
    }

    /// A value without structure; `null` is left out in XML.
    enum Scalar: Hashable, Sendable {
        case text(String)
        case integer(Int)
        case null
    }

    /// A named scalar: an XML attribute, or a JSON member.
    struct Attribute: Hashable, Sendable {
        var name: String
        var value: Scalar
    }

    /// A child of the root that is neither a link nor an item of a collection.
    enum Element: Hashable, Sendable {
        case scalar(name: String, value: Scalar)
        case nested(Representation)
    }

    /// The items of a collection and the name of their array in JSON.
    struct Items: Hashable, Sendable {
        var member: String
        var list: [Representation]
    }

    /// The name of the XML element; JSON shows it only where the element is nested.
    var name: String
    /// The attributes in the order of XML.
    var attributes: [Attribute] = []
    /// The links; `nil` when the type has none, as in collections.
    var links: [Link]?
    /// The elements in order.
    var elements: [Element] = []
    /// The items; `nil` when this is no collection.
    var items: Items?
    /// The order of members in JSON.
    var order: MemberOrder = .derivedFirst
}

/// A link with an absolute target; only a defect leaves out its relation or its target.
struct Link: Hashable, Sendable {
    /// The relations that the mock writes.
    enum Relation: String, Hashable, Sendable {
        case up = "Up"
        case down = "Down"
        case alternate = "Alternate"
        case related = "Related"
        case create = "Create"
        case edit = "Edit"
        case delete = "Delete"
        case start = "Start"
        case veeamZip = "VeeamZip"
        case quickBackup = "QuickBackup"
        case first = "First"
        case prev = "Prev"
        case previous = "Previous"
        case next = "Next"
        case last = "Last"
    }

    var relation: Relation?
    var href: String?
    var type: String?
    var name: String?

    /// The attributes in the order of XML.
    var attributes: [(name: String, value: String)] {
        let all = [("Href", href), ("Name", name), ("Type", type), ("Rel", relation?.rawValue)]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    /// The members in the order of JSON.
    var members: [(name: String, value: String)] {
        let all = [("Rel", relation?.rawValue), ("Href", href), ("Name", name), ("Type", type)]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
