/// Replaces secrets by pseudonyms of the same length, the same one wherever the secret stands.
///
/// A pseudonym follows from the order in which secrets were learnt, never from what they are: it tells nothing of
/// them, and two runs alike have the same ones.
public struct Redactor: Sendable {
    /// Shorter texts are no secrets of sessions, and stand in everything.
    private static let shortest = 8
    /// How many secrets, the user's own among them, are looked for in dumps, too: a run has a session or two, and looking
    /// takes many times the memory.
    private static let mostDumped = 16

    /// How much may still be looked for of what servers chose.
    private struct Room {
        /// Bytes, in all encodings.
        var bytes: Int
        /// Bytes of memory that all that is looked for may take beside the user's own.
        let memory: Int

        /// Takes words if there is room for all of them.
        mutating func takes(
            _ words: [SecretSearch.Word],
            _ extent: inout SecretSearch.Extent,
            beside own: Int
        ) -> Bool {
            let size = words.reduce(0) { $0 + $1.bytes.count }
            var larger = extent
            larger.add(words)
            guard size <= bytes, larger.memory - own <= memory else { return false }
            bytes -= size
            extent = larger
            return true
        }
    }

    /// The user that stands in the place of the configured one.
    private let stand: Credentials?
    private(set) var search = SecretSearch()
    private var known: Set<String> = []
    private var logons = Room(bytes: 48 << 10, memory: 24 << 20)
    /// Of what logons gave, as it stands in dumps.
    private var dumps = Room(bytes: 32 << 10, memory: 12 << 20)
    private var others = Room(bytes: 16 << 10, memory: 12 << 20)
    /// How many bytes of memory it takes to look for the user's password.
    private var ownMemory = 0

    private let password: ByteSearch

    /// Creates a redactor that knows a user's password, and what `Authorization` makes of it.
    public init(_ credentials: Credentials? = nil) {
        password = ByteSearch([Array((credentials?.password ?? "").utf8)])
        guard let credentials else {
            stand = nil
            return
        }
        var letters = Letters(seed: 0)
        let password = letters.text(like: credentials.password)
        let stand = Credentials(username: letters.text(like: credentials.username), password: password)
        self.stand = stand
        known.formUnion([credentials.password.lowercased(), credentials.basicValue.lowercased()])
        search.add(
            SecretSearch.Word.all(of: credentials.password, as: password)
                + (stand.map { SecretSearch.Word.all(of: credentials.basicValue, as: $0.basicValue) } ?? [])
                + [credentials.password, credentials.basicValue].flatMap { SecretSearch.Word.dumped($0) }
        )
        ownMemory = search.extent.memory
    }

    /// A redactor of tokens that nobody learnt, which are all filled up alike, and that leaves those of another one.
    private init(unlearnt tokens: [String], beside known: Set<String>) {
        stand = nil
        password = ByteSearch([])
        self.known = known
        search.add(tokens.flatMap { SecretSearch.Word.all(of: $0, as: Self.filling($0)) })
    }

    /// What stands for a token that nobody learnt.
    private static func filling(_ token: String) -> String { String(repeating: "x", count: token.utf8.count) }

    /// Learns tokens and ids of sessions, in the order in which they are given, until there are more of them than any
    /// server has.
    public mutating func learn(_ secrets: [String], ofLogon isOfLogon: Bool = true) {
        var words: [SecretSearch.Word] = []
        var extent = search.extent
        for secret in secrets where secret.utf8.count >= Self.shortest && !known.contains(secret.lowercased()) {
            var letters = Letters(seed: UInt64(known.count + 1))
            let new = SecretSearch.Word.all(of: secret, as: letters.text(like: secret))
            let isTaken =
                isOfLogon
                ? logons.takes(new, &extent, beside: ownMemory) : others.takes(new, &extent, beside: ownMemory)
            guard isTaken else { continue }
            known.insert(secret.lowercased())
            words += new
            // What is too long for that is looked for as it is, all the same.
            guard isOfLogon, known.count <= Self.mostDumped else { continue }
            let dumped = SecretSearch.Word.dumped(inASCII: secret)
            if dumps.takes(dumped, &extent, beside: ownMemory) { words += dumped }
        }
        if !words.isEmpty { search.add(words) }
    }

    /// Whether the user's password stands in bytes as it is, be it told by the server or one of its own words.
    public func findsPassword(in bytes: [UInt8]) -> Bool { !password.matches(in: bytes).isEmpty }

    /// Bytes without secrets, as many as there were.
    public func redacted(_ bytes: [UInt8]) -> [UInt8] { search.applied(to: bytes) }

    /// A text without secrets.
    public func redacted(_ text: String) -> String {
        String(decoding: search.applied(to: Array(text.utf8)), as: UTF8.self)
    }

    /// A text that quotes a server, without secrets and without what a cut left of one.
    public func redacted(quote text: String) -> String {
        String(decoding: search.piecesRemoved(from: search.applied(to: Array(text.utf8))), as: UTF8.self)
    }
}

extension Redactor {
    /// A target without secrets.
    public func redacted(_ target: Target) -> Target {
        let text = target.description
        let redacted = redacted(text)
        return redacted == text ? target : Target(redacted) ?? .service
    }

