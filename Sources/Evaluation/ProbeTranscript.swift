public import Conformance

/// What the probe session's steps brought.
public struct ProbeTranscript: Sendable {
    /// A step as it is performed; what it must come back with does not matter here.
    public enum Action: Hashable, Sendable {
        /// A logon.
        case logOn(SessionStep.LogOn.CredentialsUse)
        /// A read with the session's token, while the session is open or after it was ended.
        case read(SessionStep.Read.Carrier, isOpen: Bool)
        /// A logout.
        case logOut
    }

    /// What a step brought.
    public enum Observation: Sendable {
        /// The answer.
        case response(Response)
        /// No answer.
        case failure(TransportError)
        /// The step was not performed; one line says why.
        case skipped(String)
    }

    /// What each step brought.
    public let observations: [Action: Observation]
    /// What the reads ask for; nothing where there were none.
    public let target: Target?
    /// Every exchange of the steps, in the order in which they began.
    public let exchanges: [Exchange]

    /// Creates a transcript.
    public init(_ observations: [Action: Observation], target: Target? = nil, exchanges: [Exchange] = []) {
        self.exchanges = exchanges
        self.observations = observations
        self.target = target
    }

    /// The steps of a requirement as they are performed.
    public static func actions(of steps: [SessionStep]) -> [Action] {
        var isOpen = false
        return steps.map { step in
            switch step {
            case .logOn(let logOn):
                isOpen = logOn.credentials == .configured
                return .logOn(logOn.credentials)
            case .read(let read):
                return .read(read.carrier, isOpen: isOpen)
            case .logOut:
                isOpen = false
                return .logOut
            }
        }
    }
}

extension ProbeTranscript.Action: CustomStringConvertible {
    /// The step for a reader.
    public var description: String {
        switch self {
        case .logOn(.configured): "log on"
        case .logOn(.wrong): "log on as a user that does not exist"
        case .logOn(.none): "log on without credentials"
        case .read(let carrier, let isOpen):
            "read with the token\(isOpen ? "" : " of the ended session")\(carrier.remark)"
        case .logOut: "log out"
        }
    }
}

extension Assertion {
    /// The session steps of the assertion for a reader; none where it has no steps.
    public var stepDescriptions: [String] {
        guard case .steps(let steps) = self else { return [] }
        return ProbeTranscript.actions(of: steps).map(\.description)
    }
}

extension SessionStep.Read.Carrier {
    /// How the token is sent, for a reader, where that is not the plain way.
    fileprivate var remark: String {
        switch self {
        case .header: ""
        case .cookie: " in the cookie alone"
        case .headerBesideFalseCookie: " beside a cookie that no server gave"
        case .cookieBesideFalseHeader: " in the cookie, beside a header field that no server gave"
        }
    }
}
