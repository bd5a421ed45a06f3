public import Conformance
import Evaluation
import Representation

/// How a request gets its answer; the only effect a run has.
public typealias Send = @Sendable (WireRequest) async -> Result<Response, TransportError>

/// Where every exchange of a run goes, as soon as it is over, with pseudonyms for the secrets in it.
public typealias Record = @Sendable (StoredExchange) async -> Void

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
    }

    /// Keeps the one large tree that a run has at a time.
    nonisolated let trees = LargeTree()
    /// What the body of an answer may hold.
    nonisolated let bodies: BodyLimits
    /// Whether answers hold the password, in place of which a record has other text.
    private(set) var holdsPassword = false
    /// Why sessions may stay open, a line for each of the first few.
    private(set) var openSessions: [String] = []
    private let send: Send
    private let credentials: Credentials
    private let version: RESTVersion.Request
    private var session: Session?
    /// The token that the server refused last, which has mostly forgotten its session.
    private var refused: SessionToken?
    private var renewal: Task<Result<SessionToken, TransportError>?, Never>?
    /// Why the session that was lost last could not be opened again, where that may pass.
    private var obstacleToRenewal: TransportError?
    /// How often a session that was lost is opened again in one run.
    private var renewals = 5
    /// Where the first session is read; what asks for it later means the one that took its place.
    private var firstTarget: Target?
    private(set) var requests = 0
    /// Whether something was not asked, since so many requests were made already.
    private(set) var hasRefused = false
    private let requestLimit: Int
    /// How many seconds a server may ask to be left alone, at a time and in the whole run.
    private let patience: (each: Int, unasked: Int, all: Int)
    private var waited = 0.0
    /// The time in which the server is left alone, as it asked for; nobody asks until it is over.
    private var rest: Task<Void, Never>?
    private let pause: @Sendable (Double) async -> Void
    /// How many seconds a logon or logout may take once the run is stopped.
    private let graceSeconds: Double
    private(set) var bytes = 0
    /// Knows every secret that was sent or seen.
    private(set) var redactor: Redactor
    private let record: Record?
    private let clock = ContinuousClock()
    private let beginning: ContinuousClock.Instant

    init(
        send: @escaping Send,
        credentials: Credentials,
        version: RESTVersion.Request,
        record: Record? = nil,
        bodies: BodyLimits = BodyLimits(),
        requestLimit: Int = .max,
        patience: (each: Int, unasked: Int, all: Int) = (30, 1, 300),
        graceSeconds: Double = 10,
        pause: @escaping @Sendable (Double) async -> Void = { _ in }
    ) {
        self.patience = patience
        self.pause = pause
        self.graceSeconds = graceSeconds
        self.requestLimit = requestLimit
        self.record = record
        self.bodies = bodies
        beginning = clock.now
        redactor = Redactor(credentials)
        self.send = send
        self.credentials = credentials
        self.version = version
    }

    /// Logs on; the reason when there is no session.
    func open() async -> Result<Session, LogonFailure> {
        let result = await logOn(credentials).session
        if case .success(let session) = result {
            self.session = session
            firstTarget = firstTarget ?? session.target
        }
        return result
    }

    /// Ends the main session; whatever comes back, the token is forgotten.
    ///
    /// A run that is over waits for that no longer than for any other request of a run that is stopped.
    func close() async {
        guard let session else { return }
        self.session = nil
        let ending = Task { await end(session) }
        ending.cancel()
        _ = await ending.value
    }

    /// Ends a session, also when the run was cancelled: a server must not be left with it.
    func end(_ session: Session) async -> Result<Exchange, TransportError> {
        let result = await logOut(session)
        switch result.flatMap(\.result) {
        case .success(let response) where (200...299).contains(response.status): break
        case .success(let response) where [401, 404].contains(response.status) && session.token == refused: break
        case .success(let response): tell("a logout was answered with status \(response.status)")
        case .failure(let error): tell("a logout had no answer: \(error.explanation)")
        }
        return result
    }

    private func logOut(_ session: Session) async -> Result<Exchange, TransportError> {
        guard let request = WireRequest.LogOut(target: session.target, token: session.token) else {
            return .failure(TransportError(.other, "the session has no address to end it by"))
        }
        return .success(await shielded { await self.exchange(.logOut(request)) })
    }

    /// Notes why a session may stay open; a server that opens many has a few told.
    private func tell(_ reason: String) {
        if openSessions.count < 3, !openSessions.contains(reason) { openSessions.append(reason) }
    }

    /// Does what must not be given up when the run is stopped, and is all the same after a while.
    private func shielded(_ work: @escaping @Sendable () async -> Exchange) async -> Exchange {
        let task = Task { await work() }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: { [graceSeconds] in
            Task {
                try? await Task.sleep(for: .seconds(graceSeconds))
                task.cancel()
            }
        }
    }

    /// Reads, and logs on once more when an idle session has ended (reference: 15 minutes).
    func read(_ request: ReadRequest) async -> Exchange {
        await rested()
        let token = session?.token
        let first = await exchangeAgainIfBusy(wire(request, token))
        guard request.session == .main, let token, case .success(let response) = first.result, response.status == 401
        else {
            return first
        }
        switch await renewedToken(after: token) {
        case nil: return first
        // What was answered without a session says nothing of what was asked for.
        case .failure(let obstacle):
            return Exchange(request: first.request, result: .failure(obstacle), start: first.start)
        case .success(let renewed):
            await rested()
            var second = await exchangeAgainIfBusy(wire(request, renewed))
            // A session that ends in use is no finding, as one may idle away, and must not go unseen.
            if case .success(let response) = second.result, response.status != 401 {
                second.failedBefore = "status 401, and another one with another session"
            }
            return second
        }
    }

    /// Reads once, and up to twice more where a server or a way is busy, does not listen, or breaks off.
    func exchangeAgainIfBusy(_ request: WireRequest.Read) async -> Exchange {
        var last = await exchange(.read(request))
        var told: String?
        for attempt in 1...2 {
            guard let obstacle = passingObstacle(last.result), await mayAskAgain(after: last.result, attempt) else {
                break
            }
            told = told ?? obstacle
            last = await exchange(.read(request))
        }
        if let told, passingObstacle(last.result) == nil { last.failedBefore = told }
        return last
    }

    /// What came instead of a whole answer, where it may pass; a server that never answered is not waited for.
    private func passingObstacle(_ result: Result<Response, TransportError>) -> String? {
        switch result {
        case .success(let response) where response.isBusy: "status \(response.status)"
        case .success(let response) where response.isTruncated: "the connection broke before the answer was whole"
        case .failure(let error) where error.kind == .connectionLost: error.explanation
        case .failure(let error) where error.kind == .notConnected && session != nil: error.explanation
        case .success, .failure: nil
        }
    }

    /// Waits as long as a busy server asks for, unless that is longer than it may keep the run waiting, or a little
    /// where it does not say how long, and longer the second time: what restarts is not there again at once.
    ///
    /// Answers that were on their way meanwhile ask for the same rest.
    private func mayAskAgain(after result: Result<Response, TransportError>, _ attempt: Int) async -> Bool {
        var asked: Double?
        switch result {
        case .success(let response) where response.isBusy: asked = response.retryAfter
        case .success: return true
        case .failure(let error) where error.kind == .connectionLost && attempt == 1: return true
        case .failure: break
        }
        let seconds = asked ?? Double(patience.unasked * attempt)
        if seconds == 0 { return true }
        if let asked, asked > Double(patience.each) { return false }
        if rest == nil {
            guard waited + seconds <= Double(patience.all) else { return asked == nil }
            waited += seconds
            rest = Task { [pause] in await pause(seconds) }
        }
        await rested()
        return !Task.isCancelled
    }

    /// Waits until the server need not be left alone any more.
    private func rested() async {
        while let rest, !Task.isCancelled {
            await rest.valueUnlessStopped
            if self.rest == rest { self.rest = nil }
        }
    }

    /// Sends a request; the one place where anything is sent, counted, searched for secrets and recorded.
    func exchange(_ request: WireRequest, by user: SessionStep.LogOn.CredentialsUse? = nil) async -> Exchange {
        if requests >= requestLimit, request.isRefusable {
            hasRefused = true
            let error = TransportError(
                .other,
                "the limit of \(requestLimit) requests a run is reached (--max-requests)"
            )
            return Exchange(request: request, user: user, result: .failure(error), start: 0)
        }
        requests += 1
        let start = (clock.now - beginning).seconds
        var exchange = Exchange(request: request, user: user, result: await send(request), start: start)
        if case .success(let response) = exchange.result {
            if response.resent > 0 { exchange.failedBefore = "the connection closed without an answer" }
            requests += response.resent
            bytes += response.body.count
            let secrets = user == nil ? response.tokens : answer(response).secrets
            redactor.learn(secrets, ofLogon: user != nil)
            if record != nil, !holdsPassword { holdsPassword = redactor.findsPassword(in: response.body) }
        }
        await record?(StoredExchange(exchange, redactedBy: redactor))
        return exchange
    }

    /// Logs on with given credentials and reads what the session is.
    ///
    /// A logon under way is not cancelled with the run: the server would be left with a session nobody knows.
    func logOn(_ credentials: Credentials?) async -> (exchange: Exchange?, session: Result<Session, LogonFailure>) {
        guard !Task.isCancelled else {
            return (nil, .failure(.transport(TransportError(.cancelled, "the run was stopped"))))
        }
        let request = WireRequest.LogOn(version: version, credentials: credentials, accept: MediaType.xml.name)
        let user = use(of: credentials)
        let logon = await shielded { await self.exchange(.logOn(request), by: user) }
        switch logon.result {
        case .failure(let error):
            // Others are given no session, whatever becomes of the answer.
            if user == .configured, error.kind.mayHaveReachedServer {
                tell("a logon had no usable answer: \(error.explanation)")
            }
            return (logon, .failure(.transport(error)))
        case .success(let response):
            let answer = answer(response)
            await leave(answer.stray, response.status)
            return (logon, answer.session)
        }
    }

    private nonisolated func answer(_ response: Response) -> LogonAnswer {
        LogonAnswer(response, limits: bodies, trees: trees)
    }

    /// Ends a session that the server opened though its answer is none to us.
    private func leave(_ stray: Result<Session, LogonAnswer.Unusable>?, _ status: Int) async {
        switch stray {
        case .success(let session): _ = await end(session)
        case .failure(let lack): tell("a logon was answered with \(status), but \(lack.explanation)")
        case nil: break
        }
    }

    /// Opens another session in place of the one that seems to have ended; that one is ended all the same.
    ///
    /// Nothing where the server gives none, and the reason where it may give one later.
    private func reopened() async -> Result<SessionToken, TransportError>? {
        renewals -= 1
        let old = session
        obstacleToRenewal = nil
        switch await open() {
        case .success(let new):
            if let old { _ = await end(old) }
            return .success(new.token)
        case .failure(let failure) where failure.mayPass:
            // A logon to which the server was busy was none.
            if let response = failure.response, await mayAskAgain(after: .success(response), 1), renewals > 0 {
                return await reopened()
            }
            let reason = "the session had ended, and there is no other: \(failure.explanation)"
            let obstacle = TransportError(.other, reason)
            obstacleToRenewal = obstacle
            return .failure(obstacle)
        case .failure:
            // An account is locked after a few refusals; an answer that is no session is not asked for again.
            renewals = 0
            return nil
        }
    }

    private func use(of credentials: Credentials?) -> SessionStep.LogOn.CredentialsUse {
        guard let credentials else { return .none }
        return credentials == self.credentials ? .configured : .wrong
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
    ///
    /// A run that is stopped waits for that no longer than for any other logon.
    private func renewedToken(after stale: SessionToken) async -> Result<SessionToken, TransportError>? {
        if let current = session?.token, current != stale { return .success(current) }
        refused = stale
        if let renewal { return await renewal.valueUnlessStopped }
        guard renewals > 0 else { return obstacleToRenewal.map { .failure($0) } }
        let renewal = Task { await reopened() }
        self.renewal = renewal
        let token = await renewal.valueUnlessStopped
        self.renewal = nil
        return token
    }
}

extension TransportError.Kind {
    /// Whether a server may have done what it was asked for.
    fileprivate var mayHaveReachedServer: Bool {
        switch self {
        case .timedOut, .connectionLost, .malformedResponse, .contentTooLarge, .cancelled: true
        case .nameNotResolved, .notConnected, .connectionTimedOut, .proxyFailed, .certificateRefused, .fileUnusable,
            .handshakeFailed, .notRecorded, .other:
            false
        }
    }
}

extension WireRequest {
    /// Whether it can be left out; a session that was opened is ended all the same.
    fileprivate var isRefusable: Bool {
        if case .logOut = self { return false }
        return true
    }
}

extension Response {
    /// Tokens that the answer carries, whatever it answers.
    fileprivate var tokens: [String] { fields.values(of: "X-RestSvcSessionId") + sessionCookies }
}
