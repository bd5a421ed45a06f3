public import Conformance

/// Where requests go, whom to trust there, and how much a server may take.
public struct TransportConfiguration: Hashable, Sendable {
    /// How the server proves who it is.
    public enum Trust: Hashable, Sendable {
        /// By an authority that this machine trusts.
        case system
        /// By one of these authorities and no other; PEM, as in a file of certificates.
        case authorities(pem: [UInt8])
        /// By one of the authorities in this directory and no other; it is laid out as `openssl rehash` does.
        case directory(String)
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
        /// Lines of header fields, those of interim responses and trailers counted with them.
        public var headerFields: Int
        /// Whole seconds without a byte, before the answer or within it.
        public var stallSeconds: Int
        /// Bytes of content a second that an answer must bring on the average; looked at after `graceSeconds`.
        public var minimumRate: Int
        /// Seconds from the first byte of content until its rate counts.
        public var graceSeconds: Double

        /// Creates limits; the defaults are 10 s, 60 s, 16 MiB, 256 KiB, 1,000 fields, 45 s, and 64 bytes a second
        /// after 10 s.
        public init(
            connectSeconds: Double = 10,
            requestSeconds: Double = 60,
            contentBytes: Int = 16 * 1_024 * 1_024,
            headerBytes: Int = 256 * 1_024,
            headerFields: Int = 1_000,
            stallSeconds: Int = 45,
            minimumRate: Int = 64,
            graceSeconds: Double = 10
        ) {
            self.headerFields = headerFields
            self.stallSeconds = stallSeconds
            self.minimumRate = minimumRate
            self.graceSeconds = graceSeconds
            self.connectSeconds = connectSeconds
            self.requestSeconds = requestSeconds
            self.contentBytes = contentBytes
            self.headerBytes = headerBytes
        }
    }

    /// The way to the server, where it is not the plain one.
    public struct Route: Hashable, Sendable {
        /// The oldest TLS that is spoken.
        public enum TLS: String, CaseIterable, Hashable, Sendable {
            case v12 = "1.2"
            case v13 = "1.3"
        }

        /// The client's own certificate, in files that libcurl reads (PEM).
        public struct Certificate: Hashable, Sendable {
            /// The certificate's file.
            public let path: String
            /// The file of its private key; nothing where it stands in the same file.
            public let keyPath: String?

            /// Names the files.
            public init(path: String, keyPath: String?) {
                self.path = path
                self.keyPath = keyPath
            }
        }

        /// A proxy's URL without user information; nothing for none, and never for loopback.
        public var proxy: String?
        /// Addresses in place of what names resolve to, as curl's `--resolve` takes them: `host:port:address`.
        public var resolutions: [String]
        /// The certificate that is shown to a server that asks for one.
        public var certificate: Certificate?
        /// The oldest TLS that is spoken.
        public var minimumTLS: TLS

        /// Creates a route; the default is the plain one.
        public init(
            proxy: String? = nil,
            resolutions: [String] = [],
            certificate: Certificate? = nil,
            minimumTLS: TLS = .v12
        ) {
            self.proxy = proxy
            self.resolutions = resolutions
            self.certificate = certificate
            self.minimumTLS = minimumTLS
        }
    }

    /// The only server that is ever asked.
    public var origin: Origin
    /// How the server proves who it is.
    public var trust: Trust
    /// What a server may take before a transfer is given up.
    public var limits: Limits
    /// The way to the server.
    public var route: Route
    /// How many connections stand at a time, at least 1; further requests wait for one.
    public var maximumConnections: Int
    /// The version in `User-Agent: emconform/…`.
    public var version: String

    /// Creates a configuration.
    public init(
        origin: Origin,
        trust: Trust = .system,
        limits: Limits = Limits(),
        route: Route = Route(),
        maximumConnections: Int = 4,
        version: String
    ) {
        self.origin = origin
        self.trust = trust
        self.limits = limits
        self.route = route
        self.maximumConnections = max(1, maximumConnections)
        self.version = version
    }
}
