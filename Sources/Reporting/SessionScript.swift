import Conformance

/// Session steps as lines to paste into a POSIX shell; secrets stand in them as variables.
///
/// What the last step came to is shown, and a session that the steps leave open is ended. The variables are their own:
/// whoever logged on to repeat requests stays logged on.
struct SessionScript {
    private let steps: [SessionAction]
    private let target: Target?
    private let setting: Run.Setting

    /// Creates the lines of some steps, of which reads ask for a target; they stand for what a run did.
    init(_ steps: [SessionAction], reading target: Target?, in setting: Run.Setting) {
        self.steps = steps
        self.target = target
        self.setting = setting
    }

    /// The lines; none where it is not known what the steps read.
    var lines: [String] {
        guard target != nil || !steps.contains(where: \.isRead) else { return [] }
        let end = steps.last(where: { !$0.isRead }) == .logOut ? [] : ["# End the session that is open now:", ending]
        return steps.dropLast().flatMap { lines($0, isLast: false) }
            + steps.suffix(1).flatMap { lines($0, isLast: true) } + end
    }

    private func lines(_ step: SessionAction, isLast: Bool) -> [String] {
        let show = isLast ? [#"printf '%s\n' "$EM_ANSWER""#] : []
        switch step {
        case .logOn(.configured):
            let answer = Curl.asking(
                "EM_ANSWER",
                "--include --header 'Accept: application/xml'",
                at: setting.origin,
                setting.trust,
                setting.access
            )
            return answer + [#"  tr -d '\r')"#] + session + show
        case .logOn(.wrong): return [refusedLogon("--user no-such-user:no-such-password ")] + session + show
        case .logOn(.none): return [refusedLogon("")] + session + show
        case .read(let carrier, _): return read(by: carrier)
        case .logOut: return [logout]
        }
    }

    /// Keeps what the other steps need of the answer to a logon: the token, that of the cookie, and the id that most of
    /// its places name, but for links that end a session, which may be another one's.
    private var session: [String] {
        let value = { (variable: String, reading: String) in
            #"\#(variable)=$(printf '%s\n' "$EM_ANSWER" | \#(reading))"#
        }
        return [
            value("EM_TOKEN", Curl.token),
            value(
                "EM_COOKIE",
                #"awk 'tolower($0) ~ /^set-cookie:[ \t]*x-restsvcsessionid=/ { sub(/^[^=]*=/, ""); "#
                    + #"sub(/;.*/, ""); print; exit }'"#
            ),
            "EM_COOKIE=${EM_COOKIE:-$EM_TOKEN}",
            value(
                "EM_SESSION_ID",
                #"sed 's|<[^>]*"Delete"[^>]*>||g' | tr A-Z a-z | grep -o 'sessionid[^>]*>[0-9a-z-]*\|"#
                    + #"logonsessions/[0-9a-z-]*' | sed 's|.*[>/]||' | grep . | sort | uniq -c | sort -rn | "#
                    + "awk '{ print $2; exit }'"
            ),
        ]
    }

    private func refusedLogon(_ user: String) -> String {
        let words = "\(user)\(Curl.empty) --header 'Accept: application/xml'"
        return #"EM_ANSWER=$(\#(curl(words, Curl.quoted(url(Curl.sessionManager)))) | tr -d '\r')"#
    }

    private func read(by carrier: SessionStep.Read.Carrier) -> [String] {
        guard let target else { return [] }
        let header = { (token: String) in "--header \"X-RestSvcSessionId: \(token)\"" }
        let cookie = { (token: String) in "--header \"Cookie: X-RestSvcSessionId=\(token)\"" }
        let carried =
            switch carrier {
            case .header: header("$EM_TOKEN")
            case .cookie: cookie("$EM_COOKIE")
            case .headerBesideFalseCookie: "\(header("$EM_TOKEN")) \(cookie(Curl.madeUp))"
            case .cookieBesideFalseHeader: "\(header(Curl.madeUp)) \(cookie("$EM_COOKIE"))"
            case .falseCookie: cookie(Curl.madeUp)
            }
        let place = target.isLogonSession ? address : Curl.quoted(url(target.description))
        return [curl("--header 'Accept: application/xml' \(carried)", place)]
    }

    private var logout: String { curl(#"--request DELETE --header "X-RestSvcSessionId: $EM_TOKEN""#, address) }

    private var ending: String { #"[ -z "$EM_SESSION_ID" ] || \#(logout)"# }

    /// The session that the lines opened; where it is not known, nothing is sent.
    private var address: String { Curl.quoted(url("/api/logonSessions/")) + #""${EM_SESSION_ID:?}""# }

    private func url(_ target: String) -> String { "\(setting.origin)\(target)".visible }

    private func curl(_ words: String, _ url: String) -> String {
        let beginning = Curl.beginning(of: url, at: setting.origin, setting.trust, setting.access)
        return (beginning + [words, url]).joined(separator: " ")
    }
}
