/// Reads a filter: comparisons joined by `;` (and) and `,` (or), grouped by parentheses.
///
/// Page optional_query_parameters; `;` binds more tightly. A value may stand in quotes, where two quotes are one.
struct QueryFilterParser {
    private static let lengthLimit = 4096
    private static let depthLimit = 16

    private let bytes: [UInt8]
    private let fields: [QueryField]
    private var position = 0
    private var depth = 0

    private init(_ text: String, fields: [QueryField]) {
        bytes = Array(text.utf8)
        self.fields = fields
    }

    /// Reads the text of a filter over some fields.
    static func filter(_ text: String, over fields: [QueryField]) throws(Refusal) -> QueryFilter {
        guard text.utf8.count <= lengthLimit else {
            throw .badRequest("The filter is longer than \(lengthLimit) bytes.")
        }
        var parser = QueryFilterParser(text, fields: fields)
        let filter = try parser.alternatives()
        guard parser.next == nil else { throw parser.mistake("an operator ';' or ',' is missing") }
        return filter
    }

    private mutating func alternatives() throws(Refusal) -> QueryFilter {
        var parts = [try conjunction()]
        while skip(",") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(Refusal) -> QueryFilter {
        var parts = [try operand()]
        while skip(";") { parts.append(try operand()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func operand() throws(Refusal) -> QueryFilter {
        guard skip("(") else { return try comparison() }
        depth += 1
        guard depth <= Self.depthLimit else {
            throw .badRequest("The filter has more than \(Self.depthLimit) parentheses in each other.")
        }
        let inner = try alternatives()
        guard skip(")") else { throw mistake("a closing parenthesis is missing") }
        depth -= 1
        return inner
    }

    private mutating func comparison() throws(Refusal) -> QueryFilter {
        let field = try field()
        guard let operation = operation() else { throw mistake("a comparison operator is missing") }
        let value = try value()
        guard let key = field.key(of: value) else {
            throw .badRequest("The filter is wrong: '\(value)' is no value of \(field.rawValue).")
        }
        return .comparison(field, operation, key)
    }

    private mutating func field() throws(Refusal) -> QueryField {
        skipBlanks()
        let name = text(while: { Character(UnicodeScalar($0)).isLetter })
        guard !name.isEmpty else { throw mistake("a field name is missing") }
        guard let field = QueryField(named: name), fields.contains(field) else {
            throw .badRequest("The filter is wrong: there is no field '\(name)'.")
        }
        return field
    }

    private mutating func operation() -> QueryOperator? {
        skipBlanks()
        let rest = bytes[position...]
        guard let operation = QueryOperator.allCases.first(where: { rest.starts(with: $0.rawValue.utf8) }) else {
            return nil
        }
        position += operation.rawValue.utf8.count
        return operation
    }

    private mutating func value() throws(Refusal) -> String {
        if skip("\"") { return try quotedValue() }
        let value = trimmed(text(while: { !";,()\"".utf8.contains($0) }))
        guard !value.isEmpty else { throw mistake("a value is missing") }
        return value
    }

    private mutating func quotedValue() throws(Refusal) -> String {
        let quote = UInt8(ascii: "\"")
        var value = text(while: { $0 != quote })
        while position < bytes.count {
            position += 1
            guard position < bytes.count, bytes[position] == quote else { return value }
            position += 1
            value += "\"" + text(while: { $0 != quote })
        }
        throw mistake("a closing quote is missing")
    }

    private mutating func text(while belongs: (UInt8) -> Bool) -> String {
        let part = bytes[position...].prefix(while: belongs)
        position = part.endIndex
        return String(decoding: part, as: UTF8.self)
    }

    /// The next byte behind blanks; `nil` at the end.
    private var next: UInt8? {
        bytes[position...].first { $0 != UInt8(ascii: " ") }
    }

    private mutating func skipBlanks() {
        position = bytes[position...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.endIndex
    }

    /// Goes behind a character that comes next; otherwise stays.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        skipBlanks()
        position += 1
        return true
    }

    private func mistake(_ what: String) -> Refusal {
        .badRequest("The filter is wrong: \(what) at byte \(position + 1).")
    }
}
