import Testing

@testable import MockServer

@Suite struct RoutingTests {
    @Test(arguments: [
        StatusCase("GET", "backups/00000000-0000-4000-8000-000000000000", 404, "NotFound"),
        StatusCase("GET", "backups/00000000-0000-4000-8000-000000000000/restorePoints", 404, "NotFound"),
        StatusCase("GET", "backups/null", 400, "BadRequest"),
        StatusCase("GET", "backups/null/restorePoints", 400, "BadRequest"),
        StatusCase("GET", "logonSessions/null", 400, "BadRequest"),
        StatusCase("GET", "noSuchThing", 404, "NotFound"),
        StatusCase("POST", "noSuchThing", 404, "NotFound"),
        StatusCase("POST", "backups", 405, "MethodNotAllowed"),
        StatusCase("DELETE", "backups/00000000-0000-4000-8000-000000000000", 405, "MethodNotAllowed"),
        StatusCase("GET", "sessionMngr", 405, "MethodNotAllowed"),
        StatusCase("PUT", "", 405, "MethodNotAllowed"),
    ])
    func `a request that cannot be served gets its status and an Error`(_ example: StatusCase) throws {
        var client = Client.loggedOn()
        let field = HeaderField(name: "X-RestSvcSessionId", value: client.token ?? "")
        let response = client.send(example.method, example.path, [field])
        #expect(response.status == example.status)
        #expect(response.reason == example.reason)
        let error = try Node(parsing: response.body)
        #expect(error.name == "Error")
        #expect(error.attributes["StatusCode"] == String(example.status))
    }

    @Test func `a refused method is told which are allowed`() {
        var client = Client()
        #expect(client.send("GET", "sessionMngr", []).fields.first(named: "Allow") == "POST")
    }

    @Test func `a path outside the API is not found`() {
        var client = Client()
        #expect(client.manager.respond(to: MockRequest(method: "GET", target: "/")).status == 404)
    }

    @Test(arguments: ["BACKUPS", "/backups", "backups/", "backups?FORMAT=reference", "%62ackups"])
    func `a collection is found under every spelling of its path`(_ path: String) {
        var client = Client.loggedOn()
        #expect(client.get(path).body == client.get("backups").body)
    }

    @Test(arguments: ["?format=Entity", "?format=entity", "?Format=ENTITY", "?x=1&format=Entity"])
    func `the entity form is asked for in any case`(_ query: String) throws {
        var client = Client.loggedOn()
        #expect(try client.node("backups" + query).name == "Backups")
    }

    @Test func `an identifier is found in upper case`() throws {
        var client = Client.loggedOn()
        let id = try #require(client.manager.inventory.backups.first?.id)
        #expect(client.get("backups/" + id.description.uppercased()).status == 200)
    }

    @Test func `a target in absolute form is understood`() {
        var client = Client()
        let request = MockRequest(method: "GET", target: "http://em.example/api/")
        #expect(client.manager.respond(to: request).status == 200)
    }

    @Test func `links name the host and scheme of the request`() {
        var client = Client()
        let host = HeaderField(name: "Host", value: "other:81")
        let request = MockRequest(method: "GET", target: "/api/", fields: [host], scheme: .http)
        #expect(client.manager.respond(to: request).text.contains(#"Href="http://other:81/api/logonSessions""#))
    }

    @Test func `links name a fixed origin when one is set`() {
        var client = Client(options: Client.fixed(hrefOrigin: "https://inside.example:9398"))
        #expect(client.get("").text.contains(#"Href="https://inside.example:9398/api/logonSessions""#))
    }

    @Test func `a transform changes the response`() {
        var client = Client()
        client.manager.transform = { request, response in
            var changed = response
            changed.reason = request.method
            return changed
        }
        #expect(client.get("").reason == "GET")
    }
}

/// A request and how it is answered.
struct StatusCase: CustomTestStringConvertible, Sendable {
    var method: String
    var path: String
    var status: Int
    var reason: String

    init(_ method: String, _ path: String, _ status: Int, _ reason: String) {
        self.method = method
        self.path = path
        self.status = status
        self.reason = reason
    }

    var testDescription: String { "\(method) \(path)" }
}
