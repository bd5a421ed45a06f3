/// One HTTP request as the mock sees it.
public struct MockRequest: Hashable, Sendable {
    /// The scheme of the listener that a request came in by.
    public enum Scheme: String, Hashable, Sendable {
        /// Without TLS.
        case http
        /// With TLS.
        case https
    }

    /// The method token, such as `GET`.
    public var method: String
    /// The request target: path and query, percent-encoded as received.
    public var target: String
    /// The field lines in the order of the message.
    public var fields: [HeaderField]
    /// The content bytes.
    public var body: [UInt8]
    /// The scheme, which a target in origin form does not say.
    public var scheme: Scheme

    /// Makes a request.
    public init(
        method: String,
        target: String,
        fields: [HeaderField] = [],
        body: [UInt8] = [],
        scheme: Scheme = .https
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.scheme = scheme
    }
}
