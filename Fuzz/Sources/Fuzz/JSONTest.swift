import Claims
import Representation

/// Reading JSON is total, its places lie within the input, and what was read can be written and read again.
enum JSONTest {
    static func run(_ bytes: [UInt8]) -> Int32 {
        let document = Document.readingJSON(bytes)
        expect(
            document.isReadable != document.issues.contains { $0.isFatal },
            "a document is read, or an issue is fatal"
        )
        let lines = Lines(bytes)
        for issue in document.issues { lines.check(issue.place) }
        guard case .json(let node) = document.content else { return 0 }
        lines.check(node)
        _ = document.resource.map { ($0.listedItems, $0.pagingInfo) }
        var text = ""
        write(node.value, to: &text)
        let again = Document.readingJSON(Array(text.utf8))
        guard case .json(let copy) = again.content else {
            expect(false, "what was written is read: \(again.issues)")
            return 0
        }
        expect(isSame(copy.value, node.value), "what was written is read as it was")
        return 0
    }

    private static func write(_ value: JSONValue, to text: inout String) {
        switch value {
        case .object(let members):
            list(members, "{", "}", to: &text) { member, text in
                write(.string(member.name), to: &text)
                text += ":"
                write(member.value.value, to: &text)
            }
        case .array(let elements): list(elements, "[", "]", to: &text) { write($0.value, to: &$1) }
        case .string(let string): text += "\"\(string.unicodeScalars.map(escaped).joined())\""
        case .number(let number): text += number
        case .boolean(let isTrue): text += isTrue ? "true" : "false"
        case .null: text += "null"
        }
    }

    private static func list<Item>(
        _ items: [Item],
        _ start: String,
        _ end: String,
        to text: inout String,
        _ write: (Item, inout String) -> Void
    ) {
        text += start
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            write(item, &text)
        }
        text += end
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        guard scalar.value < 0x20 || scalar == "\"" || scalar == "\\" else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Strings compare by code points here, as JSON's do; those of Swift do not.
    private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
        switch (one, other) {
        case (.object(let one), .object(let other)):
            one.count == other.count
                && zip(one, other).allSatisfy {
                    $0.name.utf8.elementsEqual($1.name.utf8) && isSame($0.value.value, $1.value.value)
                }
        case (.array(let one), .array(let other)):
            one.count == other.count && zip(one, other).allSatisfy { isSame($0.value, $1.value) }
        case (.string(let one), .string(let other)), (.number(let one), .number(let other)):
            one.utf8.elementsEqual(other.utf8)
        default: one == other
        }
    }
}

/// The lines of an input, by their lengths in bytes.
private struct Lines {
    private let lengths: [Int]

    init(_ bytes: [UInt8]) {
        lengths = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(\.count)
    }

    func check(_ place: Place) {
        guard let line = place.line, let column = place.column else { return expect(false, "a place is known") }
        expect(lengths.indices.contains(line - 1), "line \(line) of \(lengths.count)")
        // The end of the input has a place too.
        expect((1...lengths[line - 1] + 1).contains(column), "column \(column) of \(lengths[line - 1])")
    }

    func check(_ node: JSONNode) {
        check(node.place)
        switch node.value {
        case .object(let members): for member in members { check(member.value) }
        case .array(let elements): for element in elements { check(element) }
        case .string, .number, .boolean, .null: break
        }
    }
}
