/// Spells a representation in XML, by default on one line as Enterprise Manager does.
struct XMLRenderer {
    private static let schemaNamespaces =
        #" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#

    private let style: XMLStyle
    private var output = ""

    private init(style: XMLStyle) {
        self.style = style
    }

    /// The whole document.
    static func document(_ representation: Representation, style: XMLStyle = XMLStyle()) -> String {
        document(style.applied(to: XMLElement(representation)), style: style)
    }

    /// The whole document with a given root.
    static func document(_ root: XMLElement, style: XMLStyle) -> String {
        var renderer = XMLRenderer(style: style)
        if style.hasByteOrderMark { renderer.output += "\u{FEFF}" }
        if style.hasDeclaration { renderer.output += #"<?xml version="1.0" encoding="\#(style.encoding)"?>"# }
        if style.isIndented { renderer.output += "\n" }
        if style.hasComments { renderer.output += "<!-- Enterprise Manager -->" }
        renderer.write(root, depth: 0)
        if style.isIndented { renderer.output += "\n" }
        return renderer.output
    }

    private mutating func write(_ element: XMLElement, depth: Int) {
        let name = style.prefix.map { "\($0):\(element.name)" } ?? element.name
        output += "<" + name + (depth == 0 ? Self.schemaNamespaces : "")
        for attribute in element.attributes {
            output += " \(attribute.name)=\"\(escaped(attribute.value))\""
        }
        if depth == 0 { output += namespace }
        guard !element.text.isEmpty || !element.children.isEmpty else {
            output += " />"
            return
        }
        output += ">"
        writeContent(of: element, depth: depth)
        output += "</" + name + ">"
    }

    private mutating func writeContent(of element: XMLElement, depth: Int) {
        if style.hasComments { output += "<!-- \(element.name) -->" }
        output += content(element.text)
        for child in element.children {
            breakLine(depth: depth + 1)
            write(child, depth: depth + 1)
        }
        if !element.children.isEmpty { breakLine(depth: depth) }
    }

    private mutating func breakLine(depth: Int) {
        guard style.isIndented else { return }
        output += "\n" + String(repeating: "  ", count: depth)
    }

    private var namespace: String {
        guard !style.namespace.isEmpty else { return "" }
        return " xmlns\(style.prefix.map { ":" + $0 } ?? "")=\"\(style.namespace)\""
    }

    private func content(_ text: String) -> String {
        // A section has no way to say a carriage return.
        guard style.hasCDATA, !text.isEmpty, !text.contains("\r") else { return escaped(text) }
        let allowed = String(String.UnicodeScalarView(text.unicodeScalars.filter(Self.isAllowed)))
        return "<![CDATA[" + allowed.replacing("]]>", with: "]]]]><![CDATA[>") + "]]>"
    }

    private func escaped(_ text: String) -> String {
        Self.escaped(text, asReference: style.hasCharacterReferences ? { $0 == "/" || !$0.isASCII } : { _ in false })
    }

    /// Escapes the characters of markup and of attribute normalisation, and drops what XML 1.0 §2.2 has no place for.
    static func escaped(_ text: String, asReference: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
        var output = ""
        for scalar in text.unicodeScalars where isAllowed(scalar) {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n", "\r": output += reference(to: scalar)
            case _ where asReference(scalar): output += reference(to: scalar)
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    private static func reference(to scalar: Unicode.Scalar) -> String {
        "&#x\(String(scalar.value, radix: 16, uppercase: true));"
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": true
        case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": false
        default: true
        }
    }
}
