/// A way of writing in which some characters are escaped; servers escape more or fewer of them, as they like.
enum Escaping: CaseIterable {
    /// `%C3%A4`, as in URLs (RFC 3986 §2.1), and `%u00E4`, as scripts write it (ECMA-262 §B.2.1.1).
    case percent
    /// The same with `+` for a blank, as forms are sent.
    case form
    /// `&amp;`, `&#38;` and `&#x26;`, as in XML and HTML.
    case markup
    /// `\"` and `\u0022`, as in JSON (RFC 8259 §7), and `\x22`, as in scripts.
    case json
    /// `~1` and `~0`, as in the place of a JSON member (RFC 6901 §3).
    case pointer

    /// What an escape begins with.
    var mark: UInt8 {
        switch self {
        case .percent: UInt8(ascii: "%")
        case .form: UInt8(ascii: "+")
        case .markup: UInt8(ascii: "&")
        case .json: UInt8(ascii: "\\")
        case .pointer: UInt8(ascii: "~")
        }
    }

    /// Whether bytes look like what is left of an escape that was cut.
    static func mayLeave(_ rest: ArraySlice<UInt8>) -> Bool {
        // What is written as several escapes may have been cut in the first of them.
        var first = rest
        while let length = lengthOfEscape(endingOf: first) { first = first.dropLast(length) }
        if first.count < rest.count || first.last == UInt8(ascii: ";") {
            return first.allSatisfy { mayLeave($0) }
        }
        let digits = first.first.map("ux".utf8.contains) ?? false ? first.dropFirst() : first
        return digits.count <= 4 && digits.allSatisfy(isHex)
    }

    /// How long the escape of digits is that some bytes end with; nothing where they end with none.
    private static func lengthOfEscape(endingOf bytes: ArraySlice<UInt8>) -> Int? {
        [#"\u"#: 6, #"\x"#: 4, "%u": 6, "%": 3].first { mark, length in
            let escape = bytes.suffix(length)
            return escape.count == length && escape.starts(with: mark.utf8)
                && escape.dropFirst(mark.utf8.count).allSatisfy(isHex)
        }?.value
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
    }

    /// Whether a byte may be one of what is left of an escape, or of one in another.
    static func mayLeave(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "%"),
            UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// What an escape says, and how many bytes it takes; nothing where there is none.
    func escape(at start: Int, in bytes: [UInt8], isCut: Bool) -> Escape {
        switch self {
        case .form where bytes[start] == mark: .byte(UInt8(ascii: " "), length: 1)
        case .percent, .form: Escape(percentAt: start, in: bytes)
        case .markup: Escape(CharacterReference(at: start, in: bytes, isCut: isCut))
        case .json: Escape(backslashAt: start, in: bytes)
        case .pointer: Escape(tildeAt: start, in: bytes)
        }
    }

    /// What else one may begin with.
    var otherMark: UInt8? { self == .form ? UInt8(ascii: "%") : nil }
}
