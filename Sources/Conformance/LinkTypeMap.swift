/// Which root element the target of a link has, by the link's `Type`.
///
/// Source: mapping_link_types_to_xml_schema.html, link_types_and_xml_schema.html.
public struct LinkTypeMap: Hashable, Sendable {
    /// What a link's type says about the body it leads to.
    public struct Expectation: Hashable, Sendable {
        /// The root elements that are right.
        public let roots: [String]
        /// Whether every source agrees, as for `Reference` and `ReferenceList` (contradiction C39).
        public let isFirm: Bool
    }

    /// Types whose roots the suffix rules do not give.
    public let exceptions: [String: [String]]

    /// Creates a map.
    public init(exceptions: [String: [String]]) { self.exceptions = exceptions }

    /// What a type leads to.
    public func expectation(for type: String) -> Expectation {
        if type.hasSuffix("ReferenceList") { return Expectation(roots: ["EntityReferences"], isFirm: true) }
        if type.hasSuffix("Reference") { return Expectation(roots: ["EntityRef"], isFirm: true) }
        if let roots = exceptions[type] { return Expectation(roots: roots, isFirm: false) }
        guard type.hasSuffix("List") else { return Expectation(roots: [type], isFirm: false) }
        return Expectation(roots: [String(type.dropLast("List".count)) + "s"], isFirm: false)
    }
}
