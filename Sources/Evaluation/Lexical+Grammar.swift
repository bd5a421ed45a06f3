import Conformance

extension ScalarType.Lexical {
    /// Whether a text has the form.
    func allows(_ text: String) -> Bool {
        switch self {
        case .nonEmpty: text.contains { !$0.isWhitespace }
        case .boolean: text == "true" || text == "false"
        case .integer: Self.isInteger(text)
        case .guid: GUID(text) != nil
        case .dateTime: Self.isDateTime(Array(text.utf8))
        case .uid: UID(text) != nil
        }
    }

    /// What the form demands, in words.
    var demand: String {
        switch self {
        case .nonEmpty: "text that is not empty"
        case .boolean: "true or false, in lower case"
        case .integer: "a whole number"
        case .guid: "a guid, 8-4-4-4-12 hexadecimal digits"
        case .dateTime: "a UTC time, yyyy-MM-ddTHH:mm:ss with an optional fraction and Z"
        case .uid: "a UID, urn:veeam:Kind:guid"
        }
    }

    /// The form as a facet of XML Schema; weaker than the form itself where a facet cannot say it.
    var facet: String { self == .nonEmpty ? "<xs:minLength value=\"1\"/>" : "<xs:pattern value=\"\(pattern)\"/>" }

    private var pattern: String {
        switch self {
        case .nonEmpty: ".+"
        case .boolean: "true|false"
        case .integer: "-?[0-9]+"
        case .guid: "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
        case .dateTime: "[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\\.[0-9]{1,9})?Z"
        case .uid: "urn:veeam:[A-Za-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
        }
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = text.first == "-" ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }

    private static func isDateTime(_ bytes: [UInt8]) -> Bool {
        let shape = Array("dddd-dd-ddTdd:dd:dd".utf8)
        guard bytes.count > shape.count, bytes.last == UInt8(ascii: "Z") else { return false }
        let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
        let fits = zip(bytes, shape).allSatisfy { $1 == UInt8(ascii: "d") ? isDigit($0) : $0 == $1 }
        let fraction = bytes[shape.count..<(bytes.count - 1)]
        guard fits, !fraction.isEmpty else { return fits }
        return fraction.first == UInt8(ascii: ".") && (2...10).contains(fraction.count)
            && fraction.dropFirst().allSatisfy(isDigit)
    }
}
