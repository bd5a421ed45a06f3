public import Representation

/// What a server may make of a run, beyond the single exchange.
public struct RunLimits: Hashable, Sendable {
    /// What the body of an answer may hold.
    public var bodies: BodyLimits
    /// The most pages of a query that are read one after the other, 2,000 unless told otherwise.
    public var pages: Int
    /// The most subjects that are taken from one collection, 100,000 unless told otherwise.
    public var subjects: Int
    /// The most bytes that the answers about one subject may take together, 64 MiB unless told otherwise: both forms of
    /// a list in both media types at their largest.
    public var heldBytes: Int
    /// The most seconds that a server may ask to be left alone by `Retry-After`, 30 unless told otherwise.
    public var retryAfter: Int
    /// The seconds that a server is left alone that is busy and does not say for how long, 1 unless told otherwise.
    public var busyPause: Int
    /// The most seconds that all such pauses of a run may take together, 300 unless told otherwise.
    public var pauses: Int

    /// Makes limits.
    public init(
        bodies: BodyLimits = BodyLimits(),
        pages: Int = 2_000,
        subjects: Int = 100_000,
        heldBytes: Int = 64 << 20,
        retryAfter: Int = 30,
        busyPause: Int = 1,
        pauses: Int = 300
    ) {
        self.heldBytes = heldBytes
        self.retryAfter = retryAfter
        self.busyPause = busyPause
        self.pauses = pauses
        self.bodies = bodies
        self.pages = pages
        self.subjects = subjects
    }
}
