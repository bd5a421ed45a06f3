/// What sort of text a value is, without what it says.
enum ValueClass: Comparable, CustomStringConvertible, Hashable {
    case empty
    case boolean
    /// `True`, `FALSE` and the like.
    case otherBoolean
    case integer
    case decimal
    case time(Zone, hasFraction: Bool)
    case guid
    case capitalGUID
    /// `urn:veeam:Kind:guid`.
    case uid(kind: String)
    case address(asksEntity: Bool)
    /// An absolute address outside `/api/`.
    case foreignAddress
    case relativeAddress
    case text

    /// How a time says where it holds.
    enum Zone: String, Comparable {
        case utc = "UTC"
        case offset = "offset"
        case none = "no zone"

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// Finds the class of a text.
    init(_ text: String) {
        if text.isEmpty {
            self = .empty
        } else if let known = Self.word(text) ?? Self.number(text) ?? Self.identifier(text)
            ?? Self.address(text)
        {
            self = known
        } else {
            self = Self.time(text) ?? .text
        }
    }

    var description: String {
        switch self {
        case .empty: "empty"
        case .boolean: "true or false"
        case .otherBoolean: "true or false in capitals"
        case .integer: "an integer"
        case .decimal: "a decimal"
        case .time(let zone, let hasFraction):
            "a time (\(zone.rawValue)\(hasFraction ? ", with a fraction" : ""))"
        case .guid: "a guid"
        case .capitalGUID: "a guid in capitals"
        case .uid(let kind): "a UID of \(kind)"
        case .address(let asksEntity): asksEntity ? "an address that asks for the entity" : "an address"
        case .foreignAddress: "an address outside /api/"
        case .relativeAddress: "an address without origin"
        case .text: "text"
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    private static func word(_ text: String) -> ValueClass? {
        if text == "true" || text == "false" { return .boolean }
        return ["true", "false"].contains(text.lowercased()) ? .otherBoolean : nil
    }

    private static func number(_ text: String) -> ValueClass? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count < 3, parts.allSatisfy({ !$0.isEmpty && isDigits($0) }) else { return nil }
        return parts.count == 1 ? .integer : .decimal
    }

    private static func identifier(_ text: String) -> ValueClass? {
        if Identifier.isGUID(text) { return text == text.lowercased() ? .guid : .capitalGUID }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "urn", parts[1] == "veeam", Identifier.isGUID(parts[3]),
            parts[3] == parts[3].lowercased()
        else { return nil }
        return .uid(kind: String(parts[2]))
    }

    private static func address(_ text: String) -> ValueClass? {
        if text.hasPrefix("/api/") { return .relativeAddress }
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        // There are more links than anything else, so nothing is taken apart that need not be.
        guard let slash = text.utf8.dropFirst(8).firstIndex(of: UInt8(ascii: "/")) else { return .foreignAddress }
        guard text[slash...].prefix(5).lowercased() == "/api/" else { return .foreignAddress }
        guard let query = text.utf8.lastIndex(of: UInt8(ascii: "?")) else { return .address(asksEntity: false) }
        let parameters = text[query...].dropFirst().lowercased().split(separator: "&")
        return .address(asksEntity: parameters.contains { $0.hasPrefix("format=entit") })
    }

    /// `yyyy-MM-ddTHH:mm:ss`, perhaps with a fraction and a zone.
    private static func time(_ text: String) -> ValueClass? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes.count < 40 else { return nil }
        let marks: [Int: Character] = [4: "-", 7: "-", 10: "T", 13: ":", 16: ":"]
        for (place, byte) in bytes.prefix(19).enumerated() {
            guard marks[place].map({ byte == $0.asciiValue }) ?? isDigit(byte) else { return nil }
        }
        let rest = bytes.dropFirst(19)
        let fraction = rest.first == UInt8(ascii: ".") ? rest.dropFirst().prefix(while: isDigit) : []
        let zone = rest.dropFirst(fraction.isEmpty ? 0 : fraction.count + 1)
        if zone.isEmpty { return .time(.none, hasFraction: !fraction.isEmpty) }
        if Array(zone) == [UInt8(ascii: "Z")] { return .time(.utc, hasFraction: !fraction.isEmpty) }
        let isOffset =
            zone.count == 6 && (zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-"))
        return isOffset ? .time(.offset, hasFraction: !fraction.isEmpty) : nil
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
