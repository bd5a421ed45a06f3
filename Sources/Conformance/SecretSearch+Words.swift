extension SecretSearch.Word {
    /// A secret in every encoding in which a server may write it back; escapes are the search's business.
    static func all(of secret: String, as pseudonym: String) -> [Self] {
        let letters = Array(pseudonym.utf8)
        let base64 = Self.base64(secret)
        let stand = Array(Self.base64(pseudonym).utf8)
        let plain = [secret, secret.lowercased(), secret.uppercased()].map { Self(Array($0.utf8), letters) }
        let encoded = [base64, base64.replacingURLAlphabet].map { Self(Array($0.utf8), stand) }
        guard !secret.utf8.allSatisfy({ $0 < 0x80 }) else { return unique(plain + encoded) }
        return unique(plain + encoded + others(secret))
    }

    /// What a text that holds a secret shows of it in hexadecimal digits or in Base64, in UTF-8 and in the encodings of
    /// Windows; of Base64 the characters that the secret alone decides, wherever in the text it begins.
    ///
    /// Of a short secret that is too little to tell from anything.
    static func dumped(_ secret: String) -> [Self] {
        let units = Array(secret.utf16)
        let narrow = units.allSatisfy { $0 < 0x100 } ? [units.map { UInt8($0) }] : []
        let wide = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let texts = [Array(secret.utf8), wide] + narrow
        let cores = texts.flatMap { bytes in (0..<3).map { core(of: bytes, behind: $0) } }
        let words = cores + cores.map(\.replacingURLAlphabet) + texts.map(hexadecimal)
        return unique(words.filter { $0.utf8.count >= leastDumped }.map { Self(Array($0.utf8), []) })
    }

    private static let leastDumped = 8

    /// The whole characters of Base64 that some bytes make up behind a few others.
    private static func core(of bytes: [UInt8], behind count: Int) -> String {
        let text = Base64.encoded(Array(repeating: 0, count: count) + bytes)
        let (start, end) = ((8 * count + 5) / 6, 8 * (count + bytes.count) / 6)
        return String(text.prefix(end).dropFirst(start))
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private init(_ bytes: [UInt8], _ replacement: [UInt8]) {
        self.bytes = bytes
        self.replacement = replacement
    }

    /// The encodings in which a text is other bytes, where it is not ASCII: ISO 8859-1, UTF-16 in either order, and
    /// UTF-8 of what was UTF-8 already but was taken for ISO 8859-1.
    private static func others(_ secret: String) -> [Self] {
        let units = Array(secret.utf16)
        let wide = [
            units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ]
        let narrow = units.allSatisfy { $0 < 0x100 } ? [units.map { UInt8($0) }] : []
        let misread = secret.utf8.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
        return (narrow + wide + [misread]).map { Self($0, []) }
    }

    /// The words that are not another one but for the case of ASCII letters.
    private static func unique(_ words: [Self]) -> [Self] {
        var known: Set<[UInt8]> = []
        return words.filter { known.insert($0.bytes.map(ByteSearch.folded)).inserted }
    }

    /// Without its padding, which not everybody writes and which tells nothing.
    private static func base64(_ text: String) -> String {
        String(Base64.encoded(Array(text.utf8)).prefix { $0 != "=" })
    }
}

extension String {
    /// Base64 in the alphabet of URLs (RFC 4648 §5).
    fileprivate var replacingURLAlphabet: String { String(map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }) }
}
