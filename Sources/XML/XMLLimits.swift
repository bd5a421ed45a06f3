/// Bounds on what a hostile document may cost.
public struct XMLLimits: Hashable, Sendable {
    /// The most bytes of a document, 64 MiB unless told otherwise.
    public var bytes: Int

    /// The deepest nesting, where the root has depth 1; libxml2 itself refuses more than 256.
    public var depth: Int

    /// The most elements and attributes together, 500,000 unless told otherwise; runs of text follow from elements.
    public var nodes: Int

    /// The most attributes and namespace declarations of one element, 256 unless told otherwise.
    ///
    /// libxml2 compares every attribute with every other, so that a start tag of some megabytes takes minutes.
    public var attributes: Int

    /// The most namespace declarations in scope, 256 unless told otherwise.
    ///
    /// libxml2 looks for every prefix in them one by one.
    public var namespaces: Int

    /// The most bytes of one text, attribute value, tag, comment or CDATA section, 1 MiB unless told otherwise.
    public var text: Int

    /// The most diagnostics that are kept; the first ones are.
    public var diagnostics: Int

    /// The most bytes of the paths of all elements around others, 32 MiB unless told otherwise; what is in one after
    /// that has the path of an element around it.
    ///
    /// Without it, long names around many elements would cost their product.
    public var pathBytes: Int

    /// Makes bounds.
    public init(
        bytes: Int = 64 << 20,
        depth: Int = 256,
        nodes: Int = 500_000,
        attributes: Int = 256,
        namespaces: Int = 256,
        text: Int = 1 << 20,
        diagnostics: Int = 100,
        pathBytes: Int = 32 << 20
    ) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
        self.attributes = attributes
        self.namespaces = namespaces
        self.text = text
        self.diagnostics = diagnostics
        self.pathBytes = pathBytes
    }
}
