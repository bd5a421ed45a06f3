import Conformance
import Evaluation

/// Performs every session step that a plan needs, in one probe session.
struct ProbeScript {
    let actions: Set<ProbeTranscript.Action>
    let conversation: Conversation
    let credentials: Credentials
    /// A user name that nobody has; nothing where wrong credentials must not be tried.
    let stranger: Credentials?

    init(_ cases: [Case], conversation: Conversation, credentials: Credentials, stranger: Credentials?) {
        actions = Set(
            cases.flatMap { candidate -> [ProbeTranscript.Action] in
                guard case .steps(let steps) = candidate.requirement.assertion else { return [] }
                return ProbeTranscript.actions(of: steps)
            }
        )
        self.conversation = conversation
        self.credentials = credentials
        self.stranger = stranger
    }

    /// Logons that must fail come first, then one session: open, read, end, read again.
    func transcript() async -> ProbeTranscript {
        var seen: [ProbeTranscript.Action: ProbeTranscript.Observation] = [:]
        for use in [SessionStep.LogOn.CredentialsUse.wrong, .none] where actions.contains(.logOn(use)) {
            seen[.logOn(use)] = await refusedLogon(use)
        }
        guard actions.contains(.logOn(.configured)), !Task.isCancelled else { return ProbeTranscript(seen) }
        let (observation, session) = await logOn(credentials)
        seen[.logOn(.configured)] = observation
        guard let session else { return ProbeTranscript(seen) }
        await read(session, isOpen: true, into: &seen)
        // The session is ended whether or not a requirement asks for it.
        seen[.logOut] = await logOut(session)
        await read(session, isOpen: false, into: &seen)
        return ProbeTranscript(seen, target: session.witness ?? session.target)
    }

    private func read(
        _ session: Conversation.Session,
        isOpen: Bool,
        into seen: inout [ProbeTranscript.Action: ProbeTranscript.Observation]
    ) async {
        for carrier in SessionStep.Read.Carrier.allCases where actions.contains(.read(carrier, isOpen: isOpen)) {
            seen[.read(carrier, isOpen: isOpen)] = await read(session, by: carrier)
        }
    }

    private func refusedLogon(_ use: SessionStep.LogOn.CredentialsUse) async -> ProbeTranscript.Observation {
        if use == .wrong, stranger == nil { return .skipped("wrong credentials are not tried with --no-bad-logon") }
        let (observation, session) = await logOn(use == .wrong ? stranger : nil)
        // A server that lets a stranger in is not left with the session.
        if let session { _ = await logOut(session) }
        return observation
    }

    private func logOn(
        _ credentials: Credentials?
    ) async -> (ProbeTranscript.Observation, Conversation.Session?) {
        switch await conversation.logOn(credentials) {
        case .success(let session): (.response(session.response), session)
        case .failure(.refused(let response)): (.response(response), nil)
        case .failure(.unusable(let response, _)): (.response(response), nil)
        case .failure(.transport(let error)): (.failure(error), nil)
        }
    }

    private func read(
        _ session: Conversation.Session,
        by carrier: SessionStep.Read.Carrier
    ) async -> ProbeTranscript.Observation {
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
        return ProbeTranscript.Observation(await conversation.counted(.read(request)))
    }

    private func logOut(_ session: Conversation.Session) async -> ProbeTranscript.Observation {
        ProbeTranscript.Observation(await conversation.end(session))
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
