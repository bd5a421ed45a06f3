import Conformance

/// A body of a backup in one form, written out as XML or as JSON; every part of it can be broken.
struct BackupBody: Sendable {
    /// An attribute or element.
    struct Property: Sendable {
        var name: String
        var value: String
    }

    /// A link, each part of which may be missing.
    struct Link: Sendable {
        var relation: String?
        var href: String?
        var type: String?
        var name: String?
    }

    var root: String
    var namespace = "http://www.veeam.com/ent/v1.0"
    /// What XML spells as attributes of the root.
    var attributes: [Property]
    /// What XML spells as elements.
    var elements: [Property]
    var links: [Link]

    /// The links on lines of their own, after a line for the declaration, the root and `Links`.
    var xml: String {
        let attributes = attributes.map { " \($0.name)=\"\(Escape.xml($0.value))\"" }.joined()
        let elements = elements.map { "<\($0.name)>\(Escape.xml($0.value))</\($0.name)>" }
        let head = [#"<?xml version="1.0" encoding="utf-8"?>"#, "<\(root) xmlns=\"\(namespace)\"\(attributes)>"]
        let lines = head + ["<Links>"] + links.map(\.xml) + ["</Links>"] + elements + ["</\(root)>"]
        return lines.joined(separator: "\n")
    }

    /// The members in the order of real servers: elements, name and UID, links, the rest.
    var json: String {
        let members = elements.map(\.json) + attributes.map(\.json)
        let links = "\"Links\": [\n\(links.map(\.json).joined(separator: ",\n"))\n]"
        return "{\n\((members + [links]).joined(separator: ",\n"))\n}"
    }
}

extension BackupBody.Property {
    fileprivate var json: String { "\"\(name)\": \"\(Escape.json(value))\"" }
}

extension BackupBody.Link {
    private var parts: [(name: String, value: String)] {
        [("Rel", relation), ("Href", href), ("Name", name), ("Type", type)].compactMap { part, value in
            value.map { (part, $0) }
        }
    }

    fileprivate var xml: String {
        "<Link\(parts.map { " \($0.name)=\"\(Escape.xml($0.value))\"" }.joined()) />"
    }

    fileprivate var json: String {
        "{\(parts.map { "\"\($0.name)\": \"\(Escape.json($0.value))\"" }.joined(separator: ", "))}"
    }
}

extension [BackupBody.Property] {
    /// The value of the first property of a name; setting replaces it in place, or removes it.
    subscript(name: String) -> String? {
        get { first { $0.name == name }?.value }
        set {
            guard let index = firstIndex(where: { $0.name == name }) else { return }
            guard let newValue else {
                remove(at: index)
                return
            }
            self[index].value = newValue
        }
    }
}

/// What has to be escaped in our own values.
private enum Escape {
    static func xml(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
    }

    static func json(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\"", "\\": escaped += "\\\(character)"
            default: escaped.append(character)
            }
        }
    }
}
