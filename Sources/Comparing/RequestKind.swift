import Conformance

/// What requests have in common that two installations can be asked alike.
struct RequestKind: Comparable, CustomStringConvertible, Hashable {
    /// How a request shows who asks.
    enum Session: String, Comparable {
        case none = "no session"
        case header = "session"
        case cookie = "session in a cookie"
        case cookieBesideHeader = "session in a cookie, made-up token in the header"
        case headerBesideCookie = "session in the header, made-up token in a cookie"
        case madeUp = "made-up token"
        case ended = "ended session"

        /// Whether a server should know who asks.
        var isValid: Bool { self == .header || self == .cookie || self == .cookieBesideHeader }

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The method and the masked target.
    let line: String
    /// The target's part that says what an answer is made of, with the method.
    let shape: String
    /// The value of `Accept`; nothing where no such field was sent.
    let accept: String?
    /// How the request shows who asks.
    let session: Session
    /// Whose credentials a logon carried, in words; nothing for what is no logon.
    let user: String?
    /// Whether an id stands in the target that some resource has.
    let namesSubject: Bool

    /// Whether it is a logon as the configured user.
    var isOwnLogon: Bool { user == Self.words(for: .configured) }

    /// Whether it is the resource that needs no session.
    var isService: Bool { line == "GET /api/" }

    var description: String {
        let circumstances = [
            user, session == .header || user != nil || isService ? nil : session.rawValue,
            user == nil ? accept.map { "Accept: \($0)" } ?? "no Accept" : nil,
        ]
        return "\(line) (\(circumstances.compactMap(\.self).joined(separator: ", ")))"
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.line, left.accept ?? "", left.session, left.user ?? "")
            < (right.line, right.accept ?? "", right.session, right.user ?? "")
    }
}

extension RequestKind {
    /// The kind of a request; the ledger knows what its token is worth.
    init(_ exchange: Exchange, _ ledger: SessionLedger, isNamed: (String) -> Bool) {
        switch exchange.request {
        case .read(let read):
            let template = TargetTemplate(read.target, isNamed: isNamed)
            self.init(
                line: "GET \(template.text)",
                shape: "GET \(template.shape)",
                accept: read.accept,
                session: ledger.session(of: read),
                user: nil,
                namesSubject: template.namesSubject
            )
        case .logOn(let logOn):
            let line = "POST /api/sessionMngr/?v=\(logOn.version)"
            self.init(
                line: line,
                accept: logOn.accept,
                session: .none,
                user: exchange.user.map { Self.words(for: $0) }
            )
        case .logOut(let logOut):
            let session = ledger.worth(of: logOut.token)
            self.init(line: "DELETE /api/logonSessions/{id}", accept: nil, session: session, user: nil)
        }
    }

    private static func words(for use: SessionStep.LogOn.CredentialsUse) -> String { "\(use) credentials" }

    private init(line: String, accept: String?, session: Session, user: String?) {
        self.init(
            line: line,
            shape: line,
            accept: accept,
            session: session,
            user: user,
            namesSubject: false
        )
    }
}

/// What became of the sessions of a run, request by request.
struct SessionLedger {
    private var open: Set<SessionToken> = []
    private var ended: Set<SessionToken> = []

    /// Takes note of what an exchange did to sessions.
    mutating func note(_ exchange: Exchange) {
        guard case .success(let response) = exchange.result, (200..<300).contains(response.status)
        else { return }
        switch exchange.request {
        case .logOn:
            let tokens = response.fields.values(of: "X-RestSvcSessionId") + response.sessionCookies
            open.formUnion(tokens.compactMap { SessionToken($0) })
        case .logOut(let logOut):
            // The cookie may spell the token in another way; it ends with the session all the same.
            open.remove(logOut.token)
            ended.insert(logOut.token)
        case .read: break
        }
    }

    /// What a token is worth where it stands alone in the header.
    func worth(of token: SessionToken) -> RequestKind.Session {
        open.contains(token) ? .header : ended.contains(token) ? .ended : .madeUp
    }

    /// How a read shows who asks.
    func session(of read: WireRequest.Read) -> RequestKind.Session {
        switch (read.token, read.cookie) {
        case (nil, nil): return .none
        case (let token?, nil): return worth(of: token)
        case (nil, let cookie?): return open.contains(cookie) ? .cookie : worth(of: cookie)
        case (let token?, let cookie?):
            if open.contains(cookie) { return open.contains(token) ? .cookie : .cookieBesideHeader }
            return open.contains(token) ? .headerBesideCookie : worth(of: cookie)
        }
    }
}
