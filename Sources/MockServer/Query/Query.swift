/// What is asked of `GET /query`, read from its parameters.
struct Query: Hashable, Sendable {
    /// One parameter as its name is documented and its value was given.
    struct Parameter: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// The number of resources on a page unless another is asked for (C29).
    private static let defaultPageSize = 100

    let type: QueryType
    let form: Form
    let filter: QueryFilter?
    let order: QueryOrder?
    /// The page, counted from one.
    let page: Int
    let pageSize: Int
    /// What every link to a page repeats.
    let repeated: [Parameter]

    /// Reads the parameters of a target.
    init(_ target: RequestTarget, style: QueryStyle = QueryStyle()) throws(Refusal) {
        guard let name = target.parameter("type") ?? (style.needsType ? nil : "Backup") else {
            throw .badRequest("The parameter 'type' is missing.")
        }
        guard let type = QueryType(named: name) else { throw .badRequest("The type '\(name)' cannot be queried.") }
        self.type = type
        form = Self.form(target.parameter("format"))
        filter = try Self.filter(target.parameter("filter"), of: type, style)
        order = try Self.order(target, of: type, style)
        page = try Self.number("page", in: target) ?? 1
        pageSize = try Self.number("pageSize", in: target) ?? Self.defaultPageSize
        repeated = ["type", "format", "sortAsc", "sortDesc", "filter"].compactMap { name in
            target.parameter(name).map { Parameter(name: name, value: $0) }
        }
    }

    /// How many pages a number of resources fills.
    func pagesCount(of count: Int) -> Int {
        count / pageSize + (count % pageSize == 0 ? 0 : 1)
    }

    /// The path below `/api` of a page of the same result.
    func path(ofPage page: Int) -> String {
        let paging = [Parameter(name: "pageSize", value: "\(pageSize)"), Parameter(name: "page", value: "\(page)")]
        return "query?" + (repeated + paging).map { $0.name + "=" + percentEncoded($0.value) }.joined(separator: "&")
    }

    private static func form(_ format: String?) -> Form {
        ["entities", "entity"].contains(format?.lowercased()) ? .entity : .reference
    }

    private static func filter(
        _ text: String?,
        of type: QueryType,
        _ style: QueryStyle
    ) throws(Refusal) -> QueryFilter? {
        guard let text, let fields = type.fields else { return nil }
        let filter = try QueryFilterParser.filter(text, over: fields.filter { !style.refusedFields.contains($0) })
        return filter.misread(style)
    }

    private static func order(
        _ target: RequestTarget,
        of type: QueryType,
        _ style: QueryStyle
    ) throws(Refusal) -> QueryOrder? {
        let ascending = target.parameter("sortAsc")
        let descending = target.parameter("sortDesc")
        guard ascending == nil || descending == nil else {
            throw .badRequest("The parameters 'sortAsc' and 'sortDesc' exclude each other.")
        }
        guard let name = ascending ?? descending, let fields = type.fields else { return nil }
        guard let field = QueryField(named: name), fields.contains(field), !style.unsortableFields.contains(field)
        else {
            throw .badRequest("The result cannot be sorted by '\(name)'.")
        }
        return QueryOrder(field: field, direction: descending == nil ? .ascending : .descending)
    }

    private static func number(_ name: String, in target: RequestTarget) throws(Refusal) -> Int? {
        guard let text = target.parameter(name) else { return nil }
        // The limit keeps page times size within bounds.
        guard let number = Int32(text), number > 0 else {
            throw .badRequest("The parameter '\(name)' is not a number from 1 on.")
        }
        return Int(number)
    }
}

/// Encodes everything but unreserved characters (RFC 3986 §2.3), with digits in lower case as Enterprise Manager does.
func percentEncoded(_ text: String) -> String {
    var output = ""
    for byte in text.utf8 {
        let character = Character(UnicodeScalar(byte))
        if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
            output.append(character)
        } else {
            let digits = String(byte, radix: 16)
            output += "%" + (digits.count == 1 ? "0" : "") + digits
        }
    }
    return output
}
