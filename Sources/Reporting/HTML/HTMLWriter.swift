import XML

/// Writes HTML into memory; the only place where HTML is escaped.
///
/// Names come from closed sets and values are escaped here, so that nobody writes markup by hand and text of a
/// server's can only ever be text. What is written is well-formed XML too, whatever the values hold; that is how
/// reports are verified and tested.
struct HTMLWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    private var ids: Set<String> = []

    /// Writes an element with attributes in this order and the content that the closure writes.
    ///
    /// An attribute without a value is left out; one that is true is written with an empty value. An id that is taken
    /// is left out too, since the first element that has it is the one that links find.
    mutating func element<Failure: Error>(
        _ name: HTMLElement,
        _ attributes: KeyValuePairs<HTMLAttribute, String?> = [:],
        content: (inout HTMLWriter) throws(Failure) -> Void
    ) throws(Failure) {
        start(name.rawValue, attributes)
        raw(">")
        defer { end(name) }
        try content(&self)
    }

    /// Writes an element with attributes in this order and text.
    mutating func element(
        _ name: HTMLElement,
        _ attributes: KeyValuePairs<HTMLAttribute, String?> = [:],
        text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element that has no content.
    mutating func element(_ name: HTMLVoidElement, _ attributes: KeyValuePairs<HTMLAttribute, String?> = [:]) {
        start(name.rawValue, attributes)
        raw("/>")
    }

    /// Writes text in one line, made visible and escaped.
    mutating func text(_ text: String) { raw(Self.escapedText(text)) }

    /// Writes text line by line, each made visible and escaped; for `code` in `pre`.
    mutating func lines(_ text: String) {
        for (number, line) in text.visibleLines.enumerated() {
            if number > 0 { raw("\n") }
            self.text(line)
        }
    }

    /// Writes a link whose text is the given one, or that text alone where there is nowhere to go.
    mutating func link(to target: HTMLTarget?, _ attributes: KeyValuePairs<HTMLAttribute, String?> = [:], text: String)
    {
        guard let target else { return element(.span, attributes, text: text) }
        start("a", attributes)
        raw(" href=\"\(Self.escapedAttribute(target.reference))\"")
        // A page that is left is not told to the one that is gone to.
        raw(target.isElsewhere ? " rel=\"noreferrer\">" : ">")
        self.text(text)
        raw("</a>")
    }

    /// Text as it stands between tags; the one way into an element's content.
    static func escapedText(_ text: String) -> String {
        escaped(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            default: nil
            }
        }
    }

    /// Text as it stands between double quotes; the one way into an attribute's value.
    static func escapedAttribute(_ text: String) -> String {
        escaped(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }

    /// What a page obeys is spelt out first; then comes what no XML may hold, and only then markup.
    private static func escaped(_ text: String, by reference: (UInt8) -> StaticString?) -> String {
        let text = XMLText.permitted(text.visible)
        guard text.utf8.contains(where: { reference($0) != nil }) else { return text }
        // Byte by byte, since a combining mark after a quote makes another `Character` of it.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            guard let reference = reference(byte) else {
                bytes.append(byte)
                continue
            }
            bytes.append(contentsOf: reference.description.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func start(_ name: String, _ attributes: KeyValuePairs<HTMLAttribute, String?>) {
        raw("<\(name)")
        for (attribute, value) in attributes {
            guard let value, attribute != .id || ids.insert(value).inserted else { continue }
            raw(" \(attribute.rawValue)=\"\(Self.escapedAttribute(value))\"")
        }
    }

    private mutating func end(_ name: HTMLElement) {
        raw(name.endsLine ? "</\(name.rawValue)>\n" : "</\(name.rawValue)>")
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension HTMLWriter {
    /// Writes what every page begins with; called once, before anything else.
    mutating func documentType() { raw("<!DOCTYPE html>\n") }

    /// Writes a style sheet or a script of our own as it stands.
    ///
    /// HTML reads such text as it is and XML reads markup in it; so it must hold none.
    mutating func embedded(_ kind: Embedded, _ text: String) {
        let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
        precondition(isPlain && text.visibleLines.joined(separator: "\n") == text, "Markup in a \(kind.rawValue).")
        raw("<\(kind.rawValue)>\(text)</\(kind.rawValue)>\n")
    }

    /// What a page carries with it.
    enum Embedded: String {
        case style, script
    }
}
