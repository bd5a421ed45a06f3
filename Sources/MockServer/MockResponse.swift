/// One HTTP response, written to the wire exactly as it stands here.
///
/// Nothing is added or corrected on the way out, so a `Content-Length` that lies is sent as it is; the connection is
/// closed after such a response.
public struct MockResponse: Hashable, Sendable {
    /// The status code.
    public var status: Int
    /// The reason phrase of the status line.
    public var reason: String
    /// The field lines in the order of the message.
    public var fields: [HeaderField]
    /// The content bytes.
    public var body: [UInt8]

    /// Makes a response.
    public init(status: Int, reason: String, fields: [HeaderField], body: [UInt8]) {
        self.status = status
        self.reason = reason
        self.fields = fields
        self.body = body
    }
}
