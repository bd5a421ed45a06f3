/// What a server answered, byte for byte.
public struct Response: Hashable, Sendable {
    /// Whether the content was what its framing announced.
    public enum Completeness: Hashable, Sendable {
        case complete
        /// The connection ended before the announced length.
        case truncated(announced: Int)
        /// More bytes stood behind the announced length; how many were seen.
        case excess(seen: Int)
    }

    /// Where the time went, in seconds since there was a connection for the request, monotonic.
    public struct Timing: Hashable, Sendable {
        /// What had passed before, while other requests had the connections.
        public let queued: Double
        /// Until the connection stood; zero on a connection that was there already.
        public let connected: Double
        /// Until the first byte of the answer.
        public let firstByte: Double
        /// Until the last byte of the answer.
        public let total: Double

        /// Creates a timing.
        public init(queued: Double = 0, connected: Double, firstByte: Double, total: Double) {
            self.queued = queued
            self.connected = connected
            self.firstByte = firstByte
            self.total = total
        }
    }

    /// The status code.
    public let status: Int
    /// The reason phrase; often empty.
    public let reason: String
    /// The header fields in order and spelling.
    public let fields: [FieldLine]
    /// The content after transfer coding was undone.
    public let body: [UInt8]
    /// Whether the content was what its framing announced.
    public let completeness: Completeness
    /// How many bytes of the body are left out at its end; none in an answer as it came.
    public private(set) var omitted = 0
    /// Where the time went.
    public let timing: Timing
    /// How often the request had gone out before, on connections that were there and closed without an answer.
    public let resent: Int

    /// Creates a response.
    public init(
        status: Int,
        reason: String,
        fields: [FieldLine],
        body: [UInt8],
        completeness: Completeness = .complete,
        timing: Timing = Timing(connected: 0, firstByte: 0, total: 0),
        resent: Int = 0
    ) {
        self.resent = resent
        self.status = status
        self.reason = reason
        self.fields = fields
        self.body = body
        self.completeness = completeness
        self.timing = timing
    }

    /// The response with so many bytes of its body at most, which are all that is kept of it.
    public func cut(to limit: Int) -> Response {
        guard body.count > limit else { return self }
        var cut = replacing(reason: reason, fields: fields, body: Array(body.prefix(limit)))
        cut.omitted += body.count - limit
        return cut
    }

    /// The response with other texts, of which as much is left out.
    func replacing(reason: String, fields: [FieldLine], body: [UInt8]) -> Response {
        copy(reason: reason, fields: fields, body: body, timing: timing)
    }

    /// The response without what another moment would have made of it.
    public var timeless: Response {
        let fields = fields.filter { $0.name.lowercased() != "date" }
        return copy(reason: reason, fields: fields, body: body, timing: Timing(connected: 0, firstByte: 0, total: 0))
    }

    private func copy(reason: String, fields: [FieldLine], body: [UInt8], timing: Timing) -> Response {
        var copy = Response(
            status: status,
            reason: reason,
            fields: fields,
            body: body,
            completeness: completeness,
            timing: timing,
            resent: resent
        )
        copy.omitted = omitted
        return copy
    }
}

extension Response {
    /// Whether the server, or a way to it, says that it cannot answer now (RFC 9110 §15.6.3 to §15.6.5, RFC 6585 §4).
    public var isBusy: Bool { (502...504).contains(status) || status == 429 }

    /// Whether less came than was announced.
    public var isTruncated: Bool {
        guard case .truncated = completeness else { return false }
        return true
    }
}

extension [FieldLine] {
    /// How the content is coded, such as `gzip`; nothing where it is not (RFC 9110 §8.4).
    public var contentCoding: String? { values(of: "Content-Encoding").first { $0.lowercased() != "identity" } }
}

extension Response {
    /// The tokens in the server's session cookies, in order (http_authentication.html).
    public var sessionCookies: [String] { fields.values(of: "Set-Cookie").compactMap(Self.token(inCookie:)) }

    /// The token in a value of `Set-Cookie`; nothing where it sets another cookie.
    static func token(inCookie value: String) -> String? {
        let pair = (value.split(separator: ";").first ?? "").split(separator: "=", maxSplits: 1)
        // Blanks around name and value are no part of them (RFC 6265 §5.2).
        let words = pair.map { $0.split { $0 == " " || $0 == "\t" }.joined(separator: " ") }
        guard words.count == 2, words[0].lowercased() == "x-restsvcsessionid", !words[1].isEmpty else { return nil }
        return words[1]
    }
}
