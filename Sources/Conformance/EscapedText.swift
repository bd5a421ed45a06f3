/// A way of writing in which some characters are escaped; servers escape more or fewer of them, as they like.
enum Escaping: CaseIterable {
    /// `%C3%A4`, as in URLs (RFC 3986 §2.1).
    case percent
    /// The same with `+` for a blank, as forms are sent.
    case form
    /// `&amp;`, `&#38;` and `&#x26;`, as in XML and HTML.
    case markup
    /// `\"` and `\u0022`, as in JSON (RFC 8259 §7).
    case json
    /// `~1` and `~0`, as in the place of a JSON member (RFC 6901 §3).
    case pointer

    /// What an escape begins with.
    fileprivate var mark: UInt8 {
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
        let isHex = { (byte: UInt8) in
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
        }
        if rest.last == UInt8(ascii: ";") {
            return rest.dropLast().allSatisfy {
                isHex($0) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || $0 == UInt8(ascii: "#")
            }
        }
        // What JSON writes as two escapes may have been cut in the first of them.
        let second = rest.suffix(6)
        let isPair = second.starts(with: #"\u"#.utf8) && second.count == 6 && second.suffix(4).allSatisfy(isHex)
        let first = isPair ? rest.dropLast(6) : rest
        let digits = first.first == UInt8(ascii: "u") ? first.dropFirst() : first
        return digits.count <= 4 && digits.allSatisfy(isHex)
    }

    /// How many bytes of an escape may be left where a text was cut within it.
    var longestRest: Int {
        switch self {
        case .percent, .form: 2
        case .markup: 9
        case .json: 11
        case .pointer: 1
        }
    }

    /// What an escape says, and how many bytes it takes; nothing where there is none.
    fileprivate func escape(at start: Int, in bytes: [UInt8]) -> Escape {
        switch self {
        case .form where bytes[start] == mark: .whole([UInt8(ascii: " ")], length: 1)
        case .percent, .form: Escape(percentAt: start, in: bytes)
        case .markup: Escape(referenceAt: start, in: bytes)
        case .json: Escape(backslashAt: start, in: bytes)
        case .pointer: Escape(tildeAt: start, in: bytes)
        }
    }

    fileprivate func mayBegin(_ byte: UInt8) -> Bool {
        byte == mark || self == .form && byte == UInt8(ascii: "%")
    }
}

/// A text with its escapes resolved, and where each byte of it came from.
struct EscapedText {
    /// The bytes without escapes.
    let bytes: [UInt8]
    /// Where each byte begins in the text that was read, and at the end where reading ended; nothing where that is its
    /// own place.
    private let starts: [Int]?

    /// Reads a text; nothing where none of its characters is escaped so.
    ///
    /// Where the text was cut, an escape at its end may be what is left of one, and is not read.
    private init?(_ text: [UInt8], as escaping: Escaping, isCut: Bool) {
        guard text.contains(escaping.mark) else { return nil }
        var bytes: [UInt8] = []
        var starts: [Int] = []
        var index = 0
        reading: while index < text.count {
            let escape = escaping.mayBegin(text[index]) ? escaping.escape(at: index, in: text) : .none
            switch escape {
            case .whole(let meaning, let length):
                bytes += meaning
                starts += repeatElement(index, count: meaning.count)
                index += length
            case .cut where isCut: break reading
            case .none, .cut:
                bytes.append(text[index])
                starts.append(index)
                index += 1
            }
        }
        self.bytes = bytes
        self.starts = starts + [index]
    }

    private init(bytes: [UInt8], starts: [Int]?) {
        self.bytes = bytes
        self.starts = starts
    }

    /// What is read in what was read from another text, by its places there.
    func read(as escaping: Escaping, isCut: Bool) -> EscapedText? {
        guard let text = EscapedText(bytes, as: escaping, isCut: isCut) else { return nil }
        return EscapedText(bytes: text.bytes, starts: text.starts?.map { starts?[$0] ?? $0 })
    }

