import Conformance
import Evaluation

/// Performs every session step that a plan needs, in one probe session.
struct ProbeScript {
    /// The steps that are needed, each with all that requirements demand of it.
    private let expectations: [SessionAction: Set<StepExpectation>]
    let conversation: Conversation
    let credentials: Credentials
    /// A user name that nobody has; nothing where wrong credentials must not be tried.
    let stranger: Credentials?

    init(_ cases: [Case], conversation: Conversation, credentials: Credentials, stranger: Credentials?) {
        var expectations: [SessionAction: Set<StepExpectation>] = [:]
        for case .steps(let steps) in cases.map(\.requirement.assertion) {
            for (action, step) in zip(SessionAction.actions(of: steps), steps) {
                expectations[action, default: []].insert(step.expectation)
            }
        }
        self.expectations = expectations
        self.conversation = conversation
        self.credentials = credentials
        self.stranger = stranger
    }

    /// What the steps brought so far.
    private struct Seen {
        var observations: [SessionAction: ProbeTranscript.Observation] = [:]
        var exchanges: [Exchange] = []
        var flaws: [SessionAction: String] = [:]

        /// All of it; `target` is what reads asked for.
        func transcript(reading target: Target? = nil) -> ProbeTranscript {
            ProbeTranscript(observations, target: target, exchanges: exchanges, flaws: flaws)
        }
    }

    /// Keeps what a step brought.
    private func keep(_ exchange: Exchange?, as action: SessionAction, at target: Target? = nil, _ seen: inout Seen) {
        guard let exchange else { return }
        seen.exchanges.append(exchange.evidence)
        seen.observations[action] = observation(exchange.result, of: action, at: target)
        seen.flaws[action] = exchange.failedBefore
    }

    private func observation(
        _ result: Result<Response, TransportError>,
        of action: SessionAction,
        at target: Target? = nil
    ) -> ProbeTranscript.Observation {
        ProbeTranscript.Observation(
            result,
            to: action,
            at: target,
            judgingBy: expectations[action] ?? [],
            limits: conversation.bodies,
            trees: conversation.trees
        )
    }

    /// The main logon's answer as the probe session's: a success that is no session is the server's fault, a refusal
    /// may be ours, and is not tried again.
    func transcript(of failure: LogonFailure) -> ProbeTranscript {
        guard let response = failure.response, (200...299).contains(response.status) else {
            return ProbeTranscript([:])
        }
        return ProbeTranscript([.logOn(.configured): observation(.success(response), of: .logOn(.configured))])
    }

    /// Logons that must fail come first, then one session: open, read, end, read again.
    func transcript() async -> ProbeTranscript {
        var seen = Seen()
        for use in [SessionStep.LogOn.CredentialsUse.wrong, .none] where isNeeded(.logOn(use)) {
            await refusedLogon(use, &seen)
        }
        guard isNeeded(.logOn(.configured)), !Task.isCancelled, let session = await logOn(.configured, &seen) else {
            return seen.transcript()
        }
        var target = session.witness ?? session.target
        await read(session, at: &target, isOpen: true, &seen)
        // The session is ended whether or not a requirement asks for it.
        await logOut(session, &seen)
        await read(session, at: &target, isOpen: false, &seen)
        return seen.transcript(reading: target)
    }

    private func isNeeded(_ action: SessionAction) -> Bool { expectations[action] != nil }

    /// Reads what shows whether the token works; where that is a list over our limit, the session itself from then on.
    private func read(
        _ session: Conversation.Session,
        at target: inout Target,
        isOpen: Bool,
        _ seen: inout Seen
    ) async {
        for carrier in SessionStep.Read.Carrier.allCases where isNeeded(.read(carrier, isOpen: isOpen)) {
            var exchange = await read(target, of: session, by: carrier)
            if case .failure(let error) = exchange.result, error.kind == .contentTooLarge, target != session.target {
                target = session.target
                exchange = await read(target, of: session, by: carrier)
            }
            keep(exchange, as: .read(carrier, isOpen: isOpen), at: target, &seen)
        }
    }

    private func refusedLogon(_ use: SessionStep.LogOn.CredentialsUse, _ seen: inout Seen) async {
        if use == .wrong, stranger == nil {
            seen.observations[.logOn(use)] = .skipped("wrong credentials are not tried with --no-bad-logon")
            return
        }
        // A server that lets a stranger in is not left with the session.
        if let session = await logOn(use, &seen), case .success(let exchange) = await conversation.end(session) {
            seen.exchanges.append(exchange.evidence)
        }
    }

    private func logOn(
        _ use: SessionStep.LogOn.CredentialsUse,
        _ seen: inout Seen
    ) async -> Conversation.Session? {
        let user: Credentials? =
            switch use {
            case .configured: credentials
            case .wrong: stranger
            case .none: nil
            }
        let (exchange, session) = await conversation.logOn(user)
        keep(exchange, as: .logOn(use), &seen)
        return try? session.get()
    }

    private func read(
        _ target: Target,
        of session: Conversation.Session,
        by carrier: SessionStep.Read.Carrier
    ) async -> Exchange {
        let (token, cookie): (SessionToken?, SessionToken?) =
            switch carrier {
            case .header: (session.token, nil)
            case .cookie: (nil, session.cookie)
            case .headerBesideFalseCookie: (session.token, .madeUp)
            case .cookieBesideFalseHeader: (.madeUp, session.cookie)
            case .falseCookie: (nil, .madeUp)
            }
        let request = WireRequest.Read(target: target, accept: MediaType.xml.name, token: token, cookie: cookie)
        return await conversation.exchangeAgainIfBusy(request)
    }

    private func logOut(_ session: Conversation.Session, _ seen: inout Seen) async {
        switch await conversation.end(session) {
        case .success(let exchange): keep(exchange, as: .logOut, &seen)
        case .failure(let error): seen.observations[.logOut] = .failure(error)
        }
    }
}
