/// One attribute of an element; namespace declarations are not attributes.
public struct XMLAttribute: Hashable, Sendable {
    /// The attribute's name; without a prefix it is in no namespace.
    public var name: XMLName

    /// The normalised value, with character references resolved.
    public var value: String

    /// Makes an attribute.
    public init(name: XMLName, value: String) {
        self.name = name
        self.value = value
    }
}
