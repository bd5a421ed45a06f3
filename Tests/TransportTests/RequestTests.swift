import Conformance
import Glibc
import Testing
import Transport

@Suite struct RequestTests {
    private let noContent = "HTTP/1.1 204 No Content\r\n\r\n"

    private func sent(_ request: WireRequest) async throws -> [String] {
        try await withRawServer(sending: noContent) { server in
            _ = try await server.answer(to: request)
            let lines = try #require(server.requests.first).split(separator: "\r\n").map(String.init)
            return lines.map { $0.replacingPort(server.port) }
        }
    }

    @Test func `a read without Accept and token sends neither`() async throws {
        #expect(
            try await sent(.read("/api/backups?format=Entity")) == [
                "GET /api/backups?format=Entity HTTP/1.1", "Host: 127.0.0.1:PORT", "User-Agent: emconform/1.2.3",
            ]
        )
    }

    @Test func `a read sends Accept and token as given`() async throws {
        #expect(
            try await sent(.read("/api/backups", accept: "application/json", token: "a b=")) == [
                "GET /api/backups HTTP/1.1", "Host: 127.0.0.1:PORT", "User-Agent: emconform/1.2.3",
                "Accept: application/json", "X-RestSvcSessionId: a b=",
            ]
        )
    }

    @Test func `an empty Accept is sent as an empty field`() async throws {
        #expect(try await sent(.read("/api/", accept: "")).last == "Accept:")
    }

    @Test func `an Accept that would break its line is refused`() async throws {
        await #expect(throws: TransportError.self) { _ = try await sent(.read("/api/", accept: "a\r\nb: c")) }
    }

    @Test(arguments: ["/api//backups", "/api/a?", "/api/%7e\"<>{}|^`?x=%2f", "/api"])
    func `a target goes out as it was written`(_ target: String) async throws {
        #expect(try await sent(.read(target)).first == "GET \(target) HTTP/1.1")
    }

    @Test func `a logon is a POST with Basic credentials and no content`() async throws {
        #expect(
            try await sent(.logOn("Aladdin", "open sesame")) == [
                "POST /api/sessionMngr/?v=v1_7 HTTP/1.1", "Host: 127.0.0.1:PORT",
                "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "User-Agent: emconform/1.2.3",
                "Accept: application/xml", "Content-Length: 0",
            ]
        )
    }

    @Test(
        arguments: [
            ("test", "123\u{A3}", "dGVzdDoxMjPCow=="), ("dom\\user", "", "ZG9tXHVzZXI6"), ("", "", "Og=="),
            ("u", "a:b%20@", "dTphOmIlMjBA"),
        ]
    )
    func `credentials are the Base64 of their UTF-8`(_ name: String, _ password: String, _ value: String) async throws {
        #expect(try await sent(.logOn(name, password)).contains("Authorization: Basic \(value)"))
    }

    @Test func `a logon without credentials sends no Authorization`() async throws {
        let request = WireRequest.logOn(.init(version: .latest, credentials: nil, accept: nil))
        #expect(
            try await sent(request) == [
                "POST /api/sessionMngr/?v=latest HTTP/1.1", "Host: 127.0.0.1:PORT", "User-Agent: emconform/1.2.3",
                "Content-Length: 0",
            ]
        )
    }

    @Test func `a logout is a DELETE with the token`() async throws {
        #expect(
            try await sent(.logOut("/api/logonSessions/7", token: "t")) == [
                "DELETE /api/logonSessions/7 HTTP/1.1", "Host: 127.0.0.1:PORT", "User-Agent: emconform/1.2.3",
                "X-RestSvcSessionId: t",
            ]
        )
    }

    @Test func `a request leaves nothing behind for the next`() async throws {
        try await withRawServer(sending: noContent) { server in
            let transport = try CurlTransport(server.configuration())
            _ = try await transport.send(.logOn("Aladdin", "open sesame"))
            _ = try await transport.send(.logOut("/api/logonSessions/7", token: "t"))
            _ = try await transport.send(.read("/api/"))
            #expect(
                server.requests.last?.replacingPort(server.port)
                    == """
                    GET /api/ HTTP/1.1
                    Host: 127.0.0.1:PORT
                    User-Agent: emconform/1.2.3


                    """.http
            )
            // What is no read has a connection of its own, which the read goes out on.
            #expect(server.accepted == 2)
        }
    }

    @Test func `a proxy in the environment is ignored`() async {
        // In a process of its own, because the environment is everybody's.
        await #expect(processExitsWith: .success) {
            setenv("http_proxy", "http://127.0.0.1:1", 1)
            setenv("ALL_PROXY", "http://127.0.0.1:1", 1)
            try await withRawServer(sending: "HTTP/1.1 204 No Content\r\n\r\n") { server in
                let status = try await server.answer().status
                #expect(status == 204)
            }
        }
    }
}

extension String {
    fileprivate func replacingPort(_ port: UInt16) -> String {
        replacing(":\(port)", with: ":PORT")
    }
}
