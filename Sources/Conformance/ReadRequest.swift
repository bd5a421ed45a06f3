/// A `GET` as a plan knows it: the session is named, not shown.
///
/// It is shared and never changes: every case looks for the answer to its request.
public final class ReadRequest: Codable, CustomStringConvertible, Hashable, Sendable {
    /// What is asked for.
    public let target: Target
    /// What stands in `Accept`.
    public let accept: Accept
    /// The session that is sent.
    public let session: SessionUse
    /// Which look at the target this is; a second one confirms what the first one showed, since servers live.
    public let look: Look

    /// Which look at the target a request is.
    public enum Look: String, Codable, Hashable, Sendable {
        case first
        case second
    }

    /// Creates a request.
    public init(target: Target, accept: Accept, session: SessionUse, look: Look = .first) {
        self.target = target
        self.accept = accept
        self.session = session
        self.look = look
    }

    /// Whether both ask for the same in the same way.
    public static func == (one: ReadRequest, other: ReadRequest) -> Bool {
        one === other
            || one.look == other.look && one.accept == other.accept && one.session == other.session
                && one.target == other.target
    }

    /// The end of the path, where ids stand, tells nearly all requests apart, and they are looked up all the time.
    public func hash(into hasher: inout Hasher) {
        target.path[...].withBytes {
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0).suffix(16)))
        }
        hasher.combine(target.query?.utf8.count)
    }

    /// The same request, sent once more.
    public var again: ReadRequest { ReadRequest(target: target, accept: accept, session: session, look: .second) }

    /// The media type that a conforming answer has: XML where none was asked for.
    public var negotiated: MediaType { accept.negotiated }

    /// The request in one line, without secrets.
    public var description: String {
        let accepting = accept.fieldValue.map { ", Accept: \($0)" } ?? ", no Accept"
        let sending: String =
            switch session {
            case .main: ""
            case .none: ", no session"
            case .invalid: ", a token no server gave"
            }
        return "GET \(target)\(accepting)\(sending)"
    }
}
