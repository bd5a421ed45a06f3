/// Spells a representation in JSON, as Enterprise Manager documents it.
enum JSONRenderer {
    /// A member of an object whose value is already spelled.
    private struct Member {
        var name: String
        var value: String
    }

    /// The whole document.
    static func document(_ representation: Representation) -> String {
        "{" + members(of: representation).map { quoted($0.name) + ":" + $0.value }.joined(separator: ",") + "}"
    }

    private static func members(of representation: Representation) -> [Member] {
        let attributes = representation.attributes.map { Member(name: $0.name, value: text(of: $0.value)) }
        let links = representation.links.map { [Member(name: "Links", value: array($0))] } ?? []
        let items = representation.items.map { [Member(name: $0.member, value: array($0.list))] } ?? []
        let derived = representation.elements.map(member) + items
        switch representation.order {
        case .derivedFirst:
            // Href and Type belong to the base class, which the served model writes last.
            let isBase = { (member: Member) in ["Href", "Type"].contains(member.name) }
            return derived + attributes.filter { !isBase($0) } + links + attributes.filter(isBase)
        case .linksFirst:
            return links + attributes + derived
        case .alphabetical:
            return (derived + attributes + links).sorted { $0.name < $1.name }
        }
    }

    private static func member(of element: Representation.Element) -> Member {
        switch element {
        case .scalar(let name, let value): Member(name: name, value: text(of: value))
        case .nested(let representation): Member(name: representation.name, value: document(representation))
        }
    }

    private static func array(_ items: [Representation]) -> String {
        "[" + items.map(document).joined(separator: ",") + "]"
    }

    private static func array(_ links: [Link]) -> String {
        let objects = links.map { link in
            "{" + link.members.map { quoted($0.name) + ":" + quoted($0.value) }.joined(separator: ",") + "}"
        }
        return "[" + objects.joined(separator: ",") + "]"
    }

    private static func text(of scalar: Representation.Scalar) -> String {
        switch scalar {
        case .text(let text): quoted(text)
        case .integer(let number): String(number)
        case .null: "null"
        }
    }

    /// A string literal (RFC 8259 §7); characters outside ASCII stay as they are.
    static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
