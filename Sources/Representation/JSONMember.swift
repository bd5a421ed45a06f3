/// A name and value of a JSON object.
public struct JSONMember: Hashable, Sendable {
    /// The name, with escapes resolved.
    public var name: String

    /// The value.
    public var value: JSONNode

    /// Makes a member.
    public init(name: String, value: JSONNode) {
        self.name = name
        self.value = value
    }
}