    /// Reads a text in two bytes a character as one in one, where its characters fit.
    init?(wide text: [UInt8]) {
        guard text.contains(0) else { return nil }
        let kept = text.indices.filter { text[$0] != 0 }
        bytes = kept.map { text[$0] }
        starts = kept + [text.count]
    }

    /// The text as it is.
    init(plain text: [UInt8]) {
        bytes = text
        starts = nil
    }

    /// Where a range of the bytes stands in the text that was read.
    func source(of range: Range<Int>) -> Range<Int> {
        starts.map { $0[range.lowerBound]..<$0[range.upperBound] } ?? range
    }
}

/// What may begin at a byte.
private enum Escape {
    case none
    case whole([UInt8], length: Int)
    /// An escape that the text ends in.
    case cut

    init(percentAt start: Int, in bytes: [UInt8]) {
        self = Self.digits(2, at: start + 1, in: bytes) { .whole([UInt8(truncatingIfNeeded: $0)], length: 3) }
    }

    init(backslashAt start: Int, in bytes: [UInt8]) {
        guard start + 1 < bytes.count else {
            self = .cut
            return
        }
        let named: [UInt8: UInt8] = [
            UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
            UInt8(ascii: "t"): 0x09,
        ]
        let letter = bytes[start + 1]
        guard letter == UInt8(ascii: "u") else {
            self = .whole([named[letter] ?? letter], length: 2)
            return
        }
        self = Self.digits(4, at: start + 2, in: bytes) { unit in
            guard 0xD800..<0xDC00 ~= unit else { return Self.scalar(unit, length: 6) }
            let rest = start + 6
            guard rest + 1 < bytes.count else { return .cut }
            guard bytes[rest] == UInt8(ascii: "\\"), bytes[rest + 1] == UInt8(ascii: "u") else { return .none }
            return Self.digits(4, at: rest + 2, in: bytes) { low in
                Self.scalar(0x10000 + (unit - 0xD800) << 10 + (low & 0x3FF), length: 12)
            }
        }
    }

    init(tildeAt start: Int, in bytes: [UInt8]) {
        guard start + 1 < bytes.count else {
            self = .cut
            return
        }
        switch bytes[start + 1] {
        case UInt8(ascii: "0"): self = .whole([UInt8(ascii: "~")], length: 2)
        case UInt8(ascii: "1"): self = .whole([UInt8(ascii: "/")], length: 2)
        default: self = .none
        }
    }

    init(referenceAt start: Int, in bytes: [UInt8]) {
        let name = bytes[(start + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
        guard name.endIndex < bytes.count else {
            self = .cut
            return
        }
        guard bytes[name.endIndex] == UInt8(ascii: ";") else {
            self = .none
            return
        }
        let length = name.count + 2
        let text = String(decoding: name, as: UTF8.self)
        let meanings = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
        if let meaning = meanings[text] {
            self = .whole(Array(meaning.utf8), length: length)
        } else if text.hasPrefix("#") {
            let isHexadecimal = text.dropFirst().first.map { "xX".contains($0) } ?? false
            let value = UInt32(text.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
            self = value.map { Self.scalar($0, length: length) } ?? .none
        } else {
            self = .none
        }
    }

    private static func scalar(_ value: UInt32, length: Int) -> Escape {
        Unicode.Scalar(value).map { .whole(Array(String($0).utf8), length: length) } ?? .none
    }

    private static func digits(
        _ count: Int,
        at start: Int,
        in bytes: [UInt8],
        _ meaning: (UInt32) -> Escape
    ) -> Escape {
        var value: UInt32 = 0
        for index in start..<(start + count) {
            guard index < bytes.count else { return .cut }
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, bytes[index] < 0x80 else {
                return .none
            }
            value = value << 4 | UInt32(digit)
        }
        return meaning(value)
    }
}
