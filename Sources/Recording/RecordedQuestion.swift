import Conformance

/// What a request asks; whose password it carries makes no difference, whose session does, and whether that has ended.
struct RecordedQuestion: Hashable {
    /// The request for a reader.
    let request: String
    private let session: Session

    /// In which session it is asked.
    private enum Session: Hashable {
        /// In the one of a token, or of a cookie, which a server may take in its place; in none without either.
        case one(token: String?, cookie: String?, isOver: Bool)
        /// In any that the user was given and has not ended.
        case any(token: Bool, cookie: Bool)
    }

    /// What a request asks at a moment of a run.
    init(_ wire: WireRequest, by user: SessionStep.LogOn.CredentialsUse?, in sessions: RecordedSessions) {
        switch wire {
        case .read(let read):
            request = "GET \(read.target), \(read.accept.map { "Accept: \($0)" } ?? "no Accept")"
            let (token, cookie) = (read.token?.value, read.cookie?.value)
            session = .one(token: token, cookie: cookie, isOver: sessions.areOver(token, cookie))
        case .logOn(let logOn):
            request = "a logon with \(user?.rawValue ?? "no") credentials, version \(logOn.version)"
            session = .one(token: nil, cookie: nil, isOver: false)
        case .logOut(let logOut):
            request = "DELETE \(logOut.target)"
            session = .one(token: logOut.token.value, cookie: nil, isOver: sessions.areOver(logOut.token.value, nil))
        }
    }

    private init(request: String, session: Session) {
        self.request = request
        self.session = session
    }

    /// The question in any session of some; nothing where it is asked in none of them, or in one that has ended.
    func inAnySession(of given: Set<String>) -> Self? {
        guard case .one(let token, let cookie, false) = session else { return nil }
        let carried = [token, cookie].compactMap(\.self)
        guard !carried.isEmpty, given.isSuperset(of: carried) else { return nil }
        return Self(request: request, session: .any(token: token != nil, cookie: cookie != nil))
    }
}

/// What sessions there are at a moment of a run: an answer from before a logout says nothing of what comes after it.
struct RecordedSessions {
    /// The tokens and cookies that the configured user was given.
    private(set) var given: Set<String> = []
    /// The cookies that came with a token.
    private var cookies: [String: [String]] = [:]
    private var over: Set<String> = []

    /// Notes an exchange.
    mutating func note(
        _ request: WireRequest,
        _ result: Result<Response, TransportError>,
        by user: SessionStep.LogOn.CredentialsUse?
    ) {
        switch request {
        case .logOn:
            guard user == .configured, case .success(let response) = result else { return }
            let tokens = response.fields.values(of: "X-RestSvcSessionId")
            given.formUnion(tokens + response.sessionCookies)
            for token in tokens { cookies[token, default: []] += response.sessionCookies }
        case .logOut(let logOut):
            let token = logOut.token.value
            over.formUnion(cookies[token, default: []] + [token])
        case .read: break
        }
    }

    /// Whether one of a request's sessions was ended.
    func areOver(_ token: String?, _ cookie: String?) -> Bool {
        [token, cookie].contains { $0.map(over.contains) ?? false }
    }
}
