import Conformance
import Evaluation

/// Performs every session step that a plan needs, in one probe session.
struct ProbeScript {
    let actions: Set<SessionAction>
    let conversation: Conversation
    let credentials: Credentials
    /// A user name that nobody has; nothing where wrong credentials must not be tried.
    let stranger: Credentials?

    init(_ cases: [Case], conversation: Conversation, credentials: Credentials, stranger: Credentials?) {
        actions = Set(cases.flatMap(\.requirement.assertion.actions))
        self.conversation = conversation
        self.credentials = credentials
        self.stranger = stranger
    }

    /// What the steps brought so far.
    private struct Seen {
        var observations: [SessionAction: ProbeTranscript.Observation] = [:]
        var exchanges: [Exchange] = []

        /// Keeps what a step brought.
        mutating func keep(_ exchange: Exchange?, as action: SessionAction) {
            guard let exchange else { return }
            exchanges.append(exchange)
            observations[action] = ProbeTranscript.Observation(exchange.result)
        }
    }

    /// Logons that must fail come first, then one session: open, read, end, read again.
    func transcript() async -> ProbeTranscript {
        var seen = Seen()
        for use in [SessionStep.LogOn.CredentialsUse.wrong, .none] where actions.contains(.logOn(use)) {
            await refusedLogon(use, &seen)
        }
        guard actions.contains(.logOn(.configured)), !Task.isCancelled else {
            return ProbeTranscript(seen.observations, exchanges: seen.exchanges)
        }
        guard let session = await logOn(.configured, &seen) else {
            return ProbeTranscript(seen.observations, exchanges: seen.exchanges)
        }
        await read(session, isOpen: true, &seen)
        // The session is ended whether or not a requirement asks for it.
        await logOut(session, &seen)
        await read(session, isOpen: false, &seen)
        let target = session.witness ?? session.target
        return ProbeTranscript(seen.observations, target: target, exchanges: seen.exchanges)
    }

    private func read(_ session: Conversation.Session, isOpen: Bool, _ seen: inout Seen) async {
        for carrier in SessionStep.Read.Carrier.allCases where actions.contains(.read(carrier, isOpen: isOpen)) {
            seen.keep(await read(session, by: carrier), as: .read(carrier, isOpen: isOpen))
        }
    }

    private func refusedLogon(_ use: SessionStep.LogOn.CredentialsUse, _ seen: inout Seen) async {
        if use == .wrong, stranger == nil {
            seen.observations[.logOn(use)] = .skipped("wrong credentials are not tried with --no-bad-logon")
            return
        }
        // A server that lets a stranger in is not left with the session.
        if let session = await logOn(use, &seen), case .success(let exchange) = await conversation.end(session) {
            seen.exchanges.append(exchange)
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
        seen.keep(exchange, as: .logOn(use))
        return try? session.get()
    }

    private func read(_ session: Conversation.Session, by carrier: SessionStep.Read.Carrier) async -> Exchange {
        let (token, cookie): (SessionToken?, SessionToken?) =
            switch carrier {
            case .header: (session.token, nil)
            case .cookie: (nil, session.cookie)
            case .headerBesideFalseCookie: (session.token, .madeUp)
            case .cookieBesideFalseHeader: (.madeUp, session.cookie)
            }
        let request = WireRequest.Read(
            target: session.witness ?? session.target,
            accept: MediaType.xml.name,
            token: token,
            cookie: cookie
        )
        return await conversation.exchange(.read(request))
    }

    private func logOut(_ session: Conversation.Session, _ seen: inout Seen) async {
        switch await conversation.end(session) {
        case .success(let exchange): seen.keep(exchange, as: .logOut)
        case .failure(let error): seen.observations[.logOut] = .failure(error)
        }
    }
}

extension ProbeTranscript.Observation {
    fileprivate init(_ result: Result<Response, TransportError>) {
        switch result {
        case .success(let response): self = .response(response)
        case .failure(let error): self = .failure(error)
        }
    }
}
