/// A step of the probe session.
public enum SessionStep: Hashable, Sendable {
    /// Ask for a session.
    case logOn(LogOn)
    /// Read with the session's token: a collection that it leads to, else the session itself.
    case read(Read)
    /// End the session.
    case logOut(expecting: StepExpectation)

    /// A logon.
    public struct LogOn: Hashable, Sendable {
        /// Which credentials are sent.
        public enum CredentialsUse: String, CaseIterable, Hashable, Sendable {
            /// The configured ones.
            case configured
            /// A random user's.
            case wrong
            /// No credentials.
            case none
        }

        /// Which credentials are sent.
        public let credentials: CredentialsUse
        /// What must come back.
        public let expectation: StepExpectation

        /// Creates a logon.
        public init(credentials: CredentialsUse, expectation: StepExpectation) {
            self.credentials = credentials
            self.expectation = expectation
        }
    }

    /// A read.
    public struct Read: Hashable, Sendable {
        /// How the token is sent.
        public enum Carrier: String, CaseIterable, Hashable, Sendable {
            /// In `X-RestSvcSessionId`.
            case header
            /// In the cookie of that name alone.
            case cookie
            /// In `X-RestSvcSessionId`, beside a cookie with a token that no server gave.
            case headerBesideFalseCookie = "header-beside-false-cookie"
            /// In the cookie, beside an `X-RestSvcSessionId` with a token that no server gave.
            case cookieBesideFalseHeader = "cookie-beside-false-header"
            /// Not at all: the cookie alone is sent, with a token that no server gave.
            case falseCookie = "false-cookie"
        }

        /// How the token is sent.
        public let carrier: Carrier
        /// What must come back.
        public let expectation: StepExpectation

        /// Creates a read.
        public init(carrier: Carrier = .header, expectation: StepExpectation) {
            self.carrier = carrier
            self.expectation = expectation
        }
    }

    /// What must come back.
    public var expectation: StepExpectation {
        switch self {
        case .logOn(let step): step.expectation
        case .read(let step): step.expectation
        case .logOut(let expectation): expectation
        }
    }
}

/// What a session step must come back with.
public struct StepExpectation: Hashable, Sendable {
    /// The status code.
    public let status: Int
    /// The header fields that must be there, and true.
    public let fields: [FieldRule]
    /// Whether the answer has no content.
    public let isEmpty: Bool
    /// The root element of the content, or in JSON its shape; nothing where any will do.
    public let root: String?

    /// What else a logon's answer must tell; nothing where nothing else is judged.
    public let session: SessionClaim?

    /// What a logon's answer tells of its session, in several places.
    public enum SessionClaim: String, CaseIterable, Hashable, Sendable {
        /// `Set-Cookie` carries the token of `X-RestSvcSessionId`.
        case cookie
        /// `SessionId`, `Href`, the Delete link and, where it is there, `Location` name one session.
        case identity
    }

    /// Creates an expectation.
    public init(
        status: Int,
        fields: [FieldRule],
        isEmpty: Bool,
        root: String? = nil,
        session: SessionClaim? = nil
    ) {
        self.session = session
        self.root = root
        self.status = status
        self.fields = fields
        self.isEmpty = isEmpty
    }
}
