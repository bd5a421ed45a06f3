import Conformance
import Testing
import Transport

@Suite struct HandshakeProbeTests {
    @Test func `a connection is made, and nothing is sent on it`() async throws {
        try await withRawServer(sending: "") { server in
            let handshake = await HandshakeProbe(try server.configuration()).handshake()
            #expect(handshake.failure == nil)
            #expect(handshake.isConnected)
            #expect(handshake.addresses == ["127.0.0.1:\(server.port)"])
            #expect(handshake.security == nil)
            #expect(handshake.certificate == nil)
            await server.firstConnection()
            #expect(server.accepted == 1)
            #expect(server.requests == [])
        }
    }

    @Test func `where nobody listens there is no connection`() async throws {
        try await RawServer.withClosedPort { port in
            let handshake = await HandshakeProbe(try .loopback(port)).handshake()
            #expect(handshake.failure?.kind == .notConnected)
            #expect(!handshake.isConnected)
            #expect(handshake.addresses == ["127.0.0.1:\(port)"])
        }
    }

    @Test func `a name without an address is tried nowhere`() async throws {
        let origin = try #require(Origin.split("https://name.invalid")).origin
        let handshake = await HandshakeProbe(TransportConfiguration(origin: origin, version: "1")).handshake()
        #expect(handshake.failure?.kind == .nameNotResolved)
        #expect(handshake.addresses == [])
    }

    @Test func `a server that speaks no TLS is connected all the same`() async throws {
        try await withRawServer(.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) { server in
            let origin = try #require(Origin.split("https://127.0.0.1:\(server.port)")).origin
            let handshake = await HandshakeProbe(TransportConfiguration(origin: origin, version: "1")).handshake()
            #expect(handshake.failure?.kind == .handshakeFailed)
            #expect(handshake.isConnected)
        }
    }

    @Test func `a server that is silent is given up in time`() async throws {
        try await withRawServer(.always(.silence)) { server in
            let origin = try #require(Origin.split("https://127.0.0.1:\(server.port)")).origin
            let limits = TransportConfiguration.Limits(connectSeconds: 2)
            let configuration = TransportConfiguration(origin: origin, limits: limits, version: "1")
            let handshake = await HandshakeProbe(configuration).handshake()
            #expect(handshake.failure?.kind == .connectionTimedOut)
            #expect(handshake.isConnected)
        }
    }

    @Test func `a task that is cancelled does not wait for a server that is silent`() async throws {
        try await withRawServer(.always(.silence)) { server in
            let origin = try #require(Origin.split("https://127.0.0.1:\(server.port)")).origin
            let configuration = TransportConfiguration(origin: origin, limits: .patient, version: "1")
            let task = Task { await HandshakeProbe(configuration).handshake() }
            await server.firstConnection()
            task.cancel()
            #expect(await task.value.failure?.kind == .cancelled)
        }
    }
}
