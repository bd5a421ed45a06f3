/// What the transport can be asked to send; there is no way to write anything but a session.
///
/// It is indirect because a request is handed on several times: a reference is copied then, and no strings.
public indirect enum WireRequest: Hashable, Sendable {
    /// `GET` on a target.
    case read(Read)
    /// `POST` without content on the session manager.
    case logOn(LogOn)
    /// `DELETE` on a logon session, the suite's own.
    case logOut(LogOut)

    /// A `GET`.
    public struct Read: Hashable, Sendable {
        /// What is asked for, at the configured origin.
        public let target: Target
        /// The value of `Accept`; nothing sends no such field.
        public let accept: String?
        /// The token sent in `X-RestSvcSessionId`; nothing sends no such field.
        public let token: SessionToken?
        /// The token sent in the cookie of that name; nothing sends no cookie.
        public let cookie: SessionToken?

        /// Creates a `GET`.
        public init(target: Target, accept: String?, token: SessionToken?, cookie: SessionToken? = nil) {
            self.cookie = cookie
            self.target = target
            self.accept = accept
            self.token = token
        }
    }

    /// A logon.
    public struct LogOn: Hashable, Sendable {
        /// The REST version asked for, such as `latest` or `v1_7`.
        public let version: RESTVersion.Request
        /// Sent as `Authorization: Basic`; nothing sends no such field.
        public let credentials: Credentials?
        /// The value of `Accept`.
        public let accept: String?

        /// Creates a logon.
        public init(version: RESTVersion.Request, credentials: Credentials?, accept: String?) {
            self.version = version
            self.credentials = credentials
            self.accept = accept
        }
    }

    /// A logout.
    public struct LogOut: Hashable, Sendable {
        /// The session's own target; only `/api/logonSessions/{ID}` can be said.
        public let target: Target
        /// The token of the session.
        public let token: SessionToken

        /// Creates a logout, or nothing when the target is no logon session.
        public init?(target: Target, token: SessionToken) {
            guard target.isLogonSession else { return nil }
            self.target = target
            self.token = token
        }
    }
}
