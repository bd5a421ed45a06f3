import Conformance
import Testing

/// Secrets become pseudonyms wherever and however they stand.
@Suite struct RedactorTests {
    private static let token = "ZmFrZS90b2tlbis="
    private static let id = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"

    private static func redactor() -> Redactor {
        var redactor = Redactor(Credentials(username: "DOMAIN\\user", password: "p<&\"'>ä/ 1"))
        redactor.learn([token, id])
        return redactor
    }

    /// The password, the Basic value, the token and the id in spellings in which a server may give them back.
    private static let spellings = [
        "p<&\"'>ä/ 1", "p&lt;&amp;&quot;&apos;&gt;ä/ 1", "p&#60;&#38;&#34;&#39;&#62;&#228;&#47;&#32;1",
        "p&#x3c;&#x26;&#x22;&#x27;&#x3e;&#xe4;&#x2f;&#x20;1", "p<&\\\"'>ä\\/ 1",
        "p\\u003c\\u0026\\u0022\\u0027\\u003e\\u00e4\\u002f\\u00201", "p%3C%26%22%27%3E%C3%A4%2F%201",
        "p%3c%26%22%27%3e%c3%a4%2f%201", "cDwmIic+w6QvIDE=", "RE9NQUlOXHVzZXI6cDwmIic+w6QvIDE=", token,
        "ZmFrZS90b2tlbis%3D", "ZmFrZS90b2tlbis%3d", "ZmFrZS90b2tlbis\\u003d", "p&lt;&amp;&quot;&#39;&gt;&#228;/ 1",
        "p\\u003c\\u0026\\\"\\u0027\\u003eä/ 1", id, id.uppercased(),
        "MGExYjJjM2QtNGU1Zi02MDcxLTgyOTMtYTRiNWM2ZDdlOGY5",
    ]

    @Test(arguments: spellings) func `a secret is found in each spelling`(_ spelling: String) {
        let redacted = Self.redactor().redacted("before \(spelling) behind")
        #expect(!redacted.contains(spelling))
        #expect(redacted.hasPrefix("before "))
        #expect(redacted.hasSuffix(" behind"))
        #expect(redacted.utf8.count == spelling.utf8.count + 14)
    }

    @Test func `a text without secrets stays as it is`() {
        let text = "<Backup Name=\"p<&\" UID=\"urn:veeam:Backup:0a1b2c3d\"/>"
        #expect(Self.redactor().redacted(text) == text)
    }

    @Test func `a pseudonym is the same in every place, and fits where the secret stood`() throws {
        let redactor = Self.redactor()
        let target = try #require(Target("/api/logonSessions/\(Self.id)"))
        let pseudonym = redactor.redacted(Self.id)
        #expect(redactor.redacted(target).path == "/api/logonSessions/\(pseudonym)")
        #expect(pseudonym.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        #expect(redactor.redacted(Self.id.uppercased()) == pseudonym.uppercased())
        #expect(redactor.redacted(Self.token).hasSuffix("="))
    }

    @Test func `a pseudonym follows from the order and from nothing else`() {
        var other = Redactor(Credentials(username: "someone", password: "another"))
        other.learn(["cXVpdGUtb3RoZXI=", "ffffffff-ffff-ffff-ffff-ffffffffffff"])
        #expect(other.redacted("cXVpdGUtb3RoZXI=") == Self.redactor().redacted(Self.token))
        #expect(other.redacted("ffffffff-ffff-ffff-ffff-ffffffffffff") == Self.redactor().redacted(Self.id))
    }

    @Test func `a secret within a longer one does not cut it`() {
        var redactor = Redactor()
        redactor.learn(["abcdefgh", "abcdefghijkl"])
        let redacted = redactor.redacted("abcdefghijkl abcdefgh")
        #expect(!redacted.contains("abcdefgh"))
        #expect(!redacted.contains("ijkl"))
    }

    @Test func `bytes that are no text keep their number`() {
        let bytes: [UInt8] = [0xFF, 0xC3] + Array(Self.token.utf8) + [0x00, 0xFE]
        let redacted = Self.redactor().redacted(bytes)
        #expect(redacted.count == bytes.count)
        #expect(redacted.prefix(2) == [0xFF, 0xC3])
        #expect(!redacted.contains(Array(Self.token.utf8)))
    }

