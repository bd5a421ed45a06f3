/// Bounds on what a hostile JSON text may cost.
public struct JSONLimits: Hashable, Sendable {
    /// The most bytes, 64 MiB unless told otherwise.
    public var bytes: Int

    /// The deepest nesting of arrays and objects, 256 unless told otherwise.
    ///
    /// The reader recurses, and some thousand levels would exhaust a thread's stack.
    public var depth: Int

    /// The most values, 500,000 unless told otherwise.
    public var nodes: Int

    /// The longest spelling of a number in bytes, 1,000 unless told otherwise.
    public var numberLength: Int

    /// The most issues that are kept, 1,000 unless told otherwise; a fatal one always is.
    public var issues: Int

    /// The most bytes of all pointers together, 32 MiB unless told otherwise; after that, a value has its parent's.
    ///
    /// Without it, a long name around a long array would cost their product.
    public var pathBytes: Int

    /// Makes bounds.
    public init(
        bytes: Int = 64 << 20,
        depth: Int = 256,
        nodes: Int = 500_000,
        numberLength: Int = 1_000,
        issues: Int = 1_000,
        pathBytes: Int = 32 << 20
    ) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
        self.numberLength = numberLength
        self.issues = issues
        self.pathBytes = pathBytes
    }
}
