import Glibc

/// Finds start tags with too many attributes before libxml2 does, which compares each attribute with each other, and
/// texts that are too long.
///
/// The scan is exact for a well-formed document. In an ill-formed one it may lose its way, which does not matter: input
/// ends for libxml2 at the first fatal error.
struct MarkupScan {
    /// What is too much, and where.
    struct Excess {
        let offset: Int
        let message: String
    }

    let bytes: UnsafeBufferPointer<UInt8>
    private let limits: XMLLimits

    /// Makes a scan of UTF-8 bytes.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The fewest bytes that an attribute takes, as in ` a=""`.
    private static let attributeBytes = 5

    /// The first attribute that is one too many, or text that is too long.
    func excess() -> Excess? {
        guard bytes.count > limits.text || bytes.count / Self.attributeBytes > limits.attributes else { return nil }
        var index = 0
        while let start = offset(of: "<", from: index) {
            if start - index > limits.text { return text(at: index) }
            guard start + 1 < bytes.count else { return nil }
            switch bytes[start + 1] {
            case UInt8(ascii: "!"):
                guard let end = endOfSection(at: start) else { return nil }
                if end - start > limits.text { return text(at: start) }
                index = end
            case UInt8(ascii: "?"):
                guard let end = offset(after: "?>", from: start + 2) else { return nil }
                index = end
            default:
                var count = 0
                index = start + 1
                if let excess = scanTag(&index, &count) { return excess }
                // What stands behind the bracket is text.
                index += 1
            }
        }
        return nil
    }

    private func text(at offset: Int) -> Excess {
        Excess(offset: offset, message: "a text is longer than \(limits.text) bytes (--limit xml-text)")
    }

    /// Moves to the end of a tag, unless there is too much in it.
    private func scanTag(_ index: inout Int, _ count: inout Int) -> Excess? {
        let begin = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") {
                count += 1
                if count > limits.attributes {
                    let many = "an element has more than \(limits.attributes) attributes (--limit xml-attributes)"
                    return Excess(offset: index, message: many)
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index += 1
                let value = index
                index = offset(of: byte, from: index) ?? bytes.count
                if index - value > limits.text { return text(at: value) }
            }
            index += 1
        }
        return index - begin > limits.text ? text(at: begin) : nil
    }

    /// The end of a comment or CDATA section; `nil` for what stops the parser, such as a document type declaration.
    func endOfSection(at start: Int) -> Int? {
        if matches("<!--", at: start) { return offset(after: "-->", from: start + 4) }
        if matches("<![CDATA[", at: start) { return offset(after: "]]>", from: start + 9) }
        return nil
    }

    func offset(of byte: Unicode.Scalar, from start: Int) -> Int? {
        offset(of: UInt8(ascii: byte), from: start)
    }

    private func offset(of byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return UnsafeBufferPointer(rebasing: bytes[start...]).offset(of: byte).map { start + $0 }
    }

    func offset(after text: StaticString, from start: Int) -> Int? {
        var index = start
        while index + text.utf8CodeUnitCount <= bytes.count {
            if matches(text, at: index) { return index + text.utf8CodeUnitCount }
            index += 1
        }
        return nil
    }

    func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in
            wanted.indices.allSatisfy { wanted[$0] == bytes[offset + $0] }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where a byte stands first.
    func offset(of byte: UInt8) -> Int? {
        guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }
}
