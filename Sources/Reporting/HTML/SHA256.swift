/// The digest by which a browser knows the page's own style sheet and script.
///
/// Source: FIPS 180-4 §6.2. It guards no secret: a library for it would outweigh all reports together.
enum SHA256 {
    /// The 32 bytes of a digest.
    static func digest(of bytes: [UInt8]) -> [UInt8] {
        let message = padded(bytes)
        let state = stride(from: 0, to: message.count, by: 64).reduce(initial) { state, start in
            let added = mixed(state, schedule(message[start..<start + 64]))
            return zip(state, added).map { $0 &+ $1 }
        }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
    }

    /// The message, a one, zeros, and the message's length in bits.
    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: (119 - bytes.count % 64) % 64)
        let length = UInt64(bytes.count) * 8
        return bytes + [0x80] + zeros + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
    }

    private static func schedule(_ block: ArraySlice<UInt8>) -> [UInt32] {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
            block[place..<place + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        }
        for place in 16..<64 {
            let early = words[place - 15]
            let late = words[place - 2]
            let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
            let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
            words.append(words[place - 16] &+ first &+ words[place - 7] &+ second)
        }
        return words
    }

    private static func mixed(_ state: [UInt32], _ words: [UInt32]) -> [UInt32] {
        zip(words, constants).reduce(state) { state, next in
            let (a, b, c, e, f, g) = (state[0], state[1], state[2], state[4], state[5], state[6])
            let choice = (e & f) ^ (~e & g)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let first = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let second = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let sum = state[7] &+ first &+ choice &+ next.1 &+ next.0
            return [sum &+ second &+ majority, a, b, c, state[3] &+ sum, e, f, g]
        }
    }

    private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

    /// The fractions of the square roots of the first 8 primes.
    private static let initial: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]

    /// The fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}
