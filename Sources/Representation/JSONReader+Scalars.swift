extension JSONReader {
    /// Reads a string from its opening to its closing quote; the bytes are known to be UTF-8.
    mutating func string(in path: String) throws(Failure) -> String {
        index += 1
        var decoded: [UInt8]?
        var start = index
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let run = bytes[start..<index]
                index += 1
                guard let decoded else { return String(decoding: run, as: UTF8.self) }
                return String(decoding: decoded + run, as: UTF8.self)
            case UInt8(ascii: "\\"):
                var text = decoded ?? []
                decoded = nil  // The buffer has one owner, so that it is not copied.
                text += bytes[start..<index]
                try appendEscape(to: &text, in: path)
                decoded = text
                start = index
            case 0..<0x20:
                throw malformed("a control character must be escaped in a string, found \(found)", in: path)
            default:
                index += 1
            }
        }
        throw malformed("the string has no end", in: path)
    }

    private mutating func appendEscape(to text: inout [UInt8], in path: String) throws(Failure) {
        let start = index
        index += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            index = start
            text += Array(String(try unicodeEscape(in: path)).utf8)
            return
        default: throw malformed("there is no such escape: '\\' before \(found)", in: path)
        }
        index += 1
    }

    /// Reads one escape, or two that make a surrogate pair; half a pair is noted and becomes U+FFFD.
    private mutating func unicodeEscape(in path: String) throws(Failure) -> Unicode.Scalar {
        let place = place(path)
        let first = try codeUnit(in: path)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let next = index
        if UTF16.isLeadSurrogate(first), bytes[index...].starts(with: Array("\\u".utf8)) {
            let second = try codeUnit(in: path)
            if UTF16.isTrailSurrogate(second) {
                let offset = UInt32(first - 0xD800) << 10 | UInt32(second - 0xDC00)
                return Unicode.Scalar(0x1_0000 + offset) ?? "\u{FFFD}"
            }
            index = next
        }
        let spelling = String(first, radix: 16, uppercase: true)
        note(.loneSurrogate, "the escape \\u\(spelling) is half a surrogate pair", place, path: path)
        return "\u{FFFD}"
    }

    /// Reads `\u` and its four digits.
    private mutating func codeUnit(in path: String) throws(Failure) -> UInt16 {
        index += 2
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw malformed("expected four hexadecimal digits after '\\u', found \(found)", in: path)
            }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }

    /// Reads a number (RFC 8259 §6) and keeps its spelling.
    mutating func number(in path: String) throws(Failure) -> String {
        let start = index
        _ = take("-")
        if take("0") {
            guard !isAtDigit else { throw malformed("a number must not have a leading zero", in: path) }
        } else {
            try digits(in: path)
        }
        if take(".") {
            try digits(in: path)
        }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            try digits(in: path)
        }
        guard index - start <= limits.numberLength else {
            throw failure(
                .sizeExceeded,
                "a number is longer than \(limits.numberLength) bytes (--limit json-number)",
                in: path
            )
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits(in path: String) throws(Failure) {
        guard isAtDigit else { throw malformed("expected a digit, found \(found)", in: path) }
        while isAtDigit { index += 1 }
    }

    /// Whether the byte at the index is an ASCII digit.
    var isAtDigit: Bool {
        current.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }
}
