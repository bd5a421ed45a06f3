import XML

/// An XML document that can be written well or badly: mutants repeat attributes and leave things open.
struct XMLText {
    struct Element {
        var name: String
        var attributes: [(name: String, value: String)]
        var children: [Child]
    }

    enum Child {
        case element(Element)
        case text(String)
    }

    /// How the same document is spelt.
    enum Spelling: String, CaseIterable {
        case plain
        case indented
        case prefixed
        case cdata
        case comments
        case references
        case undeclared
        case marked
    }

    var root: Element
    private let namespace: String

    init(_ element: XMLElement) {
        namespace = element.name.namespace ?? ""
        root = Element(element)
    }

    /// The bytes in a spelling.
    func bytes(_ spelling: Spelling = .plain) -> [UInt8] {
        var text = spelling == .marked ? "\u{FEFF}" : ""
        if spelling != .undeclared { text += "<?xml version=\"1.0\" encoding=\"utf-8\"?>" }
        write(root, spelling, isRoot: true, into: &text)
        return Array(text.utf8)
    }

    private func write(_ element: Element, _ spelling: Spelling, isRoot: Bool, into text: inout String) {
        let name = spelling == .prefixed ? "v:\(element.name)" : element.name
        text += "<\(name)"
        if isRoot { text += spelling == .prefixed ? " xmlns:v=\"\(namespace)\"" : " xmlns=\"\(namespace)\"" }
        for (name, value) in element.attributes { text += " \(name)=\"\(escaped(value, spelling))\"" }
        text += ">"
        if spelling == .comments { text += "<!-- nothing -->" }
        for child in element.children {
            switch child {
            case .element(let child):
                if spelling == .indented { text += "\n  " }
                write(child, spelling, isRoot: false, into: &text)
            case .text(let run):
                let isSection = spelling == .cdata && !run.contains("]]>")
                text += isSection ? "<![CDATA[\(run)]]>" : escaped(run, spelling)
            }
        }
        text += "</\(name)>"
    }

    private func escaped(_ value: String, _ spelling: Spelling) -> String {
        value.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\t", "\n", "\r": "&#\(scalar.value);"
            case _ where spelling == .references && ["a", "e", "1"].contains(scalar):
                "&#x\(String(scalar.value, radix: 16));"
            default: String(scalar)
            }
        }.joined()
    }
}

extension XMLText.Element {
    init(_ element: XMLElement) {
        name = element.name.local
        attributes = element.attributes.map { ($0.name.local, $0.value) }
        children = element.children.map { child in
            switch child {
            case .element(let element): .element(XMLText.Element(element))
            case .text(let text): .text(text)
            }
        }
    }

    /// The index of the first child element of a name.
    func index(of name: String) -> Int? {
        children.firstIndex { child in
            guard case .element(let element) = child else { return false }
            return element.name == name
        }
    }
}
