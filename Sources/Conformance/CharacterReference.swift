/// A reference to a character as in XML and HTML, which may lack its semicolon there (HTML, section 13.2.5.72).
enum CharacterReference {
    case none
    case whole(Unicode.Scalar, length: Int)
    /// One that goes on behind the end, for all that is known.
    case cut

    /// Zeros may lead a number; more of them than this nobody writes.
    private static let longest = 20

    /// Reads what begins with an ampersand.
    init(at start: Int, in bytes: [UInt8], isCut: Bool) {
        let name = bytes[(start + 1)...].prefix(Self.longest).prefix(while: Self.isOfName)
        if name.first == UInt8(ascii: "#") {
            self = Self.numbered(name.dropFirst(), from: start, in: bytes, isCut: isCut)
        } else if isCut, name.endIndex == bytes.count {
            self = .cut
        } else {
            self = Self.named(name, from: start, in: bytes)
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    private static func numbered(
        _ number: ArraySlice<UInt8>,
        from start: Int,
        in bytes: [UInt8],
        isCut: Bool
    ) -> Self {
        let isHexadecimal = number.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let radix = isHexadecimal ? 16 : 10
        let digits = number.dropFirst(isHexadecimal ? 1 : 0).prefix { Escape.digit($0).map { $0 < radix } ?? false }
        if isCut, digits.endIndex == bytes.count { return .cut }
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
        guard let scalar = value.flatMap({ Unicode.Scalar($0) }) else { return .none }
        // Numbers of control characters stand for what Windows has there (HTML, section 13.2.5.80).
        let meaning = UInt8(exactly: scalar.value).map(Windows1252.scalar) ?? scalar
        return whole(meaning, from: start, to: digits.endIndex, in: bytes)
    }

    private static func named(_ name: ArraySlice<UInt8>, from start: Int, in bytes: [UInt8]) -> Self {
        let isEnded = name.endIndex < bytes.count && bytes[name.endIndex] == UInt8(ascii: ";")
        if isEnded, let scalar = NamedCharacter.scalar(String(decoding: name, as: UTF8.self)) {
            return whole(scalar, from: start, to: name.endIndex, in: bytes)
        }
        for count in stride(from: min(name.count, NamedCharacter.longestUnended), to: 1, by: -1) {
            let beginning = name.prefix(count)
            if let scalar = NamedCharacter.unendedScalar(String(decoding: beginning, as: UTF8.self)) {
                return whole(scalar, from: start, to: beginning.endIndex, in: bytes)
            }
        }
        return .none
    }

    /// A reference with its semicolon, if it has one.
    private static func whole(_ scalar: Unicode.Scalar, from start: Int, to end: Int, in bytes: [UInt8]) -> Self {
        let isEnded = end < bytes.count && bytes[end] == UInt8(ascii: ";")
        return .whole(scalar, length: end - start + (isEnded ? 1 : 0))
    }
}
