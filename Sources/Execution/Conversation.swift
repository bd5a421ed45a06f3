public import Conformance

/// How a request gets its answer; the only effect a run has.
public typealias Send = @Sendable (WireRequest) async -> Result<Response, TransportError>

/// The run's main session: it holds the token, and turns planned reads into wire requests.
actor Conversation {
    /// A logon that succeeded.
    struct Session: Sendable {
        let token: SessionToken
        /// The token as the server's cookie carries it; the plain one where it set no cookie.
        let cookie: SessionToken
        /// The session's own target, by which it is read and ended.
        let target: Target
        /// What shows that the token works, the session itself apart; nothing where the session leads nowhere.
        let witness: Target?
        /// The answer to the logon.
        let response: Response
    }

    private let send: Send
    private let credentials: Credentials
    private let version: RESTVersion.Request
    private var session: Session?
    private var renewal: Task<Session?, Never>?
    /// How often a session that was lost is opened again in one run.
    private var renewals = 5
    /// Where the first session is read; what asks for it later means the one that took its place.
    private var firstTarget: Target?
    private(set) var requests = 0
    private(set) var bytes = 0
    /// Texts that no report may hold: every token and session id that was seen.
    private(set) var secrets: Set<String> = []

    init(send: @escaping Send, credentials: Credentials, version: RESTVersion.Request) {
        self.send = send
        self.credentials = credentials
        self.version = version
    }

    /// Logs on; the reason when there is no session.
    func open() async -> Result<Session, LogonFailure> {
        let result = await logOn(credentials)
        if case .success(let session) = result {
            self.session = session
            firstTarget = firstTarget ?? session.target
        }
        return result
    }

    /// Ends the main session; whatever comes back, the token is forgotten.
    func close() async {
        guard let session else { return }
        self.session = nil
        _ = await end(session)
    }

    /// Ends a session, also when the run was cancelled: a server must not be left with it.
    func end(_ session: Session) async -> Result<Response, TransportError> {
        guard let request = WireRequest.LogOut(target: session.target, token: session.token) else {
            return .failure(TransportError(.other, "the session has no address to end it by"))
        }
        return await Task { await counted(.logOut(request)) }.value
    }

    /// Reads, and logs on once more when an idle session has ended (reference: 15 minutes).
    ///
    /// A server or a way that says that it is busy is asked once more.
    func read(_ request: ReadRequest) async -> Result<Response, TransportError> {
        let token = session?.token
        var first = await counted(.read(wire(request, token)))
        if first.isPassing { first = await counted(.read(wire(request, token))) }
        guard request.session == .main, let token, case .success(let response) = first, response.status == 401 else {
            return first
        }
        guard let renewed = await renewedToken(after: token) else { return first }
        return await counted(.read(wire(request, renewed)))
    }

    /// Sends a request that is not a read in the main session; the probe does.
    func counted(_ request: WireRequest) async -> Result<Response, TransportError> {
        requests += 1
        let result = await send(request)
        if case .success(let response) = result { bytes += response.body.count }
        return result
    }

    /// Logs on with given credentials and reads what the session is.
    ///
    /// A logon under way is not cancelled with the run: the server would be left with a session nobody knows.
    func logOn(_ credentials: Credentials?) async -> Result<Session, LogonFailure> {
        guard !Task.isCancelled else { return .failure(.transport(TransportError(.cancelled, "the run was stopped"))) }
        let request = WireRequest.LogOn(version: version, credentials: credentials, accept: MediaType.xml.name)
        switch await Task(operation: { await counted(.logOn(request)) }).value {
        case .failure(let error): return .failure(.transport(error))
        case .success(let response):
            secrets.formUnion(LogonAnswer(response).secrets)
            return LogonAnswer(response).session
        }
    }

    /// Opens another session in place of the one that seems to have ended; that one is ended all the same.
    private func reopened() async -> Session? {
        let old = session
        let new = try? await open().get()
        if new != nil, let old { _ = await end(old) }
        return new
    }

    private func wire(_ request: ReadRequest, _ token: SessionToken?) -> WireRequest.Read {
        let sent: SessionToken? =
            switch request.session {
            case .main: token
            case .none: nil
            case .invalid: SessionToken.madeUp
            }
        let isFirst = request.target == firstTarget && request.session == .main
        let target = isFirst ? session?.target ?? request.target : request.target
        return WireRequest.Read(target: target, accept: request.accept.fieldValue, token: sent)
    }

    /// The token after an idle session ended; the first to notice logs on, the others wait for it.
    private func renewedToken(after stale: SessionToken) async -> SessionToken? {
        if let current = session?.token, current != stale { return current }
        if let renewal { return await renewal.value?.token }
        guard renewals > 0 else { return nil }
        renewals -= 1
        let renewal = Task { await reopened() }
        self.renewal = renewal
        let token = await renewal.value?.token
        self.renewal = nil
        return token
    }
}

extension SessionToken {
    /// A token that no server gave; it decodes to words that say so.
    static let madeUp = SessionToken("ZW1jb25mb3JtLW1hZGUtdXAtdG9rZW4=")
}

extension Result<Response, TransportError> {
    /// Whether what came says that it will pass: a server or a way that is busy, once.
    fileprivate var isPassing: Bool {
        switch self {
        case .success(let response): [502, 503, 504].contains(response.status)
        case .failure(let error): error.kind == .connectionLost
        }
    }
}
