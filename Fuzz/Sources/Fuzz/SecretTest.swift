import Claims
import Conformance

/// However a server writes a password back, and wherever that is cut, nothing of it is left in its place.
enum SecretTest {
    /// So much of a secret tells something of it.
    private static let telling = 4

    /// An input is a secret that is led by its length, how it is written, where it is cut, and what stands around it.
    static func run(_ bytes: [UInt8]) -> Int32 {
        var rest = bytes[...]
        guard let length = rest.popFirst(), let secret = secret(&rest, 4 + Int(length) % 37),
            let credentials = Credentials(username: "user", password: secret), let choice = rest.popFirst(),
            let cut = rest.popFirst(), let escaping = TestEscaping(rawValue: choice % 5)
        else { return 0 }
        let written = escaping.escaped(secret, choosing: Array(rest.prefix(8)))
        rest = rest.dropFirst(8)
        // A line ends whatever escape begins in what stands before.
        let before = Array(rest.prefix(rest.count / 2)) + [0x0A]
        let after = [0x0A] + Array(rest.dropFirst(rest.count / 2))
        let redactor = Redactor(credentials)
        checkWhole(written, of: secret, escaping, redactor, before, after)
        checkPieces(written, at: Int(cut) % written.count, of: secret, escaping, redactor)
        return 0
    }

    /// Begins and ends with what no pseudonym has, Base64 or not, so that none is taken for the secret by chance.
    private static func secret(_ rest: inout ArraySlice<UInt8>, _ length: Int) -> String? {
        let bytes = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
        let isInPseudonyms = { (byte: UInt8) in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || "0123456789+/=".utf8.contains(byte)
        }
        guard bytes.count == length, let first = bytes.first, let last = bytes.last, !isInPseudonyms(first),
            !isInPseudonyms(last), !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func checkWhole(
        _ written: [UInt8],
        of secret: String,
        _ escaping: TestEscaping,
        _ redactor: Redactor,
        _ before: [UInt8],
        _ after: [UInt8]
    ) {
        let text = before + written + after
        let redacted = redactor.redacted(text)
        expect(redacted.count == text.count, "what is redacted keeps its length")
        let read = escaping.read(Array(redacted[before.count..<before.count + written.count]))
        let place = read.indices.first { read[$0...].starts(with: secret.utf8) }
        expect(place == nil, "nothing of '\(secret)' is left, written as \(String(decoding: written, as: UTF8.self))")
        expect(redactor.redacted(redacted) == redacted, "what is redacted has no secret")
    }

    private static func checkPieces(
        _ written: [UInt8],
        at cut: Int,
        of secret: String,
        _ escaping: TestEscaping,
        _ redactor: Redactor
    ) {
        // A cut within a character would be mended before it is redacted.
        guard let head = String(validating: written[..<cut], as: UTF8.self),
            let tail = String(validating: written[cut...], as: UTF8.self)
        else { return }
        let start = escaping.read(Array(redactor.redacted(quote: head).utf8), isCut: true)
        let kept = zip(start, secret.utf8).prefix { $0 == $1 }.count
        expect(kept < telling, "the beginning of '\(secret)' is not left, as in '\(head)'")
        let end = escaping.read(Array(redactor.redacted(quote: tail).utf8))
        let left = zip(end.reversed(), secret.utf8.reversed()).prefix { $0 == $1 }.count
        expect(left < telling, "the end of '\(secret)' is not left, as in '\(tail)'")
    }
}

/// How a secret is written: by rules of the formats, and by none of the product's code.
enum TestEscaping: UInt8 {
    case none, percent, form, markup, json

    /// The secret in which the bits say, character by character, what is escaped that need not be.
    func escaped(_ secret: String, choosing bits: [UInt8]) -> [UInt8] {
        secret.unicodeScalars.enumerated().flatMap { index, scalar -> [UInt8] in
            let isChosen = bits.isEmpty ? false : bits[index / 8 % bits.count] >> (index % 8) & 1 == 1
            let isUpper = index.isMultiple(of: 2)
            switch self {
            case .none: return Array(String(scalar).utf8)
            case .form where scalar == " " && !isChosen: return [UInt8(ascii: "+")]
            case .percent, .form:
                let needs = scalar == "%" || self == .form && (scalar == "+" || scalar == " ")
                guard needs || isChosen else { return Array(String(scalar).utf8) }
                return String(scalar).utf8.flatMap { Array("%\(Self.hex(UInt32($0), 2, isUpper))".utf8) }
            case .markup:
                guard isChosen || scalar == "&" || scalar == "<" else { return Array(String(scalar).utf8) }
                return Array((isUpper ? "&#x\(Self.hex(scalar.value, 0, true));" : "&#\(scalar.value);").utf8)
            case .json:
                guard isChosen || scalar == "\"" || scalar == "\\" else { return Array(String(scalar).utf8) }
                return String(scalar).utf16.flatMap { Array("\\u\(Self.hex(UInt32($0), 4, isUpper))".utf8) }
            }
        }
    }

    /// What a reader of the format takes the bytes for.
    func read(_ bytes: [UInt8], isCut: Bool = false) -> [UInt8] {
        var text = bytes[...]
        var read: [UInt8] = []
        var units: [UInt16] = []
        while let first = text.first {
            if let (value, length) = escape(text) {
                text = text.dropFirst(length)
                if self == .json { units.append(UInt16(truncatingIfNeeded: value)) } else { read += value.bytes(self) }
            } else if isCut, first == mark {
                // All that looks like the mark is escaped, so that this is the beginning of an escape.
                break
            } else {
                read += String(decoding: units, as: UTF16.self).utf8
                units = []
                read.append(self == .form && first == UInt8(ascii: "+") ? UInt8(ascii: " ") : first)
                text = text.dropFirst()
            }
        }
        return read + String(decoding: units, as: UTF16.self).utf8
    }

    /// What an escape begins with.
    private var mark: UInt8? {
        switch self {
        case .none: nil
        case .percent, .form: UInt8(ascii: "%")
        case .markup: UInt8(ascii: "&")
        case .json: UInt8(ascii: "\\")
        }
    }

    private func escape(_ text: ArraySlice<UInt8>) -> (value: UInt32, length: Int)? {
        let text = String(decoding: text.prefix(12), as: UTF8.self)
        let digits: Substring
        switch self {
        case .none: return nil
        case .percent, .form:
            guard text.hasPrefix("%"), text.count > 2 else { return nil }
            digits = text.dropFirst().prefix(2)
        case .json:
            guard text.hasPrefix("\\u"), text.count > 5 else { return nil }
            digits = text.dropFirst(2).prefix(4)
        case .markup:
            let isHex = text.hasPrefix("&#x")
            guard text.hasPrefix("&#"), let end = text.firstIndex(of: ";") else { return nil }
            digits = text[..<end].dropFirst(isHex ? 3 : 2)
            return UInt32(digits, radix: isHex ? 16 : 10).map { ($0, text[...end].utf8.count) }
        }
        return UInt32(digits, radix: 16).map { ($0, self == .json ? 6 : 3) }
    }

    private static func hex(_ value: UInt32, _ digits: Int, _ isUpper: Bool) -> String {
        let text = String(value, radix: 16, uppercase: isUpper)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension UInt32 {
    /// The bytes that an escape stands for.
    fileprivate func bytes(_ escaping: TestEscaping) -> [UInt8] {
        if escaping != .markup { return [UInt8(truncatingIfNeeded: self)] }
        return Unicode.Scalar(self).map { Array(String($0).utf8) } ?? []
    }
}
