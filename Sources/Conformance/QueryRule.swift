/// What is demanded of the query service.
public enum QueryRule: Hashable, Sendable {
    /// A field may stand in a filter and in both orders.
    case accepts(QueryField)
    /// Filtering by a field's value leaves the items that have it.
    case filter(QueryField)
    /// The two orders are not the same.
    case sort(QueryField)
    /// One order is the other reversed, up to ties, and equal values stand together.
    case order(QueryField)
    /// The answer says which page it is, and links to the others (contradictions C29, C30, C31).
    case pagingInfo
    /// Pages follow each other, share no item and lack none.
    case pages

    /// Whether it is judged in forms and media types; else it makes requests of its own.
    public var hasDimensions: Bool {
        switch self {
        case .pagingInfo: true
        case .accepts, .filter, .sort, .order, .pages: false
        }
    }
}

/// A field of a query, and where an item shows its value.
public struct QueryField: Hashable, Sendable {
    /// Where an item shows a field's value.
    public enum Display: Hashable, Sendable {
        /// In a member of the entity.
        case member(String)
        /// In the `Name` of a link, named as the contract of the item names it.
        case linkName(String)
        /// In the kind and guid to which a link leads.
        case linkUID(String)
    }

    /// The field's name as the reference spells it.
    public let name: String
    /// Where an item shows its value; nothing where none does.
    public let display: Display?

    /// Creates a field.
    public init(name: String, display: Display?) {
        self.name = name
        self.display = display
    }
}
