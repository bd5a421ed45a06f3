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
        compactMap { line in
            guard line.name.utf8.count == name.utf8.count else { return nil }
            // Most are spelt alike.
            return line.name == name || line.name.utf8.isSame(as: name) ? line.value : nil
        }
    }
}
