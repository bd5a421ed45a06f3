/// Finds start tags with too many attributes before libxml2 does, which compares each attribute with each other.
///
/// The scan is exact for a well-formed document. In an ill-formed one it may lose its way, which does not matter: input
/// ends for libxml2 at the first fatal error.
struct StartTagScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int

    /// Makes a scan of UTF-8 bytes.
    init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    /// The offset of the first attribute that is one too many.
    func excess() -> Int? {
        var index = 0
        while let start = offset(of: "<", from: index) {
            guard start + 1 < bytes.count else { return nil }
            switch bytes[start + 1] {
            case UInt8(ascii: "!"):
                guard let end = endOfSection(at: start) else { return nil }
                index = end
            case UInt8(ascii: "?"):
                guard let end = offset(after: "?>", from: start + 2) else { return nil }
                index = end
            default:
                var count = 0
                index = start + 1
                if scanTag(&index, &count) { return index }
            }
        }
        return nil
    }

    /// Moves to the end of a tag; `true` means that the limit was passed at the index.
    private func scanTag(_ index: inout Int, _ count: inout Int) -> Bool {
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") {
                count += 1
                if count > limit { return true }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index += 1
                while index < bytes.count, bytes[index] != byte { index += 1 }
            }
            index += 1
        }
        return false
    }

    /// The end of a comment or CDATA section; `nil` for what stops the parser, such as a document type declaration.
    private func endOfSection(at start: Int) -> Int? {
        if matches("<!--", at: start) { return offset(after: "-->", from: start + 4) }
        if matches("<![CDATA[", at: start) { return offset(after: "]]>", from: start + 9) }
        return nil
    }

    private func offset(of byte: Unicode.Scalar, from start: Int) -> Int? {
        let wanted = UInt8(ascii: byte)
        var index = start
        while index < bytes.count {
            if bytes[index] == wanted { return index }
            index += 1
        }
        return nil
    }

    private func offset(after text: StaticString, from start: Int) -> Int? {
        var index = start
        while index + text.utf8CodeUnitCount <= bytes.count {
            if matches(text, at: index) { return index + text.utf8CodeUnitCount }
            index += 1
        }
        return nil
    }

    private func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in
            wanted.indices.allSatisfy { wanted[$0] == bytes[offset + $0] }
        }
    }
}
