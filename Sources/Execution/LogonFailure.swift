import Conformance
import Evaluation
import Representation

/// Why there is no session.
enum LogonFailure: Error {
    /// No answer came.
    case transport(TransportError)
    /// The answer was no session.
    case refused(Response)
    /// The session has no token or no address to end it by.
    case unusable(Response, String)

    /// One line for a person: what, and how to mend it.
    var explanation: String {
        switch self {
        case .transport(let error): error.explanation
        case .refused(let response) where response.status == 401:
            "the logon was refused with status 401; check the user name and the password"
        case .refused(let response) where response.status == 403:
            "the logon was refused with status 403; the user needs a role in Enterprise Manager"
        case .refused(let response):
            "the logon was answered with status \(response.status) instead of 201; is this Enterprise Manager's address?"
        case .unusable(_, let what): "the logon was answered with 201, but \(what)"
        }
    }
}

extension Conversation.Session {
    /// Reads a session off the answer to a logon.
    static func reading(_ response: Response) -> Result<Self, LogonFailure> {
        guard response.status == 201 else { return .failure(.refused(response)) }
        guard let token = response.fields.values(of: "X-RestSvcSessionId").first.flatMap({ SessionToken($0) }) else {
            return .failure(.unusable(response, "without a token in X-RestSvcSessionId"))
        }
        let observation = Observation(
            request: ReadRequest(target: .service, accept: .xml, session: .none),
            result: .success(response)
        )
        guard let target = observation.resource.flatMap({ ownTarget($0) }) else {
            return .failure(.unusable(response, "without an address by which the session can be ended"))
        }
        return .success(Self(token: token, target: target, response: response))
    }

    /// The session's own target: that of its deletion, else its Href.
    private static func ownTarget(_ resource: Resource) -> Target? {
        let deletions = (resource.links ?? []).filter { $0.relation == "Delete" }.map(\.href)
        return (deletions + [resource.text(of: "Href")]).compactMap { href in
            href.flatMap { Href($0).target }
        }.first { $0.segments.count == 2 && $0.segments[0] == "logonsessions" && $0.query == nil }
    }
}
