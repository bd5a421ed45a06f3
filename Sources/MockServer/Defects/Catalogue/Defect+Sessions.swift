extension Defect {
    /// Logons, tokens and logouts that break what section 2 of the reference says.
    static let sessions: [Defect] = tokens + logons + logouts

    private static let tokens = [
        Defect("session-not-required", "Requests without a token are served.", .rule { $0.session.requests = .absent }),
        Defect("unknown-token-accepted", "Requests with any token are served.", .rule { $0.session.requests = .wrong }),
        Defect(
            "session-not-required-for-json",
            "Requests for JSON are served with any token and with none.",
            .rule { $0.session.guardsJSON = false }
        ),
        Defect(
            "unknown-cookie-accepted",
            "Requests with any cookie and no header field are served.",
            .rule { $0.session.cookies = .any }
        ),
        Defect("token-refused", "A token is refused from the start.", .rule { $0.session.opensSessions = false }),
        Defect(
            "header-refused",
            "The token is not taken from the header field.",
            .rule { $0.session.readsHeader = false }
        ),
        Defect("cookie-refused", "The token is not taken from the cookie.", .rule { $0.session.readsCookie = false }),
        Defect("header-wins", "The header field wins over the cookie.", .rule { $0.session.prefersCookie = false }),
    ]

    private static let logons = [
        Defect(
            "credentials-not-required",
            "A logon without credentials succeeds.",
            .rule { $0.session.credentials = .absent }
        ),
        Defect(
            "wrong-credentials-accepted",
            "A logon with any credentials succeeds.",
            .rule { $0.session.credentials = .wrong }
        ),
        Defect("logon-200", "A logon is answered with 200.", .status(.ok, .logon, for: .created)),
        Defect("logon-202", "A logon is answered with 202.", .status(.accepted, .logon, for: .created)),
        Defect(
            "logon-refused-200",
            "Wrong credentials are answered with 200 and an Error.",
            .status(.ok, .logon, for: .unauthorized)
        ),
        Defect(
            "logon-refused-403",
            "Wrong credentials are answered with 403.",
            .reply(.logon) { reply, _ in
                if reply.status == .unauthorized { reply = Reply(.forbidden, mediaType: reply.mediaType) }
            }
        ),
        Defect(
            "logon-challenge-missing",
            "Wrong credentials are not challenged.",
            .response(.logon) { response in if response.status == 401 { response.set("WWW-Authenticate", to: nil) } }
        ),
        Defect("token-missing", "A logon gives no token in a header field.", .logon("X-RestSvcSessionId") { _ in nil }),
        Defect("token-empty", "A logon gives an empty token.", .logon("X-RestSvcSessionId") { _ in "" }),
        Defect("set-cookie-missing", "A logon sets no cookie.", .logon("Set-Cookie") { _ in nil }),
        Defect(
            "set-cookie-other-token",
            "A logon sets a cookie with another token.",
            .logon("Set-Cookie") { _ in
                "X-RestSvcSessionId=\(Base64.encode(GUID.nowhere.description.utf8)); Path=/api;"
            }
        ),
        Defect(
            "set-cookie-other-path",
            "A logon sets a cookie for another path.",
            .logon("Set-Cookie") {
                $0.replacing("Path=/api", with: "Path=/other")
            }
        ),
        Defect(
            "set-cookie-other-name",
            "A logon sets a cookie of another name.",
            .logon("Set-Cookie") { $0.replacing("X-RestSvcSessionId", with: "SessionId") }
        ),
        Defect("location-missing", "A logon does not say where its session is.", .logon("Location") { _ in nil }),
        Defect(
            "location-elsewhere",
            "A logon names another session.",
            .logon("Location") { LinkFlaw.href($0, naming: .nowhere) }
        ),
    ]

    private static let logouts = [
        Defect("logout-ignored", "A token is valid after its logout.", .rule { $0.session.closesSessions = false }),
        Defect(
            "cookie-outlives-logout",
            "A cookie that comes alone is valid after its session's logout.",
            .rule { $0.session.cookies = .ended }
        ),
        Defect(
            "logout-200",
            "A logout is answered with 200 and content.",
            .reply(.logout) { reply, situation in
                guard reply.status == .noContent else { return }
                let answer = Answer(status: .ok, representation: situation.view.enterpriseManager)
                reply = Reply(answer, mediaType: reply.mediaType)
            }
        ),
        Defect("logout-202", "A logout is answered with 202.", .status(.accepted, .logout, for: .noContent)),
        Defect("logout-404", "A logout is answered with 404.", .refusal(.notFound, .logout)),
        Defect(
            "logout-405",
            "A logout is refused as a method, and does not happen.",
            .request(.logout) { request, _ in request.method = "PUT" }
        ),
    ]
}

extension Fault {
    /// Another header field of a logon that succeeds; `nil` takes it away.
    fileprivate static func logon(_ name: String, _ change: @escaping @Sendable (String) -> String?) -> Fault {
        response(.logon) { response in
            if let value = response.fields.first(named: name) { response.set(name, to: change(value)) }
        }
    }
}
