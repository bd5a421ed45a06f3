/// The encoding that Windows and browsers take for ISO 8859-1 (WHATWG Encoding, `windows-1252`): it differs from it
/// where that has control characters.
public enum Windows1252 {
    /// What stands in place of the control characters from 0x80 on; five bytes have none and stay what they are.
    private static let high: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars
    )

    /// The character of a byte.
    public static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        0x80..<0xA0 ~= byte ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// The bytes of a text; nothing where it holds a character that the encoding lacks.
    static func encoded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let index = high.firstIndex(of: scalar) {
                bytes.append(UInt8(0x80 + index))
            } else if let byte = UInt8(exactly: scalar.value), !(0x80..<0xA0 ~= byte) {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return bytes
    }

    /// The text of bytes.
    static func decoded(_ bytes: some Sequence<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.lazy.map(scalar)))
    }
}
