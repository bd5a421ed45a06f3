/// A header field as it came over the wire, name and value in their own spelling.
public struct FieldLine: Codable, Hashable, Sendable {
    /// The field's name, as spelt by the sender.
    public let name: String
    /// The field's value without the white space around it.
    public let value: String

    /// Creates a field line.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [FieldLine] {
    /// The values of a field in the order of their lines; names are compared without case (RFC 9110 §5.1).
    public func values(of name: String) -> [String] {
        compactMap { $0.name.isSame(as: name) ? $0.value : nil }
    }
}

extension String {
    /// Whether a word is the same but for the case of ASCII letters.
    fileprivate func isSame(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8) { $0 == $1 || $0.lowerCased == $1.lowerCased }
    }
}

extension UInt8 {
    /// The byte of the lower-case letter of ASCII; any other byte is itself.
    fileprivate var lowerCased: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self }
}
