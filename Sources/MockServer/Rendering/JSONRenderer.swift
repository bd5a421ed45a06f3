/// Spells a representation in JSON, by default on one line as Enterprise Manager does.
struct JSONRenderer {
    private let style: JSONStyle
    private var output = ""

    private init(style: JSONStyle) {
        self.style = style
    }

    /// The whole document.
    static func document(_ representation: Representation, style: JSONStyle = JSONStyle()) -> String {
        document(style.applied(to: JSONValue(representation)), style: style)
    }

    /// The whole document with a given root.
    static func document(_ root: JSONValue, style: JSONStyle) -> String {
        var renderer = JSONRenderer(style: style)
        if style.hasByteOrderMark { renderer.output += "\u{FEFF}" }
        renderer.write(root, depth: 0)
        if style.isIndented { renderer.output += "\n" }
        return renderer.output
    }

    private mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .object(let members):
            write(members, between: ("{", "}"), depth: depth) { renderer, member in
                renderer.output += renderer.quoted(member.name) + (renderer.style.isIndented ? ": " : ":")
                renderer.write(member.value, depth: depth + 1)
            }
        case .array(let values):
            write(values, between: ("[", "]"), depth: depth) { $0.write($1, depth: depth + 1) }
        case .string(let text): output += quoted(text)
        case .integer(let number): output += String(number)
        case .boolean(let truth): output += truth ? "true" : "false"
        case .null: output += "null"
        }
    }

    private mutating func write<Part>(
        _ parts: [Part],
        between brackets: (open: String, close: String),
        depth: Int,
        writePart: (inout JSONRenderer, Part) -> Void
    ) {
        output += brackets.open
        for (index, part) in parts.enumerated() {
            if index > 0 { output += "," }
            breakLine(depth: depth + 1)
            writePart(&self, part)
        }
        if !parts.isEmpty { breakLine(depth: depth) }
        output += brackets.close
    }

    private mutating func breakLine(depth: Int) {
        guard style.isIndented else { return }
        output += "\n" + String(repeating: "  ", count: depth)
    }

    private func quoted(_ text: String) -> String {
        Self.quoted(text, escapesAll: style.hasEscapes ? { $0 == "/" || !$0.isASCII } : { _ in false })
    }

    /// A string literal (RFC 8259 §7); characters outside ASCII stay as they are unless others are to be escaped.
    static func quoted(_ text: String, escapesAll isEscaped: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{0}"..<" ": output += escape(scalar)
            case _ where isEscaped(scalar): output += escape(scalar)
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }

    /// The code units of a character in UTF-16, which makes two of one beyond the basic plane.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        scalar.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        .joined()
    }
}
