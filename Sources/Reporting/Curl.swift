public import Conformance

/// A request as a line to paste into a POSIX shell; secrets stand in it as variables.
public struct Curl: CustomStringConvertible, Hashable, Sendable {
    /// Whether the line verifies the server's certificate.
    public enum Trust: Hashable, Sendable {
        /// By the machine's authorities, or by those of the file that `EM_CA_FILE` names.
        case verified
        /// Not at all, as the run did not either.
        case unverified
    }

    /// The variable that holds the session's token.
    static let session = "EM_SESSION"
    /// What takes the token out of the answer to a logon.
    static let token = #"awk 'tolower($0) ~ /^x-restsvcsessionid:/ { sub(/^[^:]*:[ \t]*/, ""); print; exit }'"#
    /// A token that no server gave.
    static let madeUp = SessionToken.madeUp?.value ?? ""

    /// The line, without a line break.
    public let text: String

    /// Creates the line for a request to a server.
    public init(_ request: ReadRequest, at origin: Origin, trust: Trust, by access: Run.Access? = nil) {
        let url = "\(origin)\(request.target)".visible
        var words = Self.beginning(of: url, at: origin, trust, access)
        words += ["--header", Self.quoted(request.accept.fieldValue.map { "Accept: \($0)" } ?? "Accept:")]
        switch request.session {
        case .main: words += ["--header", "\"X-RestSvcSessionId: $\(Self.session)\""]
        case .none: break
        case .invalid: words += ["--header", Self.quoted("X-RestSvcSessionId: \(Self.madeUp)")]
        }
        text = (words + [Self.quoted(url)]).joined(separator: " ")
    }

    /// The lines that log on and keep the token; the password never stands among a process's arguments.
    public static func logon(at origin: Origin, trust: Trust, by access: Run.Access? = nil) -> [String] {
        asking(session, "--dump-header - --output /dev/null", at: origin, trust, access)
            + [#"  tr -d '\r' | \#(token))"#]
    }

    /// The beginning of the lines that log on and keep, in a variable, what comes of the answer.
    static func asking(
        _ variable: String,
        _ answer: String,
        at origin: Origin,
        _ trust: Trust,
        _ access: Run.Access?
    ) -> [String] {
        let options = options(for: trust, at: origin, by: access).map { "\($0) " }.joined()
        return [
            #"\#(variable)=$(printf '%s:%s' "$EM_USERNAME" "$EM_PASSWORD" |"#,
            #"  sed 's/["\\]/\\&/g; s/^/user = "/; s/$/"/' |"#,
            "  curl --silent --show-error \(options)--config - \(empty) \\",
            "    \(answer) \(quoted("\(origin)\(sessionManager)".visible)) |",
        ]
    }

    /// Where a session is asked for.
    static let sessionManager = "/api/sessionMngr/?v=latest"
    /// How nothing is sent: a form's Content-Type is refused by some servers (415), no Content-Length by others (411).
    static let empty = "--data '' --header 'Content-Type:'"

    /// The line itself.
    public var description: String { text }

    /// A word that a POSIX shell takes as it is, whatever stands in it.
    static func quoted(_ word: String) -> String {
        // Compared scalar by scalar: a combining mark after the quote makes another `Character` of it.
        let escaped = word.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar == "'" { text += #"'\''"# } else { text.unicodeScalars.append(scalar) }
        }
        return "'\(escaped)'"
    }

    /// The words before what is particular to a request.
    static func beginning(of url: String, at origin: Origin, _ trust: Trust, _ access: Run.Access?) -> [String] {
        // Brackets and braces are curl's own pattern language unless it is told otherwise.
        let plain = url.contains(where: { "[]{}".contains($0) }) ? ["--globoff"] : []
        return ["curl", "--silent", "--show-error", "--include"] + plain + options(for: trust, at: origin, by: access)
    }

    private static func options(for trust: Trust, at origin: Origin, by access: Run.Access?) -> [String] {
        let route = [("--proxy", access?.proxy)] + (access?.resolutions ?? []).map { ("--resolve", $0) }
        return (origin.scheme == .https ? security(trust, access) : []) + words(route)
    }

    private static func security(_ trust: Trust, _ access: Run.Access?) -> [String] {
        let identity = words([("--cert", access?.certificate), ("--key", access?.key)])
        // A pin is all that is verified then, as the run did.
        if let pin = access?.pin { return ["--insecure"] + words([("--pinnedpubkey", pin)]) + identity }
        switch trust {
        case .unverified: return ["--insecure"] + identity
        case .verified:
            let authorities = words([("--capath", access?.authorities)])
            return (authorities.isEmpty ? [#"${EM_CA_FILE:+--cacert "$EM_CA_FILE"}"#] : authorities) + identity
        }
    }

    private static func words(_ options: [(name: String, value: String?)]) -> [String] {
        options.flatMap { name, value in value.map { [name, quoted($0)] } ?? [] }
    }
}

extension Run.Setting {
    /// The lines that show a finding again, of its requests no more than so many.
    func reproduction(of finding: Finding, requests most: Int = .max) -> [String] {
        guard finding.steps.isEmpty else {
            return SessionScript(finding.steps, reading: finding.requests.first?.target, in: self).lines
        }
        // A request that was sent again to confirm what it showed is one line to paste.
        var seen: Set<Curl> = []
        let lines = finding.requests.map { Curl($0, at: origin, trust: trust, by: access) }
            .filter { seen.insert($0).inserted }.map(\.text)
        return lines.prefix(most) + (lines.count > most ? ["# and \(lines.count - most) more requests"] : [])
    }

    /// The lines that log on as this run did.
    var logon: [String] { Curl.logon(at: origin, trust: trust, by: access) }

    /// Whether lines to paste verify certificates.
    var trust: Curl.Trust { isInsecure ? .unverified : .verified }
}

extension Finding {
    /// Whether whoever repeats it has to log on.
    var needsLogon: Bool {
        requests.contains { $0.session == .main } || steps.contains(.logOn(.configured))
    }
}
