/// A session step as it is performed; what it must come back with does not matter here.
public enum SessionAction: Hashable, Sendable {
    /// A logon.
    case logOn(SessionStep.LogOn.CredentialsUse)
    /// A read with the session's token, while the session is open or after it was ended.
    case read(SessionStep.Read.Carrier, isOpen: Bool)
    /// A logout.
    case logOut

    /// Whether something is read.
    public var isRead: Bool {
        if case .read = self { return true }
        return false
    }

    /// The steps of a requirement as they are performed.
    public static func actions(of steps: [SessionStep]) -> [SessionAction] {
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

extension SessionAction: CaseIterable {
    /// Every step that can be performed.
    public static let allCases: [SessionAction] =
        SessionStep.LogOn.CredentialsUse.allCases.map { .logOn($0) }
        + SessionStep.Read.Carrier.allCases.flatMap { [.read($0, isOpen: true), .read($0, isOpen: false)] } + [.logOut]
}

extension SessionAction: CustomStringConvertible {
    /// The step for a reader; no two have the same.
    public var description: String {
        switch self {
        case .logOn(.configured): "log on"
        case .logOn(.wrong): "log on as a user that does not exist"
        case .logOn(.none): "log on without credentials"
        case .read(let carrier, let isOpen): "read with \(carrier.means(isOpen: isOpen))"
        case .logOut: "log out"
        }
    }
}

extension SessionAction: Codable {
    /// Reads the step from its words.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let words = try container.decode(String.self)
        guard let action = Self.allCases.first(where: { $0.description == words }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(words)' is no session step")
        }
        self = action
    }

    /// Writes the step in its words.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Assertion {
    /// The session steps of the assertion; none where it is not about a session.
    public var actions: [SessionAction] {
        guard case .steps(let steps) = self else { return [] }
        return SessionAction.actions(of: steps)
    }
}

extension SessionStep.Read.Carrier {
    /// What is sent, for a reader, while the session is open or after it was ended.
    fileprivate func means(isOpen: Bool) -> String {
        let token = isOpen ? "the token" : "the token of the ended session"
        return switch self {
        case .header: token
        case .cookie: "\(token) in the cookie alone"
        case .headerBesideFalseCookie: "\(token) beside a cookie that no server gave"
        case .cookieBesideFalseHeader: "\(token) in the cookie, beside a header field that no server gave"
        case .falseCookie: "a cookie alone that no server gave\(isOpen ? "" : ", after the session was ended")"
        }
    }
}
