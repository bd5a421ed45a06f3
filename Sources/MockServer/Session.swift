/// The versions of the API that a logon may ask for, oldest first.
enum APIVersion: String, Hashable, Sendable, CaseIterable {
    case version5 = "v1_5"
    case version6 = "v1_6"
    case version7 = "v1_7"

    /// The number behind the point.
    var number: Int {
        switch self {
        case .version5: 5
        case .version6: 6
        case .version7: 7
        }
    }

    /// Reads the logon parameter `v`: `nil` and `latest` mean the newest of the versions on offer.
    init?(parameter: String?, among versions: [APIVersion]) {
        switch parameter?.lowercased() {
        case nil, "latest":
            guard let newest = versions.last else { return nil }
            self = newest
        case let name?:
            guard let version = APIVersion(rawValue: name), versions.contains(version) else { return nil }
            self = version
        }
    }
}

/// One logon session.
struct Session: Hashable, Sendable {
    let id: GUID
    let userName: String
    let version: APIVersion
    /// What a client shows with every request.
    let token: String
    /// Monotonic seconds at the last request of the session.
    var lastUsed: Double

    /// The path below `/api`.
    var path: String {
        "logonSessions/\(id)"
    }

    /// What a request belongs to that is let in without a session.
    static let nobody = Session(
        id: GUID(high: 0, low: 0),
        userName: "",
        version: .version7,
        token: "",
        lastUsed: 0
    )
}

/// The sessions that are logged on.
struct SessionStore: Sendable {
    /// The session header field, which is also the name of the cookie.
    static let fieldName = "X-RestSvcSessionId"

    /// The time without requests, in seconds, after which a session ends.
    let idleLimit: Double
    private let style: SessionStyle
    private var sessions: [Session] = []
    /// The tokens of sessions that were logged off.
    private var ended: [String] = []

    init(idleLimit: Double, style: SessionStyle) {
        self.idleLimit = idleLimit
        self.style = style
    }

    /// Logs a user on.
    mutating func open(_ id: GUID, userName: String, version: APIVersion, now: Double) -> Session {
        let token = style.token(of: id)
        let session = Session(id: id, userName: userName, version: version, token: token, lastUsed: now)
        if style.opensSessions { sessions.append(session) }
        return session
    }

    /// The session of a request, whose idle time starts anew; `nil` without a valid token.
    mutating func use(_ fields: [HeaderField], now: Double) -> Session? {
        expire(now: now)
        let token = style.token(in: fields)
        guard let index = sessions.firstIndex(where: { $0.token == token }) else {
            return style.admits(fields, token: token, ended: ended) ? sessions.last ?? .nobody : nil
        }
        sessions[index].lastUsed = now
        return sessions[index]
    }

    /// Every session that has not ended, oldest first.
    var all: [Session] { sessions }

    /// The session of an identifier; `nil` when there is none.
    func session(_ id: GUID) -> Session? {
        sessions.first { $0.id == id }
    }

    /// Logs a session off.
    mutating func close(_ id: GUID) {
        guard style.closesSessions else { return }
        ended += sessions.filter { $0.id == id }.map(\.token)
        sessions.removeAll { $0.id == id }
    }

    private mutating func expire(now: Double) {
        sessions.removeAll { now - $0.lastUsed >= idleLimit }
    }
}
