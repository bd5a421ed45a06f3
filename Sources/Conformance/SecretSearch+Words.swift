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
        let wide = secret.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return shown(by: [Array(secret.utf8), wide] + narrow(secret))
    }

    /// The same of a text in ASCII, in one byte a character, and a guid without dashes; servers choose it, and each word
    /// takes memory.
    static func dumped(inASCII secret: String) -> [Self] {
        let bytes = Array(secret.utf8)
        let bare = Letters.isGUID(bytes) ? [Self(bytes.filter { $0 != UInt8(ascii: "-") }, [])] : []
        return shown(by: [bytes]) + bare
    }

    private static func shown(by texts: [[UInt8]]) -> [Self] {
        let cores = texts.flatMap { bytes in (0..<3).map { core(of: bytes, behind: $0) } }
        let digits = texts.map(hexadecimal)
        let separated = ["-", " ", ":"].flatMap { separator in digits.map { $0.joined(separator: separator) } }
        let words = cores + cores.map(\.replacingURLAlphabet) + digits.map { $0.joined() } + separated
        return unique(words.filter { $0.utf8.count >= leastDumped }.map { Self(Array($0.utf8), []) })
    }

    /// What six characters of ASCII are at least, wherever they begin.
    private static let leastDumped = 7

    /// The whole characters of Base64 that some bytes make up behind a few others.
    private static func core(of bytes: [UInt8], behind count: Int) -> String {
        let text = Base64.encoded(Array(repeating: 0, count: count) + bytes)
        let (start, end) = ((8 * count + 5) / 6, 8 * (count + bytes.count) / 6)
        return String(text.prefix(end).dropFirst(start))
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [String] {
        bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }
    }

    private init(_ bytes: [UInt8], _ replacement: [UInt8]) {
        self.bytes = bytes
        self.replacement = replacement
    }

    /// The encodings in which a text is other bytes, where it is not ASCII: ISO 8859-1, that of Windows, UTF-16 in either
    /// order, UTF-8 of what was UTF-8 already but was taken for one of the first two, and what is left in ASCII.
    private static func others(_ secret: String) -> [Self] {
        let units = Array(secret.utf16)
        let wide = [
            units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ]
        let misread =
            [String(String.UnicodeScalarView(secret.utf8.map { Unicode.Scalar($0) }))]
            + [Windows1252.decoded(secret.utf8)]
        return (narrow(secret) + wide + misread.map { Array($0.utf8) } + remains(secret)).map { Self($0, []) }
    }

    /// A text in the encodings of one byte a character that have all of its characters.
    private static func narrow(_ secret: String) -> [[UInt8]] {
        let latin = secret.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
        let isLatin = latin.count == secret.unicodeScalars.count
        return [isLatin ? latin : nil, Windows1252.encoded(secret)].compactMap(\.self)
    }

    /// What is left of a text whose other characters, or their bytes, were replaced since they are not ASCII.
    private static func remains(_ secret: String) -> [[UInt8]] {
        // Less tells nothing of it, and looks like anything.
        guard secret.utf8.count(where: { $0 < 0x80 }) >= SecretSearch.shortestPiece else { return [] }
        let pieces = [
            secret.utf8.map { $0 < 0x80 ? $0 : nil },
            secret.unicodeScalars.map { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : nil },
        ]
        return ["?", "\u{FFFD}"].flatMap { mark in
            pieces.map { piece in piece.flatMap { byte in byte.map { [$0] } ?? Array(mark.utf8) } }
        }
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
