/// Reads one JSON text strictly as RFC 8259 defines it, keeping order, doubled names, spellings of numbers and places.
///
/// A well-known parser would hide exactly the mistakes that we look for: doubled names, lone surrogates, their places.
struct JSONReader {
    /// Why reading stopped.
    struct Failure: Error {
        let issue: ReadingIssue
    }

    let bytes: [UInt8]
    let limits: JSONLimits
    var index = 0
    private(set) var issues: [ReadingIssue] = []
    private var line = 1
    private var lineStart = 0
    private var nodes = 0
    private var pathBytes = 0

    /// Makes a reader of a text.
    init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the whole text; without a node, the last issue is fatal.
    mutating func read() -> JSONNode? {
        do throws(Failure) {
            try checkEncoding()
            skipByteOrderMark()
            skipSpace()
            guard index < bytes.count else { throw failure(.empty, "there is no JSON value", in: "") }
            let node = try value(at: "", depth: 0)
            skipSpace()
            guard index == bytes.count else {
                throw failure(.trailingContent, "expected the end after the JSON value, found \(found)", in: "")
            }
            return node
        } catch {
            issues.append(error.issue)
            return nil
        }
    }

    private mutating func value(at path: String, depth: Int) throws(Failure) -> JSONNode {
        nodes += 1
        guard nodes <= limits.nodes else {
            throw failure(.sizeExceeded, "there are more than \(limits.nodes) values (--limit json-nodes)", in: path)
        }
        let place = place(path)
        return JSONNode(value: try bareValue(at: path, depth: depth), place: place)
    }

    private mutating func bareValue(at path: String, depth: Int) throws(Failure) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return .object(try members(at: path, depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(at: path, depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string(in: path))
        case UInt8(ascii: "-"): return .number(try number(in: path))
        case _ where isAtDigit: return .number(try number(in: path))
        case UInt8(ascii: "t"): return try literal("true", .boolean(true), in: path)
        case UInt8(ascii: "f"): return try literal("false", .boolean(false), in: path)
        case UInt8(ascii: "n"): return try literal("null", .null, in: path)
        default: throw malformed("expected a value, found \(found)", in: path)
        }
    }

    private mutating func literal(
        _ text: StaticString,
        _ value: JSONValue,
        in path: String
    ) throws(Failure) -> JSONValue {
        let end = index + text.utf8CodeUnitCount
        let isThere = end <= bytes.count && text.withUTF8Buffer { bytes[index..<end].elementsEqual($0) }
        guard isThere else { throw malformed("expected '\(text)'", in: path) }
        index = end
        return value
    }

    private mutating func elements(at path: String, depth: Int) throws(Failure) -> [JSONNode] {
        try open(at: path, depth: depth)
        var elements: [JSONNode] = []
        if close("]") { return elements }
        while true {
            skipSpace()
            elements.append(try value(at: child("\(elements.count)", of: path), depth: depth))
            if try ends("]", in: path) { return elements }
        }
    }

