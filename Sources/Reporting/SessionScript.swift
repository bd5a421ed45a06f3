import Conformance

/// Session steps as lines to paste into a POSIX shell; secrets stand in them as variables.
///
/// What the last step came to is shown, and the session is ended if the steps leave it open.
struct SessionScript {
    /// The answer to the logon, the session's address, and the token that its cookie carries.
    private static let (answer, address, cookie) = ("EM_ANSWER", "EM_LOGON_SESSION", "EM_COOKIE")
    /// What no server gave.
    private static let madeUp = "no-such-session"

    private let steps: [SessionAction]
    private let target: Target?
    private let setting: Run.Setting

    /// Creates the lines of some steps, of which reads ask for a target; they stand for what a run did.
    init(_ steps: [SessionAction], reading target: Target?, in setting: Run.Setting) {
        self.steps = steps
        self.target = target
        self.setting = setting
    }

    /// The lines.
    var lines: [String] {
        let leavesOpen = steps.contains(.logOn(.configured)) && !steps.contains(.logOut)
        return steps.dropLast().flatMap { lines($0, isLast: false) }
            + steps.suffix(1).flatMap { lines($0, isLast: true) }
            + (leavesOpen ? ["# End the session:", logout] : [])
    }

    private func lines(_ step: SessionAction, isLast: Bool) -> [String] {
        switch step {
        case .logOn(.configured): logon + (isLast ? [#"printf '%s\n' "$\#(Self.answer)""#] : [])
        case .logOn(.wrong): [refusedLogon("--user no-such-user:no-such-password ")]
        case .logOn(.none): [refusedLogon("")]
        case .read(let carrier, _): read(by: carrier)
        case .logOut: [logout]
        }
    }

    /// Keeps what the other steps need of the answer.
    private var logon: [String] {
        let asking = Curl.asking(
            Self.answer,
            "--include --header 'Accept: application/xml'",
            at: setting.origin,
            setting.trust,
            setting.access
        )
        let answer = #"$(printf '%s\n' "$\#(Self.answer)" | "#
        let id = #"sed -n 's|.*<SessionId>\([^<]*\)</SessionId>.*|\1|p' | head -n 1)"#
        let sets = #"awk 'tolower($1) == "set-cookie:" { print $2 }' | sed -n 's/;.*//; s/^X-RestSvcSessionId=//p')"#
        return asking + [
            #"  tr -d '\r')"#,
            #"\#(Curl.session)=\#(answer)awk 'tolower($1) == "x-restsvcsessionid:" { print $2 }')"#,
            "\(Self.cookie)=\(answer)\(sets)",
            "\(Self.cookie)=${\(Self.cookie):-$\(Curl.session)}",
            "\(Self.address)=\(Curl.quoted("\(setting.origin)/api/logonSessions/".visible))\(answer)\(id)",
        ]
    }

    private func refusedLogon(_ user: String) -> String {
        curl("\(user)\(Curl.empty) --header 'Accept: application/xml'", Curl.quoted(url(Curl.sessionManager)))
    }

    private func read(by carrier: SessionStep.Read.Carrier) -> [String] {
        guard let target else { return [] }
        let header = { (token: String) in "--header \"X-RestSvcSessionId: \(token)\"" }
        let cookie = { (token: String) in "--header \"Cookie: X-RestSvcSessionId=\(token)\"" }
        let (token, given) = ("$\(Curl.session)", "$\(Self.cookie)")
        let carried =
            switch carrier {
            case .header: header(token)
            case .cookie: cookie(given)
            case .headerBesideFalseCookie: "\(header(token)) \(cookie(Self.madeUp))"
            case .cookieBesideFalseHeader: "\(header(Self.madeUp)) \(cookie(given))"
            }
        return [curl("--header 'Accept: application/xml' \(carried)", place(of: target))]
    }

    private var logout: String {
        curl("--request DELETE --header \"X-RestSvcSessionId: $\(Curl.session)\"", #""$\#(Self.address)""#)
    }

    /// The target; a session's own is that of the session which the lines opened.
    private func place(of target: Target) -> String {
        target.segments.first == "logonsessions" ? #""$\#(Self.address)""# : Curl.quoted(url(target.description))
    }

    private func url(_ target: String) -> String { "\(setting.origin)\(target)".visible }

    private func curl(_ words: String, _ url: String) -> String {
        let beginning = Curl.beginning(of: url, at: setting.origin, setting.trust, setting.access)
        return (beginning + [words, url]).joined(separator: " ")
    }
}
