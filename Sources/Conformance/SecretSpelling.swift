/// A way in which a server may write a secret back.
enum SecretSpelling: CaseIterable {
    case plain
    case lowercase
    case uppercase
    case percentEncoded
    case percentEncodedLowercase
    case markup
    case decimalReferences
    case hexadecimalReferences
    /// As .NET writes HTML.
    case html
    case json
    /// As .NET writes JSON.
    case cautiousJSON
    case jsonEscapes
    /// Without its padding, which not everybody writes and which tells nothing.
    case base64
    /// The alphabet of URLs (RFC 4648 §5).
    case base64URL

    /// The secret in this spelling.
    func spell(_ text: String) -> String {
        switch self {
        case .plain: text
        // A guid means the same in either case, and servers change it on the way.
        case .lowercase: text.lowercased()
        case .uppercase: text.uppercased()
        case .percentEncoded: Self.percentEncoded(text, uppercase: true)
        case .percentEncodedLowercase: Self.percentEncoded(text, uppercase: false)
        case .markup:
            Self.replacing(text) { ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&apos;"][$0] }
        case .decimalReferences: Self.replacing(text) { $0.isWord ? nil : "&#\($0.value);" }
        case .hexadecimalReferences: Self.replacing(text) { $0.isWord ? nil : "&#x\(Self.hexadecimal($0.value, 0));" }
        case .html: Self.replacing(text) { Self.named[$0] ?? (0xA0...0xFF ~= $0.value ? "&#\($0.value);" : nil) }
        case .cautiousJSON:
            Self.replacing(text) {
                ["\"": "\\\"", "\\": "\\\\"][$0]
                    ?? ("<>&'".unicodeScalars.contains($0) ? "\\u\(Self.hexadecimal($0.value, 4))" : nil)
            }
        case .json: Self.replacing(text) { ["\"": "\\\"", "\\": "\\\\", "/": "\\/"][$0] }
        case .jsonEscapes: Self.replacing(text) { $0.isWord ? nil : "\\u\(Self.hexadecimal($0.value, 4))" }
        case .base64: Self.base64(text)
        case .base64URL: Self.replacing(Self.base64(text)) { ["+": "-", "/": "_"][$0] }
        }
    }

    private static func base64(_ text: String) -> String {
        String(Base64.encoded(Array(text.utf8)).prefix { $0 != "=" })
    }

    /// The pseudonym in this spelling, as long as the secret is in it.
    func pseudonym(_ pseudonym: String, of secret: String) -> String {
        let spelt = spell(pseudonym)
        let missing = spell(secret).utf8.count - spelt.utf8.count
        // What had to be escaped in the secret has no counterpart in its pseudonym.
        if missing > 0 { return spelt + String(repeating: "x", count: missing) }
        var letters = Letters(seed: 0)
        return missing == 0 ? spelt : letters.text(like: spell(secret))
    }

    private static let named: [Unicode.Scalar: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]

    private static func percentEncoded(_ text: String, uppercase: Bool) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            let scalar = Unicode.Scalar(byte)
            let digits = hexadecimal(UInt32(byte), 2)
            encoded +=
                scalar.isWord || "-._~".unicodeScalars.contains(scalar)
                ? String(scalar) : "%" + (uppercase ? digits.uppercased() : digits)
        }
    }

    private static func replacing(_ text: String, by replacement: (Unicode.Scalar) -> String?) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += replacement($1) ?? String($1) }
    }

    private static func hexadecimal(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Unicode.Scalar {
    /// Whether the character is an ASCII letter or digit.
    fileprivate var isWord: Bool { isASCII && (properties.isAlphabetic || ("0"..."9").contains(self)) }
}

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

/// Byte strings and what takes their place, found in one pass; of two that begin at one place the longer one wins.
struct ByteReplacements: Sendable {
    private var byFirstByte: [[(found: [UInt8], replacement: [UInt8])]] = Array(repeating: [], count: 256)

    /// Adds a text and what takes its place; a text that is there already keeps what it has.
    mutating func add(_ found: String, _ replacement: String) {
        let found = Array(found.utf8)
        guard let first = found.first, !byFirstByte[Int(first)].contains(where: { $0.found == found }) else { return }
        byFirstByte[Int(first)].append((found, Array(replacement.utf8)))
        byFirstByte[Int(first)].sort { $0.found.count > $1.found.count }
    }

    /// The texts that are found.
    var found: [[UInt8]] { byFirstByte.flatMap { $0.map(\.found) } }

    /// The bytes with every text replaced.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let candidates = byFirstByte[Int(bytes[index])]
            guard !candidates.isEmpty, let fitting = candidates.first(where: { bytes[index...].starts(with: $0.found) })
            else {
                index += 1
                continue
            }
            result += bytes[start..<index]
            result += fitting.replacement
            index += fitting.found.count
            start = index
        }
        return start == 0 ? bytes : result + bytes[start...]
    }
}
