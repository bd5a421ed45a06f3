import Glibc

/// A request target under `/api/` that reading cannot change: path and query, validated once.
///
/// Source: RFC 9112 §3.2.1; the path rule is resource_urls.html, the `action` rule is ours: an action changes state.
public struct Target: Comparable, CustomStringConvertible, Hashable, Sendable {
    /// The path from its leading slash, as the server wrote it.
    public let path: String
    /// The query without its question mark; nothing where there is none.
    public let query: String?

    /// The longest target that is asked for, in bytes; RFC 9112 §3 recommends that servers take 8,000.
    private static let maximumLength = 8_000

    /// Creates a target, or nothing when it is outside `/api/`, holds an action, a dot segment, a fragment or a
    /// character that has no place in a request line.
    public init?(_ text: String) { self.init(text[...]) }

    /// Creates a target of a part of a text, by the same rules.
    public init?(_ text: Substring) {
        guard let target = text.withBytes({ Target($0) }) else { return nil }
        self = target
    }

    /// Creates a target of bytes, by the same rules.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= Target.maximumLength, let (length, isPlain) = Target.path(in: bytes) else { return nil }
        let path = String(decoding: bytes[..<length], as: UTF8.self)
        guard isPlain || Target.isUnderInterface(path[...]) else { return nil }
        self.path = path
        guard length < bytes.count else {
            query = nil
            return
        }
        let query = UnsafeBufferPointer(rebasing: bytes[(length + 1)...])
        guard !Target.asksForAction(query) else { return nil }
        self.query = String(decoding: query, as: UTF8.self)
    }

    /// How long the path of a target is, and whether it is one below `/api` in which nothing can hide; nothing where
    /// some character has no place in a request line.
    private static func path(in target: UnsafeBufferPointer<UInt8>) -> (length: Int, isPlain: Bool)? {
        var end = 0
        while end < target.count, isPlain(target[end]) || target[end] == UInt8(ascii: "/") { end += 1 }
        let isPlainPath = end == target.count || target[end] == UInt8(ascii: "?")
        var rest = end
        while rest < target.count {
            let byte = target[rest]
            guard byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") else { return nil }
            if byte != UInt8(ascii: "?"), rest == end { end += 1 }
            rest += 1
        }
        return (end, isPlainPath && isBelow(UnsafeBufferPointer(rebasing: target[..<end])))
    }

    /// The resource that needs no session: `/api/`.
    public static let service = Target(path: "/api/", query: nil)

    /// The query service, asked for a kind (query_service.html); nothing when the kind is no word.
    public static func query(for kind: String) -> Target? {
        kind.utf8.allSatisfy { isPlain($0) } ? Target("/api/query?type=\(kind)") : nil
    }

    private init(path: String, query: String?) {
        self.path = path
        self.query = query
    }

    /// The target as it stands in a request line.
    public var description: String { query.map { "\(path)?\($0)" } ?? path }

    /// Orders targets by their text.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    /// The path's segments below `/api`, in lower case; doubled slashes count as one (contradictions C15, C16).
    public var segments: [String] {
        path[...].withBytes { bytes in
            var segments: [String] = []
            Target.eachSegment(of: bytes) { segments.append(String(decoding: $0, as: UTF8.self).lowercased()) }
            return segments
        }
    }

    /// The last of the segments; nothing where there are none.
    public var lastSegment: String? { lastSegment(ofAtLeast: 1) }

    /// The last of the segments where it stands behind another one, as ids do.
    var identifier: String? { lastSegment(ofAtLeast: 2) }

    private func lastSegment(ofAtLeast least: Int) -> String? {
        path[...].withBytes { bytes in
            var last: Segment?
            var count = 0
            Target.eachSegment(of: bytes) { segment in
                last = segment
                count += 1
            }
            guard count >= least else { return nil }
            return last.map { String(decoding: $0, as: UTF8.self).lowercased() }
        }
    }

    /// Whether the target is one logon session.
    public var isLogonSession: Bool {
        let segments = segments
        return segments.count == 2 && segments[0] == "logonsessions" && query == nil
    }

    /// Whether both are of the same segments, whatever their queries are.
    public func names(sameAs other: Target) -> Bool { path == other.path || segments == other.segments }

    /// A segment as it is written.
    typealias Segment = UnsafeBufferPointer<UInt8>

    /// Whether there are so many segments, each of which fits; they come as they are written, by their place.
    func hasSegments(count: Int, where fits: (Int, Segment) -> Bool) -> Bool {
        path[...].withBytes { bytes in
            var found = 0
            var isFit = true
            Target.eachSegment(of: bytes) { segment in
                isFit = isFit && found < count && fits(found, segment)
                found += 1
            }
            return isFit && found == count
        }
    }

    /// Visits what stands between slashes, but for the first one, `api`.
    private static func eachSegment(of path: UnsafeBufferPointer<UInt8>, _ visit: (Segment) -> Void) {
        var isFirst = true
        var end = 0
        while end < path.count {
            var start = end
            while start < path.count, path[start] == UInt8(ascii: "/") { start += 1 }
            end = start
            while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
            if end > start, !isFirst { visit(UnsafeBufferPointer(rebasing: path[start..<end])) }
            isFirst = isFirst && end == start
        }
    }

    /// The values of a query parameter, whose name is compared without case, undecoded.
    public func values(of parameter: String) -> [String] {
        (query ?? "").utf8.split(separator: UInt8(ascii: "&")).compactMap { pair in
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard pair[..<end].isSame(as: parameter) else { return nil }
            return String(Substring(pair[end...].dropFirst()))
        }
    }

    /// Whether the query asks for the entity form (contradiction C28: in any case).
    public var asksForEntity: Bool {
        query == "format=Entity" || values(of: "format").contains { $0.utf8.isSame(as: "entity") }
    }

    /// The same path with one more query parameter; values of ours need no escaping.
    public func adding(_ parameter: String) -> Target {
        Target(path: path, query: query.map { "\($0)&\(parameter)" } ?? parameter)
    }

    /// The same path with one more query parameter, whose value is percent-encoded (RFC 3986 §2.1).
    public func adding(_ parameter: String, value: String) -> Target {
        let encoded = value.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            let isUnreserved =
                character.isASCII && (character.isLetter || character.isNumber || "-._~".contains(character))
            return isUnreserved ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return adding("\(parameter)=\(encoded.joined())")
    }

    /// An item of the collection at the target, asked for in the same form.
    public func item(_ identifier: String) -> Target {
        Target(path: path.hasSuffix("/") ? path + identifier : "\(path)/\(identifier)", query: query)
    }

    /// The same path without a query.
    public var withoutQuery: Target { Target(path: path, query: nil) }

    private static func isUnderInterface(_ path: Substring) -> Bool {
        guard path.withBytes({ isBelow($0) }) else { return false }
        return path.split(separator: "/").allSatisfy { segment in
            // What stands behind a semicolon is a parameter to some servers, which then see the dots alone.
            // By bytes, since a mark behind a slash would make another character of it.
            let plain = decoded(segment)
            let name = plain.prefix { $0 != UInt8(ascii: ";") }
            return !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
                && !plain.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "/") }
        }
    }

    /// Whether a path begins with `/api` and goes on as another segment, or not at all.
    private static func isBelow(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        path.count >= 4 && path[0] == UInt8(ascii: "/") && (path.count == 4 || path[4] == UInt8(ascii: "/"))
            && path[1] | 0x20 == UInt8(ascii: "a") && path[2] | 0x20 == UInt8(ascii: "p")
            && path[3] | 0x20 == UInt8(ascii: "i")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func asksForAction(_ query: UnsafeBufferPointer<UInt8>) -> Bool {
        // Most queries have a word and no escapes.
        if query.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "=") }) {
            let end = query.firstIndex(of: UInt8(ascii: "=")) ?? query.count
            return UnsafeBufferPointer(rebasing: query[..<end]).isSame(as: "action")
        }
        let pairs = String(decoding: query, as: UTF8.self).split(whereSeparator: { $0 == "&" || $0 == ";" })
        return pairs.contains { decoded($0.prefix { $0 != "=" }).isSame(as: "action") }
    }

    /// A text with its percent escapes resolved, and theirs in turn: a server in front may have unescaped them once.
    ///
    /// So are those of .NET, `%u0061`, where they stand for ASCII, as all that is looked for does.
    private static func decoded(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            bytes.append(byte)
            // What an escape stands for may end another one that began before it.
            while let (length, escaped) = escaped(atEndOf: bytes) {
                bytes.removeLast(length)
                bytes.append(escaped)
            }
        }
        return bytes
    }

    /// The escape that ends here, by its length and what it stands for.
    private static func escaped(atEndOf bytes: [UInt8]) -> (length: Int, byte: UInt8)? {
        guard bytes.count >= 3, let high = hexadecimal(bytes[bytes.count - 2]),
            let low = hexadecimal(bytes[bytes.count - 1])
        else { return nil }
        for introduction in ["%", "%u00"]
        where bytes.dropLast(2).suffix(introduction.utf8.count).isSame(as: introduction) {
            return (introduction.utf8.count + 2, high << 4 | low)
        }
        return nil
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).isASCII ? Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) } : nil
    }
}

extension UInt8 {
    /// Whether the byte is another, or the same ASCII letter in the other case.
    fileprivate func isSame(as other: UInt8) -> Bool {
        self == other || self | 0x20 == other | 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
    }
}

extension Sequence<UInt8> {
    /// Whether the bytes are a word's but for the case of ASCII letters, as all letters of a target are.
    func isSame(as word: String) -> Bool { elementsEqual(word.utf8) { $0.isSame(as: $1) } }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are a word's but for the case of ASCII letters; most are spelt alike.
    func isSame(as word: String) -> Bool {
        var word = word
        return word.withUTF8 { other in
            guard count == other.count, let own = baseAddress, let others = other.baseAddress else {
                return isEmpty && other.isEmpty
            }
            return memcmp(own, others, count) == 0 || zip(self, other).allSatisfy { $0.isSame(as: $1) }
        }
    }
}

extension Substring {
    /// What a body makes of the bytes, which lie side by side.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var copy = self
        return copy.withUTF8(body)
    }
}
