import Representation

extension JSONNode {
    /// The text of the node, written without white space or with it.
    func text(indented: Bool = false, escaping: Bool = false) -> String {
        let (comma, colon) = indented ? (",\n  ", ": ") : (",", ":")
        switch value {
        case .null: return "null"
        case .boolean(let isTrue): return isTrue ? "true" : "false"
        case .number(let number): return number
        case .string(let string): return JSONNode.quoted(string, escaping)
        case .array(let values):
            return "[\(values.map { $0.text(indented: indented, escaping: escaping) }.joined(separator: comma))]"
        case .object(let members):
            let texts = members.map { member in
                JSONNode.quoted(member.name, false) + colon
                    + member.value.text(indented: indented, escaping: escaping)
            }
            return "{\(texts.joined(separator: comma))}"
        }
    }

    private static func quoted(_ string: String, _ escaping: Bool) -> String {
        let characters = string.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": return "\\\""
            case "\\": return "\\\\"
            case "\u{0}"..<" ": return escape(scalar)
            case _ where escaping && ["a", "e", "1"].contains(scalar): return escape(scalar)
            default: return String(scalar)
            }
        }
        return "\"\(characters.joined())\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// A node that stands nowhere yet.
    init(_ value: JSONValue) { self.init(value: value, place: Place(path: "")) }

    /// The members of an object.
    var members: [JSONMember] {
        get {
            guard case .object(let members) = value else { return [] }
            return members
        }
        set { value = .object(newValue) }
    }

    /// The values of an array.
    var values: [JSONNode] {
        get {
            guard case .array(let values) = value else { return [] }
            return values
        }
        set { value = .array(newValue) }
    }
}
