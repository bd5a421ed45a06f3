/// Letters that follow from a number alone.
struct Letters {
    private var row: SplitMix64

    /// Begins at a number.
    init(seed: UInt64) { row = SplitMix64(seed &* 0x5851_F42D_4C95_7F2D) }

    /// A text of as many bytes; what looks like a guid still does, and padding of Base64 stays.
    mutating func text(like text: String) -> String {
        let bytes = Array(text.utf8)
        let isGUID =
            bytes.count == 36 && bytes.allSatisfy { $0 == UInt8(ascii: "-") || Unicode.Scalar(UInt8($0)).isHex }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let alphabet = Array((isGUID ? "0123456789abcdef" : "abcdefghijklmnopqrstuvwxyz").utf8)
        let spelt = bytes.enumerated().map { index, byte in
            if isGUID, byte == UInt8(ascii: "-") { return byte }
            return index >= bytes.count - padding ? byte : alphabet[Int(row.next() % UInt64(alphabet.count))]
        }
        return String(decoding: spelt, as: UTF8.self)
    }
}

extension Unicode.Scalar {
    fileprivate var isHex: Bool { isASCII && properties.isASCIIHexDigit }
}
