import Conformance
import Testing
import Transport

@Suite struct LimitTests {
    private let limits = TransportConfiguration.Limits(requestSeconds: 20, contentBytes: 4, headerBytes: 64)

    @Test(
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n2\r\n45\r\n0\r\n\r\n",
        ]
    )
    func `content over the limit is given up`(_ text: String) async throws {
        try await withRawServer(sending: text) { server in
            let kind = try await server.failure(limits: limits)
            #expect(kind == .contentTooLarge)
        }
    }

    @Test func `content at the limit is taken`() async throws {
        try await withRawServer(sending: "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n1234") { server in
            let length = try await server.answer(limits: limits).body.count
            #expect(length == 4)
        }
    }

    @Test(
        arguments: [
            "HTTP/1.1 200 OK\r\nLong: \(String(repeating: "x", count: 64))\r\n\r\n",
            "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
        ]
    )
    func `a header over the limit is malformed`(_ text: String) async throws {
        try await withRawServer(sending: text) { server in
            let kind = try await server.failure(limits: limits)
            #expect(kind == .malformedResponse)
        }
    }

    @Test func `a line over libcurl's own limit is malformed`() async throws {
        let text = "HTTP/1.1 200 OK\r\nLong: \(String(repeating: "x", count: 120_000))\r\n\r\n"
        try await withRawServer(sending: text) { server in
            let kind = try await server.failure()
            #expect(kind == .malformedResponse)
        }
    }

    @Test func `a server that never answers times out`() async throws {
        try await withRawServer(.always(.silence)) { server in
            let kind = try await server.failure(limits: .init(requestSeconds: 1))
            #expect(kind == .timedOut)
        }
    }

    @Test func `a server that stops in its answer times out`() async throws {
        try await withRawServer(sending: "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n12") { server in
            let kind = try await server.failure(limits: .init(requestSeconds: 1))
            #expect(kind == .timedOut)
        }
    }

    @Test func `more header fields than the limit are malformed`() async throws {
        let fields = (0..<20).map { "F\($0): x\r\n" }.joined()
        try await withRawServer(sending: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\(fields)\r\n") { server in
            let kind = try await server.failure(limits: .init(requestSeconds: 20, headerFields: 10))
            #expect(kind == .malformedResponse)
            let status = try await server.answer(limits: .init(requestSeconds: 20, headerFields: 30)).status
            #expect(status == 200)
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n12"])
    func `a server that falls silent is given up before the whole time is over`(_ begin: String) async throws {
        try await withRawServer(begin.isEmpty ? .always(.silence) : .always(.keep(begin))) { server in
            let kind = try await server.failure(limits: .init(requestSeconds: 600, stallSeconds: 1))
            #expect(kind == .timedOut)
        }
    }
}
