import Testing

@testable import MockServer

@Suite struct SessionTests {
    @Test func `the root resource needs no session`() throws {
        var client = Client()
        let response = client.get("")
        #expect(response.status == 200)
        let root = try Node(parsing: response.body)
        #expect(root.name == "EnterpriseManager")
        #expect(root.links("Create", "LogonSession").first?.attributes["Href"]?.hasSuffix("?v=latest") == true)
        let versions = root.child("SupportedVersions")?.children.map { $0.attributes["Name"] }
        #expect(versions == ["v1_5", "v1_6", "v1_7"])
    }

    @Test func `the root resource is found without its final slash`() {
        var client = Client()
        #expect(client.manager.respond(to: MockRequest(method: "GET", target: "/api")).status == 200)
    }

    @Test(arguments: [
        "sessionMngr", "sessionMngr/", "sessionmngr/?v=latest", "sessionMngr/?v=v1_5", "sessionMngr/?v=v1_6",
        "sessionMngr/?V=V1_7",
    ])
    func `a logon answers 201 for every way to name the version`(_ path: String) {
        var client = Client()
        #expect(client.logOn(path).status == 201)
    }

    @Test func `a logon gives the token in a field, in a cookie and as base64 of the session id`() throws {
        var client = Client()
        let response = client.logOn()
        let session = try Node(parsing: response.body)
        let id = try #require(session.child("SessionId")?.text)
        let token = Base64.encode(id.utf8)
        #expect(response.fields.first(named: "X-RestSvcSessionId") == token)
        #expect(response.fields.first(named: "Set-Cookie") == "X-RestSvcSessionId=\(token); Path=/api;")
        #expect(response.fields.first(named: "Location") == session.attributes["Href"])
        #expect(session.child("UserName")?.text == Client.credentials.userName)
    }

    @Test func `a logon without content may name JSON as its type`() {
        var client = Client()
        let type = HeaderField(name: "Content-Type", value: "application/json")
        #expect(client.logOn("sessionMngr/", [Client.authorization(), type]).status == 201)
    }

    @Test func `a logon with a form is refused with 415`() {
        var client = Client()
        let type = HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")
        #expect(client.logOn("sessionMngr/", [Client.authorization(), type]).status == 415)
    }

    @Test func `a logon for an unknown version is refused with 400`() {
        var client = Client()
        #expect(client.logOn("sessionMngr/?v=v1_4").status == 400)
    }

    @Test(arguments: [
        [], [HeaderField(name: "Authorization", value: "Basic !!!")],
        [HeaderField(name: "Authorization", value: "Bearer eA==")],
        [Client.authorization(Credentials(userName: #"EM\operator"#, password: "wrong"))],
    ])
    func `a logon without the right credentials is challenged`(_ fields: [HeaderField]) throws {
        var client = Client()
        let response = client.logOn("sessionMngr/", fields)
        #expect(response.status == 401)
        #expect(response.fields.first(named: "WWW-Authenticate") == "Basic Realm=RestSvc")
        #expect(try Node(parsing: response.body).name == "Error")
    }

    @Test func `a request without a session is challenged`() {
        var client = Client()
        let response = client.get("backups")
        #expect(response.status == 401)
        #expect(response.fields.first(named: "WWW-Authenticate") == "Basic Realm=RestSvc")
    }

    @Test(arguments: [
        TokenCase(header: true, cookie: nil, status: 200), TokenCase(header: nil, cookie: true, status: 200),
        TokenCase(header: false, cookie: true, status: 200), TokenCase(header: true, cookie: false, status: 401),
        TokenCase(header: false, cookie: nil, status: 401), TokenCase(header: nil, cookie: false, status: 401),
    ])
    func `the cookie wins over the header field`(_ example: TokenCase) throws {
        var client = Client.loggedOn()
        let token = try #require(client.token)
        #expect(client.send("GET", "logonSessions", example.fields(token)).status == example.status)
    }

    @Test func `a session ends with its deletion`() {
        var client = Client.loggedOn()
        let path = "logonSessions/\(Client.sessionID)"
        let field = HeaderField(name: "x-restsvcsessionid", value: client.token ?? "")
        let response = client.send("DELETE", path, [field])
        #expect(response.status == 204)
        #expect(response.body.isEmpty)
        #expect(response.fields.first(named: "Content-Length") == "0")
        #expect(client.get(path).status == 401)
    }

    @Test func `a session lives while requests come within fifteen minutes`() {
        let time = Time()
        var client = Client.loggedOn(options: Client.fixed(time))
        time.advance(899)
        #expect(client.get("backups").status == 200)
        time.advance(899)
        #expect(client.get("backups").status == 200)
    }

    @Test func `a session ends after fifteen idle minutes`() {
        let time = Time()
        var client = Client.loggedOn(options: Client.fixed(time))
        time.advance(900)
        #expect(client.get("backups").status == 401)
    }

    @Test func `the list of sessions holds the own session`() throws {
        var client = Client.loggedOn()
        let list = try client.node("logonSessions")
        #expect(list.name == "LogonSessions")
        #expect(list.children == [try client.node("logonSessions/\(Client.sessionID)")])
    }

    @Test func `an unknown session is not found`() {
        var client = Client.loggedOn()
        #expect(client.get("logonSessions/\(GUID(high: 1, low: 2))").status == 404)
    }
}

/// Which tokens a request carries: `true` for the valid one, `false` for garbage, `nil` for none.
struct TokenCase: CustomTestStringConvertible, Sendable {
    var header: Bool?
    var cookie: Bool?
    var status: Int

    var testDescription: String { "header \(String(describing: header)), cookie \(String(describing: cookie))" }

    func fields(_ token: String) -> [HeaderField] {
        let header = header.map { HeaderField(name: "X-RestSvcSessionId", value: $0 ? token : "bm9uZQ==") }
        let cookie = cookie.map {
            HeaderField(name: "Cookie", value: "a=b; X-RestSvcSessionId=" + ($0 ? token : "bm9uZQ=="))
        }
        return [header, cookie].compactMap { $0 }
    }
}
