import Conformance
import Synchronization
import Testing
import Transport

@Suite struct ConnectionTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"

    private func failure(at origin: String) async throws -> TransportError {
        let origin = try #require(Origin.split(origin)).origin
        let transport = try CurlTransport(TransportConfiguration(origin: origin, version: "1"))
        return try await #require(throws: TransportError.self) { try await transport.send(.read("/api/")) }
    }

    @Test func `two requests share a connection`() async throws {
        try await withRawServer(sending: ConnectionTests.answer) { server in
            let transport = try CurlTransport(server.configuration())
            _ = try await transport.send(.read("/api/"))
            _ = try await transport.send(.read("/api/"))
            #expect(server.requests.count == 2)
            #expect(server.accepted == 1)
        }
    }

    @Test func `a connection that the server closed is replaced`() async throws {
        try await withRawServer(.always(.close(ConnectionTests.answer))) { server in
            let transport = try CurlTransport(server.configuration())
            _ = try await transport.send(.read("/api/"))
            #expect(try await transport.send(.read("/api/")).status == 200)
            #expect(server.accepted == 2)
        }
    }

    /// libcurl sends a request again where the connection is dead, five times at most, and counts for each of its handles.
    @Test func `connections may be closed again and again before an answer`() async throws {
        let isAnswered = Mutex(false)
        let script = Script { _ in
            isAnswered.withLock { isAnswered in
                isAnswered.toggle()
                return isAnswered ? .keep(Self.answer) : .close("")
            }
        }
        try await withRawServer(script) { server in
            let transport = try CurlTransport(server.configuration())
            for number in 0..<20 {
                let answer = try await transport.send(.read("/api/"))
                #expect(answer.status == 200)
                // What went out twice is told.
                #expect(answer.resent == (number == 0 ? 0 : 1))
            }
            #expect(server.requests.count == 39)
        }
    }

    /// A logon or logout may have done its work though no answer came.
    @Test(arguments: ["POST", "DELETE"]) func `what is no read goes out once`(_ method: String) async throws {
        let script = Script.on("\(method) ", .close(""), otherwise: .keep(Self.answer))
        try await withRawServer(script) { server in
            let transport = try CurlTransport(server.configuration())
            #expect(try await transport.send(.read("/api/")).status == 200)
            let request: WireRequest =
                method == "POST" ? try .logOn("user", "secret") : try .logOut("/api/logonSessions/1", token: "1")
            let error = try await #require(throws: TransportError.self) { try await transport.send(request) }
            #expect(error.kind == .connectionLost)
            #expect(server.requests.count { $0.hasPrefix(method) } == 1)
            #expect(try await transport.send(.read("/api/")).resent == 0)
        }
    }

    @Test func `a refused connection is not connected`() async throws {
        try await RawServer.withClosedPort { port in
            let kind = try await failure(at: "http://127.0.0.1:\(port)").kind
            #expect(kind == .notConnected)
        }
    }

    @Test func `a name without an address is not resolved`() async throws {
        #expect(try await failure(at: "http://name.invalid").kind == .nameNotResolved)
    }

    @Test func `a server that speaks no TLS fails the handshake`() async throws {
        try await withRawServer(.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) { server in
            let kind = try await failure(at: "https://127.0.0.1:\(server.port)").kind
            #expect(kind == .handshakeFailed)
        }
    }

    @Test func `an explanation is one line with libcurl's words`() async throws {
        try await RawServer.withClosedPort { port in
            let error = try await failure(at: "http://127.0.0.1:\(port)")
            #expect(error.explanation.hasPrefix("No connection could be made: Failed to connect to 127.0.0.1 port"))
            #expect(error.explanation.hasSuffix("(libcurl error 7)."))
        }
    }

    @Test func `a hundred requests are answered on four connections`() async throws {
        try await withRawServer(.echo) { server in
            let transport = try CurlTransport(server.configuration())
            let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask { try await transport.send(.read("/api/\(number)")).body == Array("\(number)".utf8) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: true, count: 100))
            #expect(server.mostConnections <= 4)
            #expect(server.accepted <= 4)
        }
    }

    @Test func `waiting for a connection does not count against the time limit`() async throws {
        let answer = RawServer.Reply.keep(ConnectionTests.answer)
        try await withRawServer(.on("/never ", .silence, otherwise: answer)) { server in
            var configuration = try server.configuration(limits: .init(requestSeconds: 2))
            configuration.maximumConnections = 1
            let transport = try CurlTransport(configuration)
            let never = try WireRequest.read("/api/never")
            let blocker = Task { try await transport.send(never) }
            await server.firstRequest()
            // It waits until the blocker's time is over, which began before its own would have.
            #expect(try await transport.send(.read("/api/")).status == 200)
            _ = await blocker.result
        }
    }
}
