/// Letters that follow from a number alone.
struct Letters {
    private var row: SplitMix64

    /// Begins at a number.
    init(seed: UInt64) { row = SplitMix64(seed &* 0x5851_F42D_4C95_7F2D) }

    /// A text of as many bytes; what looks like a guid still does, and padding of Base64 stays.
    mutating func text(like text: String) -> String {
        let bytes = Array(text.utf8)
        let isGUID = Self.isGUID(bytes)
        // Base64 has two of them at most, behind something else: a secret of nothing but these is none.
        let padding = min(bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count, 2)
        let kept = padding < bytes.count ? padding : 0
        let alphabet = Array((isGUID ? "0123456789abcdef" : "abcdefghijklmnopqrstuvwxyz").utf8)
        let spelt = bytes.enumerated().map { index, byte in
            if isGUID, Self.dashes.contains(index) { return byte }
            return index >= bytes.count - kept ? byte : alphabet[Int(row.next() % UInt64(alphabet.count))]
        }
        return String(decoding: spelt, as: UTF8.self)
    }

    /// Where a guid of 36 characters has dashes.
    private static let dashes = [8, 13, 18, 23]

    /// Whether a text is a guid of 36 characters.
    static func isGUID(_ bytes: [UInt8]) -> Bool {
        bytes.count == 36
            && bytes.enumerated().allSatisfy { index, byte in
                dashes.contains(index) ? byte == UInt8(ascii: "-") : Unicode.Scalar(byte).isHex
            }
    }
}

extension Unicode.Scalar {
    fileprivate var isHex: Bool { isASCII && properties.isASCIIHexDigit }
}
