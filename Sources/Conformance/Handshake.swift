/// What came of shaking hands with a server, before any request.
public struct Handshake: Hashable, Sendable {
    /// A certificate as a server shows it.
    public struct Certificate: Hashable, Sendable {
        /// Whom it names.
        public var subject = ""
        /// Who issued it.
        public var issuer = ""
        /// The names and addresses that it holds for; empty where it lists none.
        public var names = ""
        /// From when it holds, as the TLS library writes it.
        public var start = ""
        /// Until when it holds, as the TLS library writes it.
        public var end = ""
        /// The SHA-256 of the whole certificate, in hexadecimal with colons; empty where it is not known.
        public var fingerprint = ""
        /// The public key as `--pin` takes it; empty where it is not known.
        public var key = ""

        /// Creates a certificate of which nothing is known.
        public init() {}
    }

    /// The addresses that were tried, in order, each with its port.
    public var addresses: [String] = []
    /// Whether a connection stood.
    public var isConnected = false
    /// Seconds until it stood; nothing where that is not known.
    public var seconds: Double?
    /// Version and cipher of TLS; nothing where there is none.
    public var security: String?
    /// The server's own certificate; nothing where none was seen.
    public var certificate: Certificate?
    /// Why the server cannot be asked; nothing where it can.
    public var failure: TransportError?

    /// Creates a handshake of which nothing is known.
    public init() {}
}
