/// Spells a representation in XML on one line, as Enterprise Manager does.
enum XMLRenderer {
    private static let declaration = #"<?xml version="1.0" encoding="utf-8"?>"#
    private static let schemaNamespaces =
        #" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#
    private static let defaultNamespace = #" xmlns="http://www.veeam.com/ent/v1.0""#

    /// The whole document with its declaration.
    static func document(_ representation: Representation) -> String {
        var output = declaration + "<" + representation.name + schemaNamespaces
        write(representation.attributes, into: &output)
        output += defaultNamespace
        writeContent(of: representation, into: &output)
        return output
    }

    private static func write(_ representation: Representation, into output: inout String) {
        output += "<" + representation.name
        write(representation.attributes, into: &output)
        writeContent(of: representation, into: &output)
    }

    private static func write(_ attributes: [Representation.Attribute], into output: inout String) {
        for attribute in attributes {
            guard let text = text(of: attribute.value) else { continue }
            writeAttribute(attribute.name, text, into: &output)
        }
    }

    private static func writeContent(of representation: Representation, into output: inout String) {
        var content = ""
        if let links = representation.links { write(links, into: &content) }
        for element in representation.elements { write(element, into: &content) }
        for item in representation.items?.list ?? [] { write(item, into: &content) }
        output += content.isEmpty ? " />" : ">" + content + "</" + representation.name + ">"
    }

    private static func write(_ element: Representation.Element, into output: inout String) {
        switch element {
        case .nested(let representation):
            write(representation, into: &output)
        case .scalar(let name, let value):
            guard let text = text(of: value) else { return }
            output += text.isEmpty ? "<\(name) />" : "<\(name)>\(escaped(text))</\(name)>"
        }
    }

    private static func write(_ links: [Link], into output: inout String) {
        guard !links.isEmpty else {
            output += "<Links />"
            return
        }
        output += "<Links>"
        for link in links {
            output += "<Link"
            for attribute in link.attributes { writeAttribute(attribute.name, attribute.value, into: &output) }
            output += " />"
        }
        output += "</Links>"
    }

    private static func writeAttribute(_ name: String, _ value: String, into output: inout String) {
        output += " \(name)=\"\(escaped(value))\""
    }

    private static func text(of scalar: Representation.Scalar) -> String? {
        switch scalar {
        case .text(let text): text
        case .integer(let number): String(number)
        case .null: nil
        }
    }

    /// Escapes the characters of markup and of attribute normalisation, and drops what XML 1.0 §2.2 has no place for.
    static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n", "\r": output += "&#x\(String(scalar.value, radix: 16, uppercase: true));"
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": continue
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
