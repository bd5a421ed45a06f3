import Conformance
import Evaluation
import Representation

/// The answer to a logon, read for what the session is.
struct LogonAnswer {
    private let response: Response
    private let resource: Resource?

    init(_ response: Response, limits: BodyLimits, trees: LargeTree) {
        self.response = response
        let request = ReadRequest(target: .service, accept: .xml, session: .none)
        resource = Observation(request: request, result: .success(response), limits: limits, trees: trees).resource
    }

    /// The session, or why there is none that a run could use.
    var session: Result<Conversation.Session, LogonFailure> {
        guard response.status == 201 else { return .failure(.refused(response)) }
        return opened(by: tokens).mapError { .unusable(response, $0.explanation) }
    }

    /// The session that the server opened by an answer that is none to a run; nothing where it opened none.
    var stray: Result<Conversation.Session, Unusable>? {
        // A refusal opens none, whatever it names; any other status may stand in the place of 201.
        guard !(400...499).contains(response.status), opensSession, case .failure = session else { return nil }
        // What stands between may have taken the field away, but not the cookie.
        return opened(by: tokens + response.sessionCookies)
    }

    private var opensSession: Bool {
        let isNamed = !tokens.isEmpty || !response.sessionCookies.isEmpty || resource?.text(of: "SessionId") != nil
        return isNamed || response.status == 201
    }

    /// What a session lacks.
    struct Unusable: Error {
        let explanation: String
    }

    /// The session that is told, whatever the status is.
    private func opened(by tokens: [String]) -> Result<Conversation.Session, Unusable> {
        guard let token = tokens.lazy.compactMap({ SessionToken($0) }).first else {
            return .failure(Unusable(explanation: "without a token in X-RestSvcSessionId"))
        }
        guard token.value.utf8.count <= Self.longestToken else {
            return .failure(Unusable(explanation: "with a token of more than \(Self.longestToken) bytes"))
        }
        guard let target = ownTarget else {
            return .failure(Unusable(explanation: "without an address by which the session can be ended"))
        }
        let cookie = response.sessionCookies.first.flatMap { SessionToken($0) } ?? token
        return .success(Conversation.Session(token: token, cookie: cookie, target: target, witness: witness))
    }

    /// The longest token that is taken, in bytes; those that were seen have some fifty.
    private static let longestToken = 2_048
    /// Of each sort so many are secrets; a genuine answer has one.
    private static let secretsOfASort = 4

    /// Texts that no report may hold, in every spelling that they come in, in a fixed order.
    var secrets: [String] {
        let hrefs = ([resource?.text(of: "Href"), location] + (resource?.links ?? []).map(\.href)).compactMap(\.self)
        let ids = hrefs.compactMap { Href($0).target }.filter(\.isLogonSession).compactMap(\.path.lastSegment)
        let sorts = [tokens, response.sessionCookies, ids, [resource?.text(of: "SessionId")].compactMap(\.self)]
        return sorts.flatMap { $0.prefix(Self.secretsOfASort) }
    }

    private var tokens: [String] { response.fields.values(of: "X-RestSvcSessionId") }

    private var location: String? { response.fields.values(of: "Location").first }

    /// The session's own target: by its id, its location or its Href; never by a link that names another session.
    ///
    /// Where they name different sessions, the one that most of them name is ours to end, and else the id's.
    private var ownTarget: Target? {
        let id = resource?.text(of: "SessionId").flatMap { Target("/api/logonSessions/\($0)") }
        let named = [location, resource?.text(of: "Href")].map { $0.flatMap { Href($0).target } }
        let candidates = ([id] + named).compactMap(\.self).filter(\.isLogonSession)
        return candidates.first { one in candidates.count { $0.names(sameAs: one) } > 1 } ?? candidates.first
    }

    /// What shows that a token works: a collection that the session leads to, else the session itself.
    private var witness: Target? {
        let collections = (resource?.links ?? []).filter {
            $0.relation == "Down" && $0.type?.hasSuffix("ReferenceList") == true
        }
        // Every role that has backups may read them; other collections are closed to some.
        let backups = collections.filter { $0.type == "BackupReferenceList" }
        return (backups + collections).compactMap { $0.href.flatMap { Href($0).target } }.first
    }
}

extension String {
    /// What stands behind the last slash.
    fileprivate var lastSegment: String? { split(separator: "/").last.map(String.init) }
}
