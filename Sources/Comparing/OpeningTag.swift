/// What the first start tag of a well-formed XML document says of names, as bytes tell it.
///
/// The view on a document looks at local names alone; how they are spelt is seen here.
struct OpeningTag: Hashable {
    /// The prefix of the root element; empty where it has none.
    let prefix: String
    /// The namespace name that the root element is in; empty for none.
    let namespace: String

    private static let reach = 4096

    /// Reads the start tag of a document in an encoding that extends ASCII.
    init(of bytes: [UInt8]) {
        let tag = Self.tag(in: bytes.prefix(Self.reach))
        let words = Self.words(in: tag)
        let name = words.first?.name ?? ""
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        let prefix = parts.count > 1 ? String(parts[0]) : ""
        self.prefix = prefix
        let declaration = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
        namespace = words.dropFirst().first { $0.name == declaration }?.value ?? ""
    }

    /// The bytes between the first `<` that opens an element and its `>`, quotes heeded.
    private static func tag(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.starts(with: Array("!--".utf8)) {
                rest = behind("-->", in: rest)
            } else if rest.first == UInt8(ascii: "?") {
                rest = behind("?>", in: rest)
            } else {
                return upToEnd(of: rest)
            }
        }
        return []
    }

    private static func behind(_ mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = Array(mark.utf8)
        let end = bytes.indices.first { bytes[$0...].starts(with: mark) }
        return end.map { bytes[($0 + mark.count)...] } ?? []
    }

    /// What stands in a tag; a bracket within quotes does not end it.
    private static func upToEnd(of tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var quote: UInt8?
        let end = tag.firstIndex { byte in
            if quote == nil, byte == UInt8(ascii: ">") { return true }
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == 0x22 || byte == 0x27 {
                quote = byte
            }
            return false
        }
        return tag[..<(end ?? tag.endIndex)]
    }

    /// The element's name, then the attributes.
    private static func words(in tag: ArraySlice<UInt8>) -> [(name: String, value: String)] {
        var words: [(String, String)] = []
        var rest = tag.drop(while: isSpace)
        while !rest.isEmpty, words.count < 64 {
            let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") }
            rest = rest[name.endIndex...].drop { isSpace($0) || $0 == UInt8(ascii: "=") }
            var value: ArraySlice<UInt8> = []
            if !words.isEmpty, let quote = rest.first, quote == 0x22 || quote == 0x27 {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[min(value.endIndex + 1, rest.endIndex)...].drop(while: isSpace)
            }
            words.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
            if name.isEmpty { break }
        }
        return words
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
