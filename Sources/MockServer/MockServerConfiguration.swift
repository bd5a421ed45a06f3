/// Where the mock listens and what it serves.
public struct MockServerConfiguration: Sendable {
    /// Why a configuration cannot be served.
    public enum Mistake: Error, Hashable, Sendable {
        /// A port outside 0 to 65535.
        case port(Int)
    }

    /// How HTTPS is served.
    public struct TLS: Sendable {
        /// Who vouches for the certificate; nothing for an authority of its own.
        public var authority: CertificateAuthority?
        /// Whether the certificate ended yesterday.
        public var isExpired: Bool
        /// Whether nothing newer than TLS 1.2 is spoken.
        public var isOld: Bool
        /// The authority of the certificate that a client must show, in PEM; nothing where none need show one.
        public var clientAuthorityPEM: String?

        /// Makes a way to serve; the default is one that every client likes.
        public init(
            authority: CertificateAuthority? = nil,
            isExpired: Bool = false,
            isOld: Bool = false,
            clientAuthorityPEM: String? = nil
        ) {
            self.authority = authority
            self.isExpired = isExpired
            self.isOld = isOld
            self.clientAuthorityPEM = clientAuthorityPEM
        }
    }

    /// What answers the requests.
    public var manager: MockEnterpriseManager
    /// The address to bind: a numeric address or `localhost`.
    public var host: String
    /// The port of HTTPS; 0 takes any free one, `nil` opens no such listener.
    public var httpsPort: Int?
    /// The port of HTTP; 0 takes any free one, `nil` opens no such listener.
    public var httpPort: Int?
    /// How HTTPS is served.
    public var tls: TLS

    /// Makes a configuration; by default both listeners are on free ports of the loopback address.
    public init(
        manager: MockEnterpriseManager,
        host: String = "127.0.0.1",
        httpsPort: Int? = 0,
        httpPort: Int? = 0,
        tls: TLS = TLS()
    ) {
        self.tls = tls
        self.manager = manager
        self.host = host
        self.httpsPort = httpsPort
        self.httpPort = httpPort
    }
}

/// Where a running mock is reached.
public struct MockEndpoints: Hashable, Sendable {
    /// The port of HTTPS; `nil` when it is off.
    public let httpsPort: Int?
    /// The port of HTTP; `nil` when it is off.
    public let httpPort: Int?
    /// The certificate in PEM that a client must trust for HTTPS; `nil` when it is off.
    public let authorityPEM: String?
    private let host: String

    init(host: String, httpsPort: Int?, httpPort: Int?, authorityPEM: String?) {
        // The unspecified addresses are to listen on, not to connect to; the certificate names localhost.
        let isUnspecified = ["0.0.0.0", "::", ""].contains(host)
        self.host = isUnspecified ? "localhost" : host.contains(":") ? "[\(host)]" : host
        self.httpsPort = httpsPort
        self.httpPort = httpPort
        self.authorityPEM = authorityPEM
    }

    /// The URL of HTTPS, such as `https://127.0.0.1:9398`; `nil` when it is off.
    public var httpsURL: String? {
        httpsPort.map { "https://\(host):\($0)" }
    }

    /// The URL of HTTP, such as `http://127.0.0.1:9399`; `nil` when it is off.
    public var httpURL: String? {
        httpPort.map { "http://\(host):\($0)" }
    }
}
