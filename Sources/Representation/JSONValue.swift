/// A JSON value (RFC 8259 §3) from which nothing that was written is lost but white space and the spelling of escapes.
public enum JSONValue: Hashable, Sendable {
    /// An object: its members in the order they were written, doubled names included.
    case object([JSONMember])

    /// An array.
    case array([JSONNode])

    /// A string, with escapes resolved.
    case string(String)

    /// A number as it is spelt.
    case number(String)

    /// `true` or `false`.
    case boolean(Bool)

    /// `null`.
    case null
}
