/// A guid, compared without case.
struct GUID: Hashable {
    /// The guid in lower case.
    let text: String
    /// Whether it was written in lower case.
    let isLowerCase: Bool

    /// Reads 8-4-4-4-12 hexadecimal digits.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 36,
            text.utf8.enumerated().allSatisfy({ index, byte in
                switch index {
                case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                default: GUID.isHexadecimal(byte)
                }
            })
        else { return nil }
        self.text = text.lowercased()
        isLowerCase = !text.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "F") ~= $0 }
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
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].elementsEqual("urn".utf8), parts[1].elementsEqual("veeam".utf8),
            !parts[2].isEmpty, parts[2].allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }),
            let guid = GUID(Substring(parts[3])), guid.isLowerCase
        else { return nil }
        kind = String(Substring(parts[2]))
        self.guid = guid
    }
}
