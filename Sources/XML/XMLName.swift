/// The name of an element or attribute as Namespaces in XML 1.0 sees it.
///
/// Equality looks at the prefix too; `isNamed(_:in:)` does not. Copies of a name share its strings: a document has few
/// names and many that bear them.
public struct XMLName: Hashable, Sendable {
    private let spelling: Spelling

    private final class Spelling: Hashable, Sendable {
        let local: String
        let namespace: String?
        let prefix: String?

        init(_ local: String, _ namespace: String?, _ prefix: String?) {
            self.local = local
            self.namespace = namespace
            self.prefix = prefix
        }

        static func == (one: Spelling, other: Spelling) -> Bool {
            one === other
                || one.local == other.local && one.namespace == other.namespace && one.prefix == other.prefix
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(local)
            hasher.combine(namespace)
            hasher.combine(prefix)
        }
    }

    /// Makes a name.
    public init(local: String, namespace: String? = nil, prefix: String? = nil) {
        spelling = Spelling(local, namespace, prefix)
    }

    /// The part after the colon, or the whole name.
    public var local: String { spelling.local }

    /// The namespace name, or `nil` for a name in no namespace.
    public var namespace: String? { spelling.namespace }

    /// The part before the colon, or `nil`.
    public var prefix: String? { spelling.prefix }

    /// The name as it is spelt in a document, `prefix:local` or `local`.
    public var qualified: String {
        prefix.map { "\($0):\(local)" } ?? local
    }

    /// Whether the local name is this one, whatever namespace and prefix are.
    public func isNamed(_ local: String) -> Bool { spelling.local == local }

    /// Whether the namespace is this one; `nil` is no namespace.
    public func isIn(_ namespace: String?) -> Bool { spelling.namespace == namespace }

    /// Whether local name and namespace are these, whatever the prefix is.
    public func isNamed(_ local: String, in namespace: String?) -> Bool {
        spelling.local == local && spelling.namespace == namespace
    }
}
