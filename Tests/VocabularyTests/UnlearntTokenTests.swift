import Conformance
import Testing

/// A request's own token is never told, whether there was room to learn it or not.
@Suite struct UnlearntTokenTests {
    private static let token = "bGFzdC10b2tlbi1vZi1hbGw="

    /// A redactor without room for more.
    private static let full = {
        var redactor = Redactor()
        redactor.learn(
            [200, 20, 2].flatMap { length in
                (100..<999).map { "token\($0)" + String(repeating: "z", count: length) }
            }
        )
        redactor.learn([token])
        return redactor
    }()

    private static func told(_ request: WireRequest, _ response: Response, by redactor: Redactor) throws -> String {
        let exchange = Exchange(request: request, result: .success(response), start: 0)
        let stored = StoredExchange(exchange, redactedBy: redactor).exchange
        let answer = try stored.result.get()
        let fields = answer.fields.map { "\($0.name): \($0.value)" }
        let tokens: [SessionToken?] =
            switch stored.request {
            case .read(let read): [read.token, read.cookie]
            case .logOut(let logOut): [logOut.token]
            case .logOn: []
            }
        let body = String(decoding: answer.body, as: UTF8.self)
        let texts = tokens.compactMap { $0?.value } + fields + [answer.reason, body]
        return texts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Requests that carry a token.
    private static func requests(_ token: String) throws -> [WireRequest] {
        let target = try #require(Target("/api/logonSessions/1"))
        let token = try #require(SessionToken(token))
        return [
            .read(WireRequest.Read(target: .service, accept: nil, token: token)),
            .read(WireRequest.Read(target: .service, accept: nil, token: nil, cookie: token)),
            .logOut(try #require(WireRequest.LogOut(target: target, token: token))),
        ]
    }

    @Test(arguments: [token, "short"]) func `a token that is not learnt is not written`(_ token: String) throws {
        let response = Response(status: 204, reason: "", fields: [], body: [])
        for request in try Self.requests(token) {
            let told = try Self.told(request, response, by: Self.full)
            #expect(told == String(repeating: "x", count: token.utf8.count))
        }
    }

    @Test func `nor is it where the answer reflects it`() throws {
        let fields = [FieldLine("X-Leak", Self.token), FieldLine("Set-Cookie", "X-RestSvcSessionId=\(Self.token)")]
        let body = "\(Self.token) bGFzdC10b2tlbi1vZi1hbGw%3D"
        let response = Response(status: 200, reason: Self.token, fields: fields, body: Array(body.utf8))
        for request in try Self.requests(Self.token) {
            #expect(!(try Self.told(request, response, by: Self.full)).contains("bGFzdC10b2tlbi1vZi1hbGw"))
        }
    }

    @Test func `of a cookie that is not the session's nothing but its name and attributes is written`() throws {
        let cookies = [
            ("ASP.NET_SessionId=abc=; path=/; HttpOnly", "ASP.NET_SessionId=xxxx; path=/; HttpOnly"), ("a=", "a="),
            ("a", "a"), ("a=1", "a=x"),
            ("x-restsvcsessionid =\(Self.token);b", "x-restsvcsessionid =\(Self.filling);b"),
        ]
        for (cookie, written) in cookies {
            let response = Response(status: 200, reason: "", fields: [FieldLine("set-Cookie", cookie)], body: [])
            let request = WireRequest.read(WireRequest.Read(target: .service, accept: nil, token: nil))
            let exchange = Exchange(request: request, user: nil, result: .success(response), start: 0)
            let fields = try StoredExchange(exchange, redactedBy: Self.full).exchange.result.get().fields
            #expect(fields.map(\.value) == [written])
        }
    }

    private static let filling = String(repeating: "x", count: token.utf8.count)

    @Test func `nor is it where the server gives it`() throws {
        let fields = [FieldLine("X-RestSvcSessionId", Self.token)]
        let response = Response(status: 201, reason: "", fields: fields, body: Array(Self.token.utf8))
        let request = WireRequest.logOn(WireRequest.LogOn(version: .latest, credentials: nil, accept: nil))
        #expect(!(try Self.told(request, response, by: Self.full)).contains(Self.token))
    }

    @Test func `it takes no pseudonym from a token that is learnt`() throws {
        var redactor = Self.full
        redactor.learn(["ZmFrZS90b2tlbis="])
        let learnt = "token100" + String(repeating: "z", count: 200)
        let pseudonym = redactor.redacted(learnt)
        let fields = [FieldLine("X-RestSvcSessionId", Self.token)]
        let response = Response(status: 200, reason: "", fields: fields, body: Array(learnt.utf8))
        for request in try Self.requests(learnt) {
            let told = try Self.told(request, response, by: redactor)
            let hidden = String(repeating: "x", count: Self.token.utf8.count)
            #expect(told == "\(pseudonym)\nX-RestSvcSessionId: \(hidden)\n\(pseudonym)")
        }
    }

    @Test func `a token that nobody gave stays as it is`() throws {
        let token = try #require(SessionToken.madeUp).value
        let response = Response(status: 401, reason: "", fields: [], body: [])
        for request in try Self.requests(token) {
            #expect(try Self.told(request, response, by: Self.full) == token)
        }
    }

    @Test func `a logout hides its token, too, where the password stands in every logout's target`() throws {
        let redactor = Redactor(Credentials(username: "user", password: "logonSessions"))
        let response = Response(status: 204, reason: "", fields: [], body: [])
        let told = try Self.told(try Self.requests(Self.token)[2], response, by: redactor)
        #expect(!told.contains(Self.token))
    }
}
