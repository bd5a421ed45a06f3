/// A guid, compared without case.
struct GUID: Hashable {
    /// The digits, from the left.
    private let digits: (high: UInt64, low: UInt64)
    /// Whether it was written in lower case.
    let isLowerCase: Bool

    /// Reads 8-4-4-4-12 hexadecimal digits.
    init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let guid = text.withUTF8({ GUID(bytes: $0) }) else { return nil }
        self = guid
    }

    /// Reads what stands behind the last colon that something stands behind.
    init?(endOf text: String) {
        var text = text
        let guid = text.withUTF8 { bytes -> GUID? in
            var end = bytes.count
            while end > 0, bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
            var start = end
            while start > 0, bytes[start - 1] != UInt8(ascii: ":") { start -= 1 }
            return GUID(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
        guard let guid else { return nil }
        self = guid
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 36 else { return nil }
        var isLowerCase = true
        var digits: (high: UInt64, low: UInt64) = (0, 0)
        for index in 0..<36 {
            let byte = bytes[index]
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = GUID.digit(byte) else { return nil }
            if UInt8(ascii: "A")...UInt8(ascii: "F") ~= byte { isLowerCase = false }
            digits = (digits.high << 4 | digits.low >> 60, digits.low << 4 | digit)
        }
        self.digits = digits
        self.isLowerCase = isLowerCase
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The guid in lower case.
    var text: String {
        let written = [digits.high, digits.low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        var text = written.joined()
        for place in [8, 13, 18, 23] { text.insert("-", at: text.index(text.startIndex, offsetBy: place)) }
        return text
    }

    static func == (left: Self, right: Self) -> Bool { left.digits == right.digits }

    func hash(into hasher: inout Hasher) {
        hasher.combine(digits.high)
        hasher.combine(digits.low)
    }
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
