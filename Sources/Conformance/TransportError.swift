/// Why no response came.
public struct TransportError: Codable, CustomStringConvertible, Error, Hashable, Sendable {
    /// What went wrong, coarsely enough to act on.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// The host's name has no address.
        case nameNotResolved
        /// Nobody listens there, or the way is closed.
        case notConnected
        /// No connection stood when the time for it was over.
        case connectionTimedOut
        /// The proxy could not be found, or made no way to the server.
        case proxyFailed
        /// The certificate was not trusted, or did not match the host or the pin.
        case certificateRefused
        /// A file of ours that TLS needs, such as the client's key or the authorities, cannot be used.
        case fileUnusable
        /// Another failure of the TLS handshake.
        case handshakeFailed
        /// A time limit passed.
        case timedOut
        /// The connection broke before the answer was whole.
        case connectionLost
        /// The answer was no HTTP, or crossed a limit on its framing.
        case malformedResponse
        /// The content was over the limit of bytes.
        case contentTooLarge
        /// A recording was asked something that its server was not.
        case notRecorded
        /// The run was stopped.
        case cancelled
        /// Anything else; the explanation has libcurl's words.
        case other
    }

    /// What went wrong.
    public let kind: Kind
    /// One line for a person, without secrets.
    public let explanation: String

    /// Creates an error.
    public init(_ kind: Kind, _ explanation: String) {
        self.kind = kind
        self.explanation = explanation
    }

    /// The explanation.
    public var description: String { explanation }
}