    /// A finding without secrets.
    public func redacted(_ finding: Finding) -> Finding {
        Finding(
            subject: redacted(quote: finding.subject),
            mismatch: redacted(finding.mismatch),
            requests: finding.requests.map { request in
                ReadRequest(
                    target: redacted(request.target),
                    accept: request.accept,
                    session: request.session,
                    look: request.look
                )
            },
            steps: finding.steps,
            evidence: finding.evidence
        )
    }

    private func redacted(_ mismatch: Mismatch) -> Mismatch {
        let excerpt = mismatch.excerpt.map { redacted(quote: $0) }
        // A pseudonym has as many bytes, but fewer of them are a character where the secret is not ASCII.
        let isStill = excerpt?.unicodeScalars.count == mismatch.excerpt?.unicodeScalars.count
        return Mismatch(
            expected: redacted(quote: mismatch.expected),
            actual: redacted(quote: mismatch.actual),
            place: mismatch.place.map { redacted(quote: $0) },
            excerpt: excerpt,
            mark: isStill ? mismatch.mark : nil
        )
    }

    /// An exchange without secrets; the tokens that it carries are none of it either, learnt or not.
    func redacted(_ exchange: Exchange) -> Exchange {
        // There may have been no room to learn them; what is shorter would be found in everything.
        let unlearnt = exchange.tokens.filter { $0.utf8.count >= Self.shortest && !known.contains($0.lowercased()) }
        return replaced(unlearnt.isEmpty ? exchange : Redactor(unlearnt: unlearnt, beside: known).replaced(exchange))
    }

    private func replaced(_ exchange: Exchange) -> Exchange {
        Exchange(
            request: redacted(exchange.request, exchange.user),
            user: exchange.user,
            result: exchange.result.map { redacted($0) }
                .mapError { TransportError($0.kind, redacted($0.explanation)) },
            start: exchange.start
        )
    }

    private func redacted(_ request: WireRequest, _ user: SessionStep.LogOn.CredentialsUse?) -> WireRequest {
        switch request {
        case .read(let read):
            return .read(
                WireRequest.Read(
                    target: redacted(read.target),
                    accept: read.accept,
                    token: read.token.flatMap { redacted($0) },
                    cookie: read.cookie.flatMap { redacted($0) }
                )
            )
        case .logOn(let logOn):
            let nobody = Credentials(username: "nobody", password: "nobody")
            let credentials = user == .configured ? stand ?? nobody : nobody
            return .logOn(
                WireRequest.LogOn(
                    version: logOn.version,
                    credentials: logOn.credentials == nil ? nil : credentials,
                    accept: logOn.accept
                )
            )
        case .logOut(let logOut):
            let token = redacted(logOut.token) ?? logOut.token
            // A password may stand in the target of every logout, which then tells nothing.
            let targets = [redacted(logOut.target), logOut.target]
            let redacted = targets.lazy.compactMap { WireRequest.LogOut(target: $0, token: token) }.first
            return redacted.map { .logOut($0) } ?? request
        }
    }

    private func redacted(_ token: SessionToken) -> SessionToken? {
        if token == .madeUp { return token }
        return SessionToken(
            known.contains(token.value.lowercased()) ? redacted(token.value) : Self.filling(token.value)
        )
    }

    private func redacted(_ response: Response) -> Response {
        var body = redacted(response.body)
        let isCut = if case .truncated = response.completeness { true } else { response.omitted > 0 }
        if isCut { body = search.pieceRemoved(fromEndOf: body) }
        // Nobody knows what is in it before it is decoded, which it never is.
        if response.fields.contentCoding != nil { body = Array(repeating: UInt8(ascii: "x"), count: body.count) }
        return response.replacing(
            reason: redacted(response.reason),
            fields: response.fields.map { redacted($0) },
            body: body
        )
    }
}

extension Redactor {
    /// A header field without secrets; of a cookie that is not the session's nobody knows what it opens.
    private func redacted(_ field: FieldLine) -> FieldLine {
        let (name, value) = (redacted(field.name), redacted(field.value))
        guard field.name.lowercased() == "set-cookie", Response.token(inCookie: field.value) == nil,
            let start = value.firstIndex(of: "=").map({ value.index(after: $0) })
        else { return FieldLine(name, value) }
        let end = value[start...].firstIndex(of: ";") ?? value.endIndex
        return FieldLine(name, value[..<start] + Self.filling(String(value[start..<end])) + value[end...])
    }
}

extension Exchange {
    /// What sessions are known by that a server gave, in the request and in the answer.
    fileprivate var tokens: [String] {
        let sent: [SessionToken?] =
            switch request {
            case .read(let read): [read.token, read.cookie]
            case .logOn: []
            case .logOut(let logOut): [logOut.token]
            }
        let response = try? result.get()
        let given = response.map { $0.fields.values(of: "X-RestSvcSessionId") + $0.sessionCookies } ?? []
        return (sent.compactMap { $0?.value } + given).filter { $0 != SessionToken.madeUp?.value }
    }
}
