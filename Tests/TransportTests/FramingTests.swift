import Conformance
import Testing
import Transport

@Suite struct FramingTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let reply: RawServer.Reply
        let completeness: Response.Completeness
        let body: String

        init(_ name: String, _ reply: RawServer.Reply, _ completeness: Response.Completeness, _ body: String) {
            testDescription = name
            self.reply = reply
            self.completeness = completeness
            self.body = body
        }
    }

    private static let ok = "HTTP/1.1 200 OK\r\n"
    private static let two = ok + "Content-Length: 2\r\n\r\n"
    private static let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"

    @Test(
        arguments: [
            Example("as announced", .keep("\(two)hi"), .complete, "hi"),
            Example("shorter", .close("\(two)h"), .truncated(announced: 2), "h"),
            Example("missing", .close(two), .truncated(announced: 2), ""),
            Example("longer", .keep("\(two)high"), .excess(seen: 2), "hi"),
            Example("longer, behind the header", .pieces(two, "high"), .excess(seen: 2), "hi"),
            Example(
                "longer, announced as nothing",
                .keep("\(ok)Content-Length: 0\r\n\r\nhi!"),
                .excess(seen: 3),
                ""
            ),
            Example("content of a 204", .keep("HTTP/1.1 204 No Content\r\n\r\nhi"), .excess(seen: 2), ""),
            Example("chunks", .keep("\(chunked)1\r\nh\r\n1;x=y\r\ni\r\n0\r\n\r\n"), .complete, "hi"),
            Example(
                "chunks with a trailer",
                .keep("\(chunked)2\r\nhi\r\n0\r\nX: y\r\n\r\n"),
                .complete,
                "hi"
            ),
        ]
    )
    func `content is judged against its framing`(_ example: Example) async throws {
        try await withRawServer(.always(example.reply)) { server in
            let response = try await server.answer()
            #expect(response.completeness == example.completeness)
            #expect(response.body == Array(example.body.utf8))
        }
    }

    @Test(arguments: [RawServer.Reply.keep("\(two)high"), .pieces(two, "high")])
    func `excess does not spoil the next answer`(_ reply: RawServer.Reply) async throws {
        let good = RawServer.Reply.keep("\(FramingTests.two)ok")
        try await withRawServer(.on("/bad ", reply, otherwise: good)) { server in
            var configuration = try server.configuration()
            configuration.maximumConnections = 1
            let transport = try CurlTransport(configuration)
            #expect(try await transport.send(.read("/api/bad")).completeness == .excess(seen: 2))
            let next = try await transport.send(.read("/api/good"))
            #expect(next.body == Array("ok".utf8))
            #expect(next.completeness == .complete)
        }
    }

    @Test(
        arguments: [
            "garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "\(chunked)zz\r\nhi\r\n",
            "HTTP/1.1  200 OK\r\n\r\n", "HTTP/1.1 200OK\r\n\r\n", "HTTP/1.1\t200 OK\r\n\r\n",
            "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "http/1.1 200 OK\r\n\r\n",
            "HTTP/9.7 200 OK\r\n\r\n", "HTTP/1.1 banana\r\n\r\n", "HTTP/2 200\r\n\r\n",
            "\(ok)Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
            "\(ok)Content-Length: 2\r\nContent-Length: 1\r\n\r\nhi", "\(ok)A: one\r\n two\r\n\r\n",
            "\(ok)A : b\r\n\r\n", "\(ok): b\r\n\r\n", "\(ok)A: b\rC: d\r\n\r\n",
            "\(ok)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        ]
    )
    func `what is no HTTP is malformed`(_ text: String) async throws {
        try await withRawServer(.always(.close(text))) { server in
            let kind = try await server.failure()
            #expect(kind == .malformedResponse)
        }
    }

    @Test func `garbage on a connection with an answer before says so`() async throws {
        let script = Script.on("/bad ", .keep("garbage\r\n\r\n"), otherwise: .keep("\(FramingTests.two)ok"))
        try await withRawServer(script) { server in
            let transport = try CurlTransport(server.configuration())
            _ = try await transport.send(.read("/api/good"))
            let error = try await #require(throws: TransportError.self) { try await transport.send(.read("/api/bad")) }
            #expect(error.kind == .malformedResponse)
            #expect(error.explanation.hasSuffix("may belong to the answer before on this connection."))
        }
    }

    @Test(arguments: ["", "HTTP/1.1 20", "\(ok)Date: today\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "\(chunked)2\r\nh"])
    func `an answer that breaks off is a lost connection`(_ text: String) async throws {
        try await withRawServer(.always(.close(text))) { server in
            let kind = try await server.failure()
            #expect(kind == .connectionLost)
        }
    }
}
