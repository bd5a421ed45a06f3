import MockServer
import TestSupport

extension Attack {
    private static let somebody = "00000000-dead-beef-0000-000000000000"
    private static let unusable = "without an address by which the session can be ended"

    /// How sessions are opened and ended, and how often a server says no.
    static let sessions: [Attack] = [
        .logon("a logon that is answered with 500", "the logon was answered with status 500") {
            response,
            _ in response.answering(500, "Internal Server Error")
        },
        .logon("a logon that is refused", "the logon was refused with status 401") { response, _ in
            response.answering(401, "Unauthorized")
        },
        .logon("a logon that is redirected", "the logon was answered with status 302") {
            $0.answering(302, "Found").setting("Location", to: "http://127.0.0.1:\($1.decoy)/api/sessionMngr/?v=latest")
        },
        .logon("a logon that is redirected with its method", "the logon was answered with status 307") {
            $0.answering(307, "Elsewhere").setting(
                "Location",
                to: "http://127.0.0.1:\($1.decoy)/api/sessionMngr/?v=latest"
            )
        },
        .logon("a page in place of a session", "the logon was answered with status 200") { response, _ in
            let page = response.answering(200, "OK").setting("Content-Type", to: "text/html")
            return page.rewritten { _ in "<html><form>pwned</form></html>" }
        },
        .logon("a logon without a token", "without a token") { response, _ in
            response.setting("X-RestSvcSessionId", to: nil)
        },
        .logon("a token with a line break", "a field is folded over two lines") { response, _ in
            response.setting("X-RestSvcSessionId", to: "abc\r\n X-Pwned: yes")
        },
        .logon("a token of odd characters", "a field holds a control character") { response, _ in
            response.setting("X-RestSvcSessionId", to: "\u{7F}\u{1}tök\"en;,")
        },
        .logon("a session without an address", unusable) { response, _ in
            response.setting("Location", to: nil).rewritten { _ in "<LogonSession/>" }
        },
        .logon("a session at another host", unusable) { response, _ in
            moved(response, to: "https://192.0.2.1/forbidden")
        },
        .logon("a session that ends by a deletion", unusable) {
            moved($0, to: "http://127.0.0.1:\($1.port)/api/backups/\(somebody)")
        },
        .logon("a session that ends by all of them", unusable) {
            moved($0, to: "http://127.0.0.1:\($1.port)/api/logonSessions")
        },
        .session("a link by which somebody else is logged out", "the Delete link names the session of SessionId") {
            response,
            ground in
            response.rewritten { text in
                let link = "http://127.0.0.1:\(ground.port)/api/logonSessions/\(somebody)"
                return text.replacing(
                    "<Links>",
                    with: "<Links><Link Href=\"\(link)\" Rel=\"Delete\" Type=\"LogonSession\"/>"
                )
            }
        },
        .session("a place of somebody else's session", "Location names the session of SessionId") {
            $0.setting("Location", to: "http://127.0.0.1:\($1.port)/api/logonSessions/\(somebody)")
        },
        .session("an address of somebody else's session", "Href names the session of SessionId") { response, ground in
            response.rewritten { text in
                text.replacing(/<LogonSession([^>]*) Href="[^"]*"/) { match in
                    "<LogonSession\(match.1) Href=\"http://127.0.0.1:\(ground.port)/api/logonSessions/\(somebody)\""
                }
            }
        },
        .everywhere("a logout that is refused", "session.logout", status: 1, where: \.logsOut) { response, _ in
            response.answering(403, "Forbidden")
        },
        .everywhere("a logout that fails", "session.logout", status: 1, where: \.logsOut) { response, _ in
            response.answering(500, "Internal Server Error")
        },
        Attack(name: "a logout that hangs", reason: "--request-timeout", status: 3, limits: hasty) { request, _, _ in
            request.logsOut ? .hang([]) : nil
        },
        Attack(name: "a logon that hangs", reason: "--request-timeout", status: 3, limits: hasty) { request, _, _ in
            request.logsOn ? .hang([]) : nil
        },
        Attack(name: "a logon whose answer is reset", reason: "Connection reset by peer", status: 3) { request, _, _ in
            request.logsOn ? .reset([]) : nil
        },
        .everywhere(
            "sessions that are forgotten at once",
            "answered 401 Unauthorized",
            status: 1,
            where: \.readsBehindLogon
        ) {
            response,
            _ in response.answering(401, "Unauthorized")
        },
        .busy("503 for everything", 503, nil),
        .busy("503 until at once", 503, "0"),
        .busy("503 until in 5 seconds", 503, "5"),
        .busy("503 until in 300 years", 503, "9999999999"),
        .busy("503 until a day that there is not", 503, "Mon, 99 Foo 2026 25:61:61 GMT"),
        .busy("503 until yesterday", 503, "Mon, 05 Jan 2015 00:00:00 GMT"),
        .busy("503 until garbage", 503, "-1; pwned"),
        .busy("429 for everything", 429, "1"),
        .busy("502 for everything", 502, nil),
    ]

    private static func logon(
        _ name: String,
        _ reason: String,
        _ change: @escaping @Sendable (MockResponse, Ground) -> MockResponse
    ) -> Attack {
        .everywhere(name, reason, status: 3, where: \.logsOn, change)
    }

    /// A logon that works all the same.
    private static func session(
        _ name: String,
        _ reason: String,
        _ change: @escaping @Sendable (MockResponse, Ground) -> MockResponse
    ) -> Attack {
        .everywhere(name, reason, status: 0, where: \.logsOn, change)
    }

    /// Every read is put off.
    private static func busy(_ name: String, _ status: Int, _ retryAfter: String?) -> Attack {
        .everywhere(name, "answered \(status) Busy", status: 3, where: \.readsBehindLogon) {
            response,
            _ in response.answering(status, "Busy").setting("Retry-After", to: retryAfter)
        }
    }

    private static func moved(_ response: MockResponse, to address: String) -> MockResponse {
        response.setting("Location", to: address).rewritten { text in
            text.replacing(/Href="[^"]*logonSessions[^"]*"/) { _ in "Href=\"\(address)\"" }
                .replacing(/<SessionId>[^<]*<\/SessionId>/) { _ in "" }
        }
    }
}
