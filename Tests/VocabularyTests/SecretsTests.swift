import Conformance
import Testing

@Suite struct SecretsTests {
    /// Credentials and how `Authorization: Basic` carries them.
    struct Vector: CustomTestStringConvertible {
        let username: String
        let password: String
        let value: String

        var testDescription: String { value }
    }

    @Test(arguments: [
        // RFC 7617 §2 and §2.1.
        Vector(username: "Aladdin", password: "open sesame", value: "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        Vector(username: "test", password: "123\u{A3}", value: "dGVzdDoxMjPCow=="),
        // The lengths 1 to 4, so that each padding is seen.
        Vector(username: "", password: "", value: "Og=="),
        Vector(username: "a", password: "", value: "YTo="),
        Vector(username: "a", password: "b", value: "YTpi"),
        Vector(username: "a", password: "bc", value: "YTpiYw=="),
        // Bytes that give both letters past the alphabet's digits.
        Vector(username: "", password: "\u{7DB}\u{3FF}~", value: "Ot+bz79+"),
        Vector(username: "DOM\\user", password: "a:b", value: "RE9NXHVzZXI6YTpi"),
    ])
    func `the value of Basic is the base64 of name and password in UTF-8`(_ vector: Vector) throws {
        let credentials = try #require(Credentials(username: vector.username, password: vector.password))
        #expect(credentials.basicValue == vector.value)
    }

    @Test(arguments: [
        ("a:b", "x"), (":", "x"), ("a\n", "x"), ("a", "x\r\nX-Other: y"), ("a\u{0}", "x"), ("a", "\u{7F}"), ("a", "\t"),
    ])
    func `a name with a colon or a control character makes no credentials`(_ username: String, _ password: String) {
        #expect(Credentials(username: username, password: password) == nil)
    }

    @Test func `credentials never print the password`() throws {
        let credentials = try #require(Credentials(username: "alice", password: "hunter2"))
        let request = WireRequest.logOn(.init(version: .latest, credentials: credentials, accept: nil))
        #expect("\(credentials)" == "<credentials of alice>")
        #expect(String(reflecting: credentials) == "<credentials of alice>")
        #expect(!"\([credentials]) \(Optional(credentials) as Any)".contains("hunter2"))
        #expect(!"\(request) \(String(reflecting: request))".contains("hunter2"))
    }

    @Test func `a session token never prints itself`() throws {
        let token = try #require(SessionToken("c2VjcmV0"))
        let request = WireRequest.read(.init(target: .service, accept: nil, token: token))
        #expect(token.value == "c2VjcmV0")
        #expect("\(token)" == "<session token>")
        #expect(String(reflecting: token) == "<session token>")
        #expect(!"\(request) \(String(reflecting: request))".contains("c2VjcmV0"))
    }

    @Test(arguments: ["", "a\r\nX: y", "a\n", "\u{0}", "\u{E9}", "a\u{7F}"])
    func `a value that no field can carry is no token`(_ value: String) {
        #expect(SessionToken(value) == nil)
    }

    @Test(arguments: ["/api/logonSessions/1", "/API/LogonSessions/1", "/api//logonSessions/1"])
    func `a logon session can be ended`(_ text: String) throws {
        let target = try #require(Target(text))
        let token = try #require(SessionToken("t"))
        #expect(WireRequest.LogOut(target: target, token: token)?.target == target)
    }

    @Test(arguments: [
        "/api/", "/api/logonSessions", "/api/logonSessions/", "/api/backups/1", "/api/logonSessions/1/x",
        "/api/logonSessions/1?x=1", "/api/logonSessions/1?",
    ])
    func `nothing else can be ended`(_ text: String) throws {
        let target = try #require(Target(text))
        let token = try #require(SessionToken("t"))
        #expect(WireRequest.LogOut(target: target, token: token) == nil)
    }
}

@Suite struct FieldLineTests {
    private let fields = [
        FieldLine("Set-Cookie", "a=1"), FieldLine("content-TYPE", "application/xml"), FieldLine("set-cookie", "b=2"),
    ]

    @Test func `a field is found in any case, with its lines in order`() {
        #expect(fields.values(of: "Content-Type") == ["application/xml"])
        #expect(fields.values(of: "SET-COOKIE") == ["a=1", "b=2"])
    }

    @Test func `a part of a name finds nothing`() {
        #expect(fields.values(of: "Content").isEmpty)
        #expect(fields.values(of: "").isEmpty)
    }
}
