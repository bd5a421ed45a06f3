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

    /// The line, without a line break.
    public let text: String

    /// Creates the line for a request to a server.
    public init(_ request: ReadRequest, at origin: Origin, trust: Trust, by access: Run.Access? = nil) {
        let url = "\(origin)\(request.target)".visible
        var words = ["curl", "--silent", "--show-error", "--include"]
        // Brackets and braces are curl's own pattern language unless it is told otherwise.
        if url.contains(where: { "[]{}".contains($0) }) { words.append("--globoff") }
        words += Self.options(for: trust, at: origin, by: access)
        words += ["--header", Self.quoted(request.accept.fieldValue.map { "Accept: \($0)" } ?? "Accept:")]
        switch request.session {
        case .main: words += ["--header", "\"X-RestSvcSessionId: $\(Self.session)\""]
        case .none: break
        case .invalid: words += ["--header", Self.quoted("X-RestSvcSessionId: no-such-session")]
        }
        text = (words + [Self.quoted(url)]).joined(separator: " ")
    }

    /// The lines that log on and keep the token; the password never stands among a process's arguments.
    public static func logon(at origin: Origin, trust: Trust, by access: Run.Access? = nil) -> [String] {
        let options = Self.options(for: trust, at: origin, by: access).map { "\($0) " }.joined()
        // A form's Content-Type is refused by some servers (415), no Content-Length by others (411).
        return [
            #"EM_SESSION=$(printf '%s:%s' "$EM_USERNAME" "$EM_PASSWORD" |"#,
            #"  sed 's/["\\]/\\&/g; s/^/user = "/; s/$/"/' |"#,
            "  curl --silent --show-error \(options)--config - --data '' --header 'Content-Type:' \\",
            "    --dump-header - --output /dev/null \(quoted("\(origin)/api/sessionMngr/?v=latest".visible)) |",
            #"  tr -d '\r' | awk 'tolower($1) == "x-restsvcsessionid:" { print $2 }')"#,
        ]
    }

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
    /// How a request is repeated as this run made it.
    func curl(_ request: ReadRequest) -> Curl { Curl(request, at: origin, trust: trust, by: access) }

    /// The lines that log on as this run did.
    var logon: [String] { Curl.logon(at: origin, trust: trust, by: access) }

    /// Whether lines to paste verify certificates.
    var trust: Curl.Trust { isInsecure ? .unverified : .verified }
}