    @Test func `an exchange is stored without its secrets`() throws {
        let credentials = try #require(Credentials(username: "user", password: "correct horse"))
        var redactor = Redactor(credentials)
        redactor.learn([Self.token, Self.id])
        let logOn = WireRequest.LogOn(version: .latest, credentials: credentials, accept: nil)
        let body = "\(Self.id) \(Self.token) correct horse \(credentials.basicValue)"
        let response = Response(
            status: 201,
            reason: Self.token,
            fields: [
                FieldLine("X-\(Self.token)", Self.token), FieldLine("Set-Cookie", "X-RestSvcSessionId=\(Self.token)"),
            ],
            body: Array(body.utf8)
        )
        let read = WireRequest.Read(
            target: try #require(Target("/api/logonSessions/\(Self.id)")),
            accept: nil,
            token: SessionToken(Self.token),
            cookie: SessionToken(Self.token)
        )
        let exchanges = [
            Exchange(request: .logOn(logOn), user: .configured, result: .success(response), start: 0),
            Exchange(
                request: .read(read),
                result: .failure(TransportError(.other, "of \(Self.token)")),
                start: 1
            ),
        ].map { StoredExchange($0, redactedBy: redactor).exchange }
        let told = exchanges.map { Self.everything($0) }.joined()
        for secret in [Self.id, Self.token, "correct horse", credentials.basicValue] { #expect(!told.contains(secret)) }
        guard case .logOn(let stored) = exchanges[0].request else {
            Issue.record("a logon is stored as one")
            return
        }
        // The header and what the body reflects of it are one pseudonym.
        let reflected = String(decoding: try exchanges[0].result.get().body, as: UTF8.self)
        #expect(reflected.hasSuffix(try #require(stored.credentials).basicValue))
    }

    /// All that an exchange tells, tokens and passwords too.
    private static func everything(_ exchange: Exchange) -> String {
        let request =
            switch exchange.request {
            case .logOn(let logOn): "\(logOn.credentials?.password ?? "") \(logOn.credentials?.basicValue ?? "")"
            case .read(let read): "\(read.target) \(read.token?.value ?? "") \(read.cookie?.value ?? "")"
            case .logOut(let logOut): "\(logOut.target) \(logOut.token.value)"
            }
        let body = String(decoding: (try? exchange.result.get().body) ?? [], as: UTF8.self)
        return "\(request) \(exchange.result) \(body)"
    }

    @Test(
        arguments: [
            "came 'correct ho…", "…orse battery' came", "correct horse batter", "t horse battery",
            "…orrect horse battery…", "came &#99; correct&#32;hor…",
        ]
    )
    func `what a cut leaves of a secret is taken out too`(_ text: String) throws {
        let credentials = try #require(Credentials(username: "u", password: "correct horse battery"))
        let redacted = Redactor(credentials).redacted(quote: text)
        #expect(redacted.utf8.count == text.utf8.count)
        #expect(!redacted.contains("hor"), "\(redacted)")
    }

    @Test(arguments: [("correct horse", true), ("corr\u{E9}ct horse", false)])
    func `a mark stays where what stood there still does`(_ password: String, _ isStill: Bool) throws {
        let redactor = Redactor(Credentials(username: "u", password: password))
        let mark = Mismatch.Mark(start: password.unicodeScalars.count + 1, length: 4)
        let mismatch = Mismatch(expected: "", actual: "", place: "/A", excerpt: "\(password) here", mark: mark)
        let redacted = redactor.redacted(Finding(subject: "", mismatch: mismatch, requests: [], steps: [])).mismatch
        #expect(redacted.excerpt?.contains(password) == false)
        #expect(redacted.mark == (isStill ? mark : nil))
    }

    /// What pseudonyms keep, dashes of guids and the padding of Base64, is all that these are made of.
    @Test(arguments: [
        String(repeating: "-", count: 36), String(repeating: "=", count: 8), "==",
        "-----------------0a1b2c3d-4e5f-6071-", "========-",
    ])
    func `a secret of what pseudonyms keep is replaced, too`(_ secret: String) {
        let redacted = Redactor(Credentials(username: "user", password: secret)).redacted("as \(secret) reads")
        #expect(redacted.utf8.count == secret.utf8.count + 9)
        #expect(!redacted.contains(secret))
        #expect(zip(redacted.utf8.dropFirst(3), secret.utf8).count { $0 == $1 } <= 2)
    }

    @Test func `a body is cut at its end alone, whatever it holds itself`() throws {
        let redactor = Redactor(Credentials(username: "u", password: "correct horse battery"))
        let read = WireRequest.Read(target: .service, accept: nil, token: nil)
        let response = Response(
            status: 200,
            reason: "",
            fields: [],
            body: Array("battery … battery … correct hor".utf8),
            completeness: .truncated(announced: 1000)
        )
        let exchange = Exchange(request: .read(read), result: .success(response), start: 0)
        let kept = try StoredExchange(exchange, redactedBy: redactor).exchange.result.get()
        #expect(String(decoding: kept.body, as: UTF8.self) == "battery … battery … xxxxxxxxxxx")
    }

    @Test func `what an escape may not leave is no piece, though there are escapes behind it`() {
        let redactor = Redactor(Credentials(username: "u", password: "my password"))
        #expect(redactor.redacted(quote: "…keyword&lt;tag") == "…keyword&lt;tag")
    }

    @Test func `what no secret begins with is left as it is`() throws {
        let credentials = try #require(Credentials(username: "u", password: "correct horse battery"))
        for text in ["cor…", "a correction…", "…tery", "the horse", ""] {
            #expect(Redactor(credentials).redacted(quote: text) == (text == "…tery" ? "…xxxx" : text))
        }
    }

    @Test func `evidence is cut, says so, and holds no piece of a secret that the cut left`() throws {
        let body = Array(repeating: UInt8(ascii: "."), count: Exchange.evidenceBytes - 8) + Array(Self.token.utf8)
        let response = Response(status: 200, reason: "", fields: [], body: body)
        let read = WireRequest.Read(target: .service, accept: nil, token: nil)
        let exchange = Exchange(request: .read(read), result: .success(response), start: 0)
        let kept = try StoredExchange(exchange.evidence, redactedBy: Self.redactor()).exchange.result.get()
        #expect(kept.body.count == Exchange.evidenceBytes)
        #expect(kept.omitted == Self.token.utf8.count - 8)
        #expect(kept.body.suffix(8) == Array("xxxxxxxx".utf8)[...])
        let short = Response(status: 200, reason: "", fields: [], body: [1])
        #expect(short.cut(to: 1).omitted == 0)
    }
}