    private mutating func members(at path: String, depth: Int) throws(Failure) -> [JSONMember] {
        try open(at: path, depth: depth)
        var members: [JSONMember] = []
        var names: Set<Spelling> = []
        if close("}") { return members }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else {
                throw malformed("expected a member's name in double quotes, found \(found)", in: path)
            }
            let place = place(path)
            let name = try string(in: path)
            let member = child(Self.token(name), of: path)
            if !names.insert(Spelling(text: name)).inserted {
                note(.duplicateName, "the name '\(name)' occurs more than once in the object", place, path: member)
            }
            skipSpace()
            guard take(":") else { throw malformed("expected ':' after a member's name, found \(found)", in: member) }
            skipSpace()
            members.append(JSONMember(name: name, value: try value(at: member, depth: depth)))
            if try ends("}", in: path) { return members }
        }
    }

    private mutating func open(at path: String, depth: Int) throws(Failure) {
        guard depth <= limits.depth else {
            throw failure(
                .depthExceeded,
                "arrays and objects are nested deeper than \(limits.depth) (--limit json-depth)",
                in: path
            )
        }
        index += 1
    }

    /// Whether the array or object is empty, in which case it has been closed.
    private mutating func close(_ bracket: Unicode.Scalar) -> Bool {
        skipSpace()
        return take(bracket)
    }

    /// Takes what follows an element or member: `false` after a comma, `true` after the bracket.
    private mutating func ends(_ bracket: Unicode.Scalar, in path: String) throws(Failure) -> Bool {
        skipSpace()
        if take(bracket) { return true }
        if take(",") { return false }
        throw malformed("expected ',' or '\(bracket)', found \(found)", in: path)
    }

    /// The byte at the index, or `nil` at the end.
    var current: UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    /// Moves over a byte if it is this one.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0D: index += 1
            case 0x0A:
                index += 1
                line += 1
                lineStart = index
            default: return
            }
        }
    }

    private mutating func skipByteOrderMark() {
        guard bytes.starts(with: Document.utf8ByteOrderMark) else { return }
        note(.byteOrderMark, "the JSON text begins with a byte order mark", place(""), path: "")
        index = Document.utf8ByteOrderMark.count
        lineStart = index
    }

    /// Checks size and encoding of all bytes at once, so that the rest need not.
    private mutating func checkEncoding() throws(Failure) {
        guard bytes.count <= limits.bytes else {
            throw failure(.sizeExceeded, "there are more than \(limits.bytes) bytes", in: "")
        }
        guard !Document.beginsWithUTF16Mark(bytes) else {
            throw failure(.wrongEncoding, "the bytes are UTF-16, not UTF-8", in: "")
        }
        let invalid: Int?
        do {
            _ = try UTF8Span(validating: bytes.span)
            invalid = nil
        } catch {
            invalid = error.byteOffsets.lowerBound
        }
        guard let invalid else { return }
        line = bytes[..<invalid].count(where: { $0 == 0x0A }) + 1
        lineStart = bytes[..<invalid].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        index = invalid
        throw failure(.wrongEncoding, "the bytes are not UTF-8", in: "")
    }

    /// The pointer of a child, or of the parent once the bound on all pointers together is reached.
    private mutating func child(_ token: String, of path: String) -> String {
        pathBytes += path.utf8.count + token.utf8.count
        return pathBytes <= limits.pathBytes ? "\(path)/\(token)" : path
    }

    /// The place of the index.
    func place(_ path: String) -> Place {
        Place(path: path, line: line, column: index - lineStart + 1)
    }

    /// Records something that does not keep the tree from being read.
    mutating func note(_ kind: ReadingIssue.Kind, _ message: String, _ place: Place, path: String) {
        guard issues.count < limits.issues else { return }
        let place = Place(path: path, line: place.line, column: place.column)
        issues.append(ReadingIssue(kind: kind, message: message, place: place, isFatal: false))
    }

    /// What stops reading at the index.
    func failure(_ kind: ReadingIssue.Kind, _ message: String, in path: String) -> Failure {
        Failure(issue: ReadingIssue(kind: kind, message: message, place: place(path), isFatal: true))
    }

    /// The failure of what RFC 8259 has no grammar for.
    func malformed(_ message: String, in path: String) -> Failure {
        failure(.notWellFormed, message, in: path)
    }

    /// The byte at the index, in words for a message.
    var found: String {
        guard let current else { return "the end" }
        return (0x21...0x7E).contains(current)
            ? "'\(Unicode.Scalar(current))'" : "byte 0x\(String(current, radix: 16, uppercase: true))"
    }

    /// A reference token of a JSON Pointer (RFC 6901 §3).
    private static func token(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
        var token = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": token += "~0"
            case "/": token += "~1"
            default: token.unicodeScalars.append(scalar)
            }
        }
        return token
    }
}

/// A name that equals another by code points, as RFC 8259 §8.3 has it, and not by canonical equivalence, as strings do.
private struct Spelling: Hashable {
    let text: String

    static func == (one: Spelling, other: Spelling) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
