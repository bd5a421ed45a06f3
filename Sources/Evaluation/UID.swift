/// A guid, compared without case.
struct GUID: Hashable {
    /// The guid in lower case.
    let text: String
    /// Whether it was written in lower case.
    let isLowerCase: Bool

    /// Reads 8-4-4-4-12 hexadecimal digits.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 36 else { return nil }
        var written = String(text)
        let isGUID = written.withUTF8 { bytes in
            bytes.indices.allSatisfy { index in
                switch index {
                case 8, 13, 18, 23: bytes[index] == UInt8(ascii: "-")
                default: GUID.isHexadecimal(bytes[index])
                }
            }
        }
        guard isGUID else { return nil }
        isLowerCase = !written.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "F") ~= $0 }
        self.text = isLowerCase ? written : written.lowercased()
    }

    /// Reads what stands behind the last colon that something stands behind.
    init?(endOf text: String) {
        let isColon = { (byte: UInt8) in byte == UInt8(ascii: ":") }
        guard let last = text.utf8.lastIndex(where: { !isColon($0) }) else { return nil }
        let colon = text.utf8[...last].lastIndex(where: isColon)
        self.init(text[(colon.map(text.utf8.index(after:)) ?? text.startIndex)..<text.utf8.index(after: last)])
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    static func == (left: Self, right: Self) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A resource's name in the whole of an installation, `urn:veeam:Kind:guid`.
struct UID: Hashable {
    let kind: String
    let guid: GUID

    /// Reads a UID whose guid is in lower case.
    init?(_ text: String) {
        let prefix = "urn:veeam:"
        guard text.utf8.starts(with: prefix.utf8) else { return nil }
        let rest = text[text.utf8.index(text.startIndex, offsetBy: prefix.utf8.count)...]
        guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), colon > rest.startIndex,
            rest.utf8[..<colon].allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }),
            let guid = GUID(rest[rest.utf8.index(after: colon)...]), guid.isLowerCase
        else { return nil }
        kind = String(rest[..<colon])
        self.guid = guid
    }
}
