import Conformance
import Testing
import Transport

@Suite struct EndingTests {
    @Test func `a cancelled task ends its transfer`() async throws {
        try await withRawServer(.always(.silence)) { server in
            let transport = try CurlTransport(server.configuration())
            let request = try WireRequest.read("/api/")
            let task = Task { try await transport.send(request) }
            await server.firstRequest()
            task.cancel()
            #expect(await task.result.kind == .cancelled)
        }
    }

    @Test func `a task that was cancelled before ends at once`() async throws {
        try await withRawServer(.always(.silence)) { server in
            let transport = try CurlTransport(server.configuration())
            let request = try WireRequest.read("/api/")
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await transport.send(request)
            }
            #expect(await task.result.kind == .cancelled)
        }
    }

    @Test func `a request that waits for a connection can be cancelled`() async throws {
        try await withRawServer(.always(.silence)) { server in
            var configuration = try server.configuration()
            configuration.maximumConnections = 1
            let transport = try CurlTransport(configuration)
            let request = try WireRequest.read("/api/")
            let first = Task { try await transport.send(request) }
            await server.firstRequest()
            let second = Task { try await transport.send(request) }
            second.cancel()
            #expect(await second.result.kind == .cancelled)
            first.cancel()
            #expect(await first.result.kind == .cancelled)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `after a cancellation the transport goes on`() async throws {
        let answer = RawServer.Reply.keep("HTTP/1.1 204 No Content\r\n\r\n")
        try await withRawServer(.on("/never ", .silence, otherwise: answer)) { server in
            let transport = try CurlTransport(server.configuration())
            let request = try WireRequest.read("/api/never")
            let task = Task { try await transport.send(request) }
            await server.firstRequest()
            task.cancel()
            _ = await task.result
            #expect(try await transport.send(.read("/api/")).status == 204)
        }
    }

    @Test func `closing fails what is pending, running or not`() async throws {
        try await withRawServer(.always(.silence)) { server in
            var configuration = try server.configuration()
            configuration.maximumConnections = 1
            let transport = try CurlTransport(configuration)
            let request = try WireRequest.read("/api/")
            let tasks = (0..<3).map { _ in Task { try await transport.send(request) } }
            await server.firstRequest()
            transport.close()
            let kinds = [await tasks[0].result.kind, await tasks[1].result.kind, await tasks[2].result.kind]
            #expect(kinds == [.cancelled, .cancelled, .cancelled])
        }
    }

    @Test func `a closed transport sends nothing`() async throws {
        try await withRawServer(.always(.silence)) { server in
            let transport = try CurlTransport(server.configuration())
            transport.close()
            transport.close()
            let error = try await #require(throws: TransportError.self) { try await transport.send(.read("/api/")) }
            #expect(error.kind == .cancelled)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `many transports come and go`() async throws {
        try await withRawServer(sending: "HTTP/1.1 204 No Content\r\n\r\n") { server in
            for _ in 0..<50 {
                let transport = try CurlTransport(server.configuration())
                #expect(try await transport.send(.read("/api/")).status == 204)
            }
            #expect(server.accepted == 50)
        }
    }
}

extension Result where Success == Response {
    /// The kind of the transport error, if it is one.
    fileprivate var kind: TransportError.Kind? {
        guard case .failure(let error) = self else { return nil }
        return (error as? TransportError)?.kind
    }
}
