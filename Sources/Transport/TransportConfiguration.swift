public import Conformance

/// Where requests go, whom to trust there, and how much a server may take.
public struct TransportConfiguration: Hashable, Sendable {
    /// How the server proves who it is.
    public enum Trust: Hashable, Sendable {
        /// By an authority that this machine trusts.
        case system
        /// By one of these authorities and no other; PEM, as in a file of certificates.
        case authorities(pem: [UInt8])
        /// By its public key alone; names, dates and issuers do not matter.
        case pin(PublicKeyPin)
        /// Not at all.
        case unverified
    }

    /// What a server may take before a transfer is given up.
    public struct Limits: Hashable, Sendable {
        /// Seconds until the connection must stand, TLS included.
        public var connectSeconds: Double
        /// Seconds until the whole answer must be there, from the moment that a connection is free for the request.
        public var requestSeconds: Double
        /// Bytes of content.
        public var contentBytes: Int
        /// Bytes of status line and header fields, those of interim responses and trailers counted with them.
        public var headerBytes: Int

        /// Creates limits; the defaults are 10 s, 60 s, 16 MiB and 256 KiB.
        public init(
            connectSeconds: Double = 10,
            requestSeconds: Double = 60,
            contentBytes: Int = 16 * 1_024 * 1_024,
            headerBytes: Int = 256 * 1_024
        ) {
            self.connectSeconds = connectSeconds
            self.requestSeconds = requestSeconds
            self.contentBytes = contentBytes
            self.headerBytes = headerBytes
        }
    }

    /// The only server that is ever asked.
    public var origin: Origin
    /// How the server proves who it is.
    public var trust: Trust
    /// What a server may take before a transfer is given up.
    public var limits: Limits
    /// How many connections stand at a time, at least 1; further requests wait for one.
    public var maximumConnections: Int
    /// The version in `User-Agent: emconform/…`.
    public var version: String

    /// Creates a configuration.
    public init(
        origin: Origin,
        trust: Trust = .system,
        limits: Limits = Limits(),
        maximumConnections: Int = 4,
        version: String
    ) {
        self.origin = origin
        self.trust = trust
        self.limits = limits
        self.maximumConnections = max(1, maximumConnections)
        self.version = version
    }
}
