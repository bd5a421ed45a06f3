/// What a query demands of a resource, taken apart.
indirect enum QueryFilter: Hashable, Sendable {
    /// One comparison of a field with a value.
    case comparison(QueryField, QueryOperator, QueryKey)
    /// Every part must hold.
    case all([QueryFilter])
    /// At least one part must hold.
    case any([QueryFilter])

    /// Whether a resource is what the filter demands; a value that is absent differs from every other.
    func holds(for row: QueryRow) -> Bool {
        switch self {
        case .comparison(let field, let operation, let expected):
            guard let actual = row.keys[field] else { return operation == .notEqual }
            return operation.holds(actual, expected)
        case .all(let parts):
            return parts.allSatisfy { $0.holds(for: row) }
        case .any(let parts):
            return parts.contains { $0.holds(for: row) }
        }
    }
}

extension QueryFilter {
    /// The filter as a server understands it that ignores fields or joins otherwise; the default one reads it well.
    func misread(_ style: QueryStyle) -> QueryFilter {
        switch self {
        case .comparison(let field, _, _):
            // No part at all always holds.
            style.ignoredFields.contains(field) ? .all([]) : self
        case .all(let parts):
            style.joinsByAny ? .any(parts.map { $0.misread(style) }) : .all(parts.map { $0.misread(style) })
        case .any(let parts):
            .any(parts.map { $0.misread(style) })
        }
    }
}

/// The operators of comparisons; those that begin with another stand before it.
enum QueryOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case greater = ">"

    /// Whether the left value is to the right one as the operator says.
    func holds(_ left: QueryKey, _ right: QueryKey) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .atMost: left <= right
        case .atLeast: left >= right
        case .less: left < right
        case .greater: left > right
        }
    }
}

/// The order of a result.
struct QueryOrder: Hashable, Sendable {
    /// The two ways that a result is sorted.
    enum Direction: Hashable, Sendable {
        case ascending
        case descending
    }

    var field: QueryField
    var direction: Direction

    /// Sorts stably; resources without a value stand before the others in ascending order.
    func sorted(_ rows: [QueryRow]) -> [QueryRow] {
        let numbered = rows.enumerated().map { (row: $1, key: $1.keys[field], number: $0) }
        return numbered.sorted { left, right in
            guard left.key != right.key else { return left.number < right.number }
            return precedes(left.key, right.key) == (direction == .ascending)
        }
        .map(\.row)
    }

    private func precedes(_ left: QueryKey?, _ right: QueryKey?) -> Bool {
        guard let left, let right else { return left == nil }
        return left < right
    }
}

/// What filters and orders see of one resource.
struct QueryRow: Hashable, Sendable {
    var id: GUID
    /// The values that the resource has.
    var keys: [QueryField: QueryKey]

    /// Reads the values of a resource; `nil` stands for one that is absent.
    init(id: GUID, values: [QueryField: String?]) {
        self.id = id
        keys = [:]
        for (field, value) in values { keys[field] = value.flatMap { field.key(of: $0) } }
    }
}
