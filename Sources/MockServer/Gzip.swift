/// The container of RFC 1952 around bytes that are stored and not compressed.
enum Gzip {
    /// The most bytes that one stored block holds (RFC 1951 §3.2.4).
    private static let blockLimit = 65_535

    /// A whole member with the content.
    static func stored(_ content: [UInt8]) -> [UInt8] {
        // Magic, method deflate, no flags, no time, no hint, unknown system.
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        var rest = content[...]
        repeat {
            let block = rest.prefix(blockLimit)
            rest = rest.dropFirst(blockLimit)
            let length = UInt16(block.count)
            output.append(rest.isEmpty ? 1 : 0)
            output += bytes(length) + bytes(~length) + block
        } while !rest.isEmpty
        return output + bytes(checksum(content)) + bytes(UInt32(truncatingIfNeeded: content.count))
    }

    /// The cyclic redundancy check of RFC 1952 §8.
    static func checksum(_ content: [UInt8]) -> UInt32 {
        var remainder = ~UInt32(0)
        for byte in content {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~remainder
    }

    /// The bytes of a number, the lowest first.
    private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
    }
}
