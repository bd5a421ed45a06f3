import Conformance
import Representation

/// What a logon's answer says of its session in several places, held against each other.
///
/// Secrets stand in these places: mismatches name the places and not what is in them, as far as that will do.
struct SessionCheck {
    private let response: Response
    private let body: Resource?

    init(_ response: Response, _ body: Resource?) {
        self.response = response
        self.body = body
    }

    /// What is wrong, if anything is.
    func mismatch(_ claim: StepExpectation.SessionClaim) -> Mismatch? {
        switch claim {
        case .cookie: cookieMismatch
        case .identity: identityMismatch
        }
    }

    private var cookieMismatch: Mismatch? {
        let expected = "Set-Cookie with the token of X-RestSvcSessionId"
        guard let cookie = response.sessionCookies.first else {
            return Mismatch(expected: expected, actual: "no such cookie")
        }
        if response.fields.values(of: "X-RestSvcSessionId").contains(cookie) { return nil }
        return Mismatch(expected: expected, actual: "a cookie with another value")
    }

    private var identityMismatch: Mismatch? {
        let deletion = (body?.links ?? []).first { $0.relation == "Delete" }?.href
        let location = response.fields.values(of: "Location").first
        let addresses = [("Href", body?.text(of: "Href")), ("the Delete link", deletion), ("Location", location)]
        guard let id = body?.text(of: "SessionId")?.lowercased() else {
            return Mismatch(expected: "a SessionId", actual: "none", place: body.map { "\($0.place)" })
        }
        for (name, address) in addresses {
            // A Location may be relative (RFC 9110 §10.2.2).
            guard let address, (Href(address).target ?? Target(address))?.lastSegment != id else { continue }
            return Mismatch(expected: "\(name) names the session of SessionId, \(id)", actual: address)
        }
        return nil
    }
}
