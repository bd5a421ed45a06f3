import Conformance

/// What the logon shows.
struct LogonExamination {
    private let result: Result<Conversation.Session, LogonFailure>
    private let credentials: Credentials

    init(_ result: Result<Conversation.Session, LogonFailure>, _ credentials: Credentials) {
        self.result = result
        self.credentials = credentials
    }

    /// The step.
    var step: Diagnosis.Step {
        switch result {
        case .success: Diagnosis.Step(.logon, .fine, "\(credentials.username) is logged on")
        case .failure(.transport(let error)): failed(error.explanation, Self.remedy)
        case .failure(.refused(let response)):
            failed("status \(response.status) instead of 201, as \(credentials.username)", remedy(for: response))
        case .failure(.unusable(_, let what)):
            failed(
                "status 201, but \(what)",
                "what stands between may take header fields away; ask the server without it"
            )
        }
    }

    private func failed(_ seen: String, _ remedy: String) -> Diagnosis.Step {
        Diagnosis.Step(.logon, .failed(remedy: remedy), seen)
    }

    private static let remedy = "look at what stands between, such as a proxy, and at the server's own log"

    private func remedy(for response: Response) -> String {
        switch response.status {
        case 401 where !response.offersBasic:
            "the server asks for another way to log on than Basic, the only one that its API documents"
        case 401: #"check user name and password; a user of a domain is written DOMAIN\user"#
        case 403: "the user is known, and has no role in Enterprise Manager: an administrator of it gives one"
        case _ where response.isBusy: "the server is busy; try again later"
        default: "look at the server's own log; the logon is POST /api/sessionMngr/?v=latest"
        }
    }
}

extension Response {
    /// Whether the answer lets one log on by user name and password; an answer without a challenge says nothing of it.
    fileprivate var offersBasic: Bool {
        let challenges = fields.values(of: "WWW-Authenticate")
        return challenges.isEmpty || challenges.contains { $0.lowercased().contains("basic") }
    }
}
