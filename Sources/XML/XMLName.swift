/// The name of an element or attribute as Namespaces in XML 1.0 sees it.
///
/// Equality looks at the prefix too; `isNamed(_:in:)` does not.
public struct XMLName: Hashable, Sendable {
    /// The part after the colon, or the whole name.
    public var local: String

    /// The namespace name, or `nil` for a name in no namespace.
    public var namespace: String?

    /// The part before the colon, or `nil`.
    public var prefix: String?

    /// Makes a name.
    public init(local: String, namespace: String? = nil, prefix: String? = nil) {
        self.local = local
        self.namespace = namespace
        self.prefix = prefix
    }

    /// The name as it is spelt in a document, `prefix:local` or `local`.
    public var qualified: String {
        prefix.map { "\($0):\(local)" } ?? local
    }

    /// Whether local name and namespace are these, whatever the prefix is.
    public func isNamed(_ local: String, in namespace: String?) -> Bool {
        self.local == local && self.namespace == namespace
    }
}
