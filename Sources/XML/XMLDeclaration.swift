/// What the first bytes of a document say about the rest.
///
/// It is read from the bytes, not from libxml2, so that it is known for ill-formed documents as well.
struct XMLDeclaration {
    /// The families of encodings that can be told apart without a declaration.
    enum Family {
        case asciiCompatible
        case utf16BigEndian
        case utf16LittleEndian
    }

    /// How the bytes must be read to see the declaration.
    let family: Family

    /// The bytes before the first character: 0, 2 or 3.
    let byteOrderMarkLength: Int

    /// Whether `<?xml ` is there.
    let isPresent: Bool

    /// The value of `encoding`, as it is spelt.
    let encoding: String?

    /// The declaration is looked for within this many characters.
    private static let reach = 512

    /// Looks at the beginning of a document.
    init(of bytes: [UInt8]) {
        (family, byteOrderMarkLength) = Self.family(of: bytes)
        let text = Self.beginning(of: bytes.dropFirst(byteOrderMarkLength), family: family)
        isPresent = text.starts(with: Array("<?xml".utf8)) && text.dropFirst(5).first.map(Self.isSpace) == true
        encoding = isPresent ? Self.encoding(in: text) : nil
    }

    private static func family(of bytes: [UInt8]) -> (Family, Int) {
        switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first) {
        case (0xEF, 0xBB, 0xBF): (.asciiCompatible, 3)
        case (0xFE, 0xFF, _): (.utf16BigEndian, 2)
        case (0xFF, 0xFE, _): (.utf16LittleEndian, 2)
        case (0x00, 0x3C, _): (.utf16BigEndian, 0)
        case (0x3C, 0x00, _): (.utf16LittleEndian, 0)
        default: (.asciiCompatible, 0)
        }
    }

    /// The first characters as ASCII; what is no ASCII in UTF-16 becomes garbage, which no declaration is made of.
    private static func beginning(of bytes: ArraySlice<UInt8>, family: Family) -> [UInt8] {
        switch family {
        case .asciiCompatible: Array(bytes.prefix(reach))
        case .utf16BigEndian: bytes.prefix(2 * reach).enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        case .utf16LittleEndian: bytes.prefix(2 * reach).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        }
    }

    /// The quoted value after `encoding =`, if it comes before `?>`.
    private static func encoding(in text: [UInt8]) -> String? {
        let declaration = text.prefix(while: { $0 != UInt8(ascii: ">") })
        let name = Array("encoding".utf8)
        guard
            let start = declaration.indices.first(where: { index in
                isSpace(declaration[index]) && declaration[(index + 1)...].starts(with: name)
            })
        else { return nil }
        var rest = declaration[(start + 1 + name.count)...].drop(while: isSpace)
        guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
        rest = rest.drop(while: isSpace)
        guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = rest.firstIndex(of: quote)
        else { return nil }
        return String(validating: rest[..<end], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
