/// One `xmlns` or `xmlns:prefix` of an element.
public struct XMLNamespaceDeclaration: Hashable, Sendable {
    /// The prefix that is bound, or `nil` for the default namespace.
    public var prefix: String?

    /// The namespace name; empty undeclares the default namespace.
    public var namespace: String

    /// Makes a declaration.
    public init(prefix: String?, namespace: String) {
        self.prefix = prefix
        self.namespace = namespace
    }
}
