/// The beginning of a text in UTF-16, which a mark or a zero in its first character tells from others.
struct WideText {
    /// The text without its mark.
    let text: String

    /// Reads so many characters; nothing where the bytes are none of UTF-16.
    init?(_ bytes: [UInt8], upTo count: Int) {
        guard bytes.count > 1, let isBigEndian = Self.isBigEndian(bytes[0], bytes[1]) else { return nil }
        let units = stride(from: 0, to: min(bytes.count, 2 * count) - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        text = String(decoding: units.first == 0xFEFF ? units[1...] : units[...], as: UTF16.self)
    }

    private static func isBigEndian(_ first: UInt8, _ second: UInt8) -> Bool? {
        switch (first, second) {
        case (0xFE, 0xFF): true
        case (0xFF, 0xFE): false
        case (0, 1...): true
        case (1..., 0): false
        default: nil
        }
    }
}
