/// A JSON value and where it was read.
public struct JSONNode: Hashable, Sendable {
    /// The value.
    public var value: JSONValue

    /// Where its first character stands.
    public var place: Place

    /// Makes a node.
    public init(value: JSONValue, place: Place) {
        self.value = value
        self.place = place
    }
}
