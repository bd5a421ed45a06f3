import Conformance

/// What a request asks; whose password it carries makes no difference, whose session does.
struct RecordedQuestion: Hashable {
    /// The request for a reader.
    let request: String
    private let token: String?
    private let cookie: String?

    /// What a request asks.
    init(_ wire: WireRequest, by user: SessionStep.LogOn.CredentialsUse?) {
        switch wire {
        case .read(let read):
            request = "GET \(read.target), \(read.accept.map { "Accept: \($0)" } ?? "no Accept")"
            (token, cookie) = (read.token?.value, read.cookie?.value)
        case .logOn(let logOn):
            request = "a logon with \(user?.rawValue ?? "no") credentials, version \(logOn.version)"
            (token, cookie) = (nil, nil)
        case .logOut(let logOut):
            request = "DELETE \(logOut.target)"
            (token, cookie) = (logOut.token.value, nil)
        }
    }

    private init(request: String, token: String?, cookie: String?) {
        self.request = request
        self.token = token
        self.cookie = cookie
    }

    /// The question with any session at all, where it has one.
    var regardlessOfSession: Self {
        Self(request: request, token: token.map { _ in "any" }, cookie: cookie.map { _ in "any" })
    }
}
