/// Turns a document into UTF-8, so that libxml2 never converts: its converters report errors to a global handler only.
enum XMLTranscoding {
    /// The document in UTF-8 without a byte order mark, or why it cannot be had.
    static func utf8(_ bytes: [UInt8], _ declaration: XMLDeclaration) -> Result<[UInt8], XMLRefused> {
        let content = bytes.dropFirst(declaration.byteOrderMarkLength)
        switch declaration.family {
        case .utf16BigEndian: return transcode(content, high: 0, low: 1)
        case .utf16LittleEndian: return transcode(content, high: 1, low: 0)
        case .asciiCompatible: break
        }
        let declared = declaration.byteOrderMarkLength > 0 ? nil : declaration.encoding
        switch declared?.uppercased() {
        case nil, "UTF-8", "UTF8", "US-ASCII", "ASCII":
            return validated(content.count == bytes.count ? bytes : Array(content))
        case "ISO-8859-1", "LATIN1": return validated(latin1(content))
        case "UTF-16", "UTF-16LE", "UTF-16BE":
            return .failure(XMLRefused("the declaration says UTF-16, but the bytes are not UTF-16", line: 1, column: 1))
        case .some:
            return .failure(XMLRefused("only UTF-8, UTF-16 and ISO-8859-1 can be read", line: 1, column: 1))
        }
    }

    private static func latin1(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte >= 0x80 { text.append(0xC0 | byte >> 6) }
            text.append(byte < 0x80 ? byte : 0x80 | byte & 0x3F)
        }
        return text
    }

    private static func transcode(
        _ bytes: ArraySlice<UInt8>,
        high: Int,
        low: Int
    ) -> Result<[UInt8], XMLRefused> {
        guard bytes.count.isMultiple(of: 2) else {
            return .failure(XMLRefused("UTF-16 with an odd number of bytes"))
        }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + low])
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            return .failure(XMLRefused("the bytes are not UTF-16: half a surrogate pair"))
        }
        return validated(Array(text.utf8))
    }

    /// Checks what libxml2 2.9 is lax about: overlong forms, and NUL, which makes it guess another encoding.
    private static func validated(_ bytes: [UInt8]) -> Result<[UInt8], XMLRefused> {
        let invalid: Int?
        do {
            _ = try UTF8Span(validating: bytes.span)
            invalid = nil
        } catch {
            invalid = error.byteOffsets.lowerBound
        }
        if let invalid {
            return .failure(XMLRefused("the bytes are not UTF-8", at: invalid, of: bytes))
        }
        if let nul = bytes.withUnsafeBufferPointer({ $0.offset(of: 0) }) {
            return .failure(XMLRefused("the character U+0000 is not allowed", at: nul, of: bytes))
        }
        return .success(bytes)
    }
}
