import Conformance

/// Why there is no session.
enum LogonFailure: Error {
    /// No answer came.
    case transport(TransportError)
    /// The answer was no session.
    case refused(Response)
    /// The session has no token or no address to end it by.
    case unusable(Response, String)

    /// The answer, where one came.
    var response: Response? {
        switch self {
        case .transport: nil
        case .refused(let response), .unusable(let response, _): response
        }
    }

    /// Whether the same logon may be answered otherwise later.
    var mayPass: Bool {
        switch self {
        case .transport: true
        case .refused(let response): response.isBusy
        case .unusable: false
        }
    }

    /// One line for a person: what, and how to mend it.
    var explanation: String {
        switch self {
        case .transport(let error) where error.kind == .certificateRefused:
            // The same advice as a doctor's: what mends one refusal invites an attacker in at another.
            "\(error.explanation) Mend: \(CertificateRefusal(error).remedy())."
        case .transport(let error): error.explanation
        case .refused(let response) where response.status == 401:
            "the logon was refused with status 401; check the user name and the password"
        case .refused(let response) where response.status == 403:
            "the logon was refused with status 403; the user needs a role in Enterprise Manager"
        case .refused(let response) where response.status == 407:
            "the logon was answered with status 407: a proxy on the way asks who we are; name a way without it"
        case .refused(let response) where response.isBusy:
            "the logon was answered with status \(response.status): the server is busy; try again later"
        case .refused(let response):
            "the logon was answered with status \(response.status) instead of 201; is this Enterprise Manager's address?"
        case .unusable(_, let what): "the logon was answered with 201, but \(what)"
        }
    }
}
