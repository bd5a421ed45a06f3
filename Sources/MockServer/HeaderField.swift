/// One header field line of an HTTP message.
public struct HeaderField: Hashable, Sendable {
    /// The field name as it was or will be written; compare it without regard to case.
    public var name: String
    /// The field value without surrounding white space.
    public var value: String

    /// Makes a field line.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension [HeaderField] {
    /// The values of every field line of one name, in the order of the message.
    func values(named name: String) -> [String] {
        let wanted = name.lowercased()
        return filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    /// The value of the first field line of one name.
    func first(named name: String) -> String? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }?.value
    }
}
