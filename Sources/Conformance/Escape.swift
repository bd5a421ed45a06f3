/// What may begin at a byte.
enum Escape {
    case none
    case byte(UInt8, length: Int)
    case scalar(Unicode.Scalar, length: Int)
    /// An escape that the text ends in.
    case cut

    init(percentAt start: Int, in bytes: [UInt8]) {
        guard start + 1 < bytes.count, bytes[start + 1] | 0x20 == UInt8(ascii: "u") else {
            self = Self.digits(2, at: start + 1, in: bytes) { .byte(UInt8(truncatingIfNeeded: $0), length: 3) }
            return
        }
        self = Self.unit(at: start, in: bytes)
    }

    init(backslashAt start: Int, in bytes: [UInt8]) {
        guard start + 1 < bytes.count else {
            self = .cut
            return
        }
        switch bytes[start + 1] {
        case UInt8(ascii: "u"): self = Self.unit(at: start, in: bytes)
        case UInt8(ascii: "x"): self = Self.digits(2, at: start + 2, in: bytes) { Self.scalar($0, length: 4) }
        case let letter: self = .byte(Self.named(letter), length: 2)
        }
    }

    /// A code unit of UTF-16 behind two bytes that announce it, or two of them that are one character.
    private static func unit(at start: Int, in bytes: [UInt8]) -> Escape {
        digits(4, at: start + 2, in: bytes) { unit in
            guard 0xD800..<0xDC00 ~= unit else { return scalar(unit, length: 6) }
            let rest = start + 6
            guard rest + 1 < bytes.count else { return .cut }
            guard bytes[rest...(rest + 1)] == bytes[start...(start + 1)] else { return .none }
            return digits(4, at: rest + 2, in: bytes) { low in
                scalar(0x10000 + (unit - 0xD800) << 10 + (low & 0x3FF), length: 12)
            }
        }
    }

    init(tildeAt start: Int, in bytes: [UInt8]) {
        guard start + 1 < bytes.count else {
            self = .cut
            return
        }
        switch bytes[start + 1] {
        case UInt8(ascii: "0"): self = .byte(UInt8(ascii: "~"), length: 2)
        case UInt8(ascii: "1"): self = .byte(UInt8(ascii: "/"), length: 2)
        default: self = .none
        }
    }

    init(_ reference: CharacterReference) {
        switch reference {
        case .none: self = .none
        case .whole(let scalar, let length): self = .scalar(scalar, length: length)
        case .cut: self = .cut
        }
    }

    /// Whether it is one, to its end.
    var isWhole: Bool {
        switch self {
        case .byte, .scalar: true
        case .none, .cut: false
        }
    }

    /// Whether the text ends in it.
    var isCut: Bool { if case .cut = self { true } else { false } }

    /// Appends what it stands for, or the byte itself where it is none; returns how many bytes it takes.
    func append(to bytes: inout [UInt8], insteadOf byte: UInt8) -> Int {
        switch self {
        case .byte(let meaning, let length):
            bytes.append(meaning)
            return length
        case .scalar(let meaning, let length):
            bytes += UTF8.encode(meaning).map { Array($0) } ?? []
            return length
        case .none, .cut:
            bytes.append(byte)
            return 1
        }
    }

    private static func named(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    private static func scalar(_ value: UInt32, length: Int) -> Escape {
        Unicode.Scalar(value).map { .scalar($0, length: length) } ?? .none
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
            guard let digit = Self.digit(bytes[index]) else { return .none }
            value = value << 4 | digit
        }
        return meaning(value)
    }
    /// What a digit is worth, hexadecimal or not.
    static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
            UInt32(byte | 0x20) - UInt32(UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}
