extension Document {
    /// Reads a JSON text (RFC 8259); whatever the bytes are, it returns.
    public static func readingJSON(_ bytes: [UInt8]) -> Document {
        readingJSON(bytes, limits: JSONLimits())
    }

    /// Reads a JSON text (RFC 8259) within other bounds than the usual ones.
    public static func readingJSON(_ bytes: [UInt8], limits: JSONLimits) -> Document {
        var reader = JSONReader(bytes, limits: limits)
        let node = reader.read()
        return Document(
            content: node.map(Content.json) ?? .unreadable,
            issues: reader.issues,
            hasByteOrderMark: beginsWithByteOrderMark(bytes)
        )
    }

    /// U+FEFF in UTF-8.
    static let utf8ByteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether the bytes begin with U+FEFF in UTF-16 of either order.
    static func beginsWithUTF16Mark(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    }

    /// Whether the bytes begin with U+FEFF in UTF-8 or UTF-16.
    static func beginsWithByteOrderMark(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: utf8ByteOrderMark) || beginsWithUTF16Mark(bytes)
    }
}
