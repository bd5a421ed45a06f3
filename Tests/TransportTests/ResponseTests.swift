import Conformance
import Testing
import Transport

@Suite struct ResponseTests {
    @Test func `fields keep order and spelling, doubles included`() async throws {
        let text = """
            HTTP/1.1 200 OK
            x-SECOND: b
            Set-Cookie: one=1
            X-First:\t a  b\u{20}
            Set-Cookie: two=2
            content-LENGTH: 2
            Empty:

            hi
            """.http
        try await withRawServer(sending: text) { server in
            let response = try await server.answer()
            #expect(
                response.fields == [
                    FieldLine("x-SECOND", "b"), FieldLine("Set-Cookie", "one=1"), FieldLine("X-First", "a  b"),
                    FieldLine("Set-Cookie", "two=2"), FieldLine("content-LENGTH", "2"), FieldLine("Empty", ""),
                ]
            )
            #expect(response.body == Array("hi".utf8))
            #expect(response.completeness == .complete)
        }
    }

    @Test(arguments: ["Not Found", "", "  two  spaces", "Zu gro\u{DF}"])
    func `the reason phrase is kept`(_ reason: String) async throws {
        try await withRawServer(sending: "HTTP/1.1 404 \(reason)\r\nContent-Length: 0\r\n\r\n") { server in
            let response = try await server.answer()
            #expect(response.status == 404)
            #expect(response.reason == reason)
        }
    }

    @Test func `a status line may lack its reason phrase`() async throws {
        try await withRawServer(sending: "HTTP/1.1 401\r\nContent-Length: 0\r\n\r\n") { server in
            let response = try await server.answer()
            #expect(response.status == 401)
            #expect(response.reason.isEmpty)
        }
    }

    @Test func `interim responses are dropped`() async throws {
        let text = """
            HTTP/1.1 103 Early Hints
            Link: </early>

            HTTP/1.1 200 OK
            Content-Length: 2
            Late: 1

            hi
            """.http
        try await withRawServer(sending: text) { server in
            let response = try await server.answer()
            #expect(response.status == 200)
            #expect(response.fields == [FieldLine("Content-Length", "2"), FieldLine("Late", "1")])
        }
    }

    @Test func `a redirect is a response`() async throws {
        let text = "HTTP/1.1 302 Found\r\nLocation: /api/elsewhere\r\nContent-Length: 0\r\n\r\n"
        try await withRawServer(sending: text) { server in
            let response = try await server.answer()
            #expect(response.status == 302)
            #expect(response.fields.values(of: "location") == ["/api/elsewhere"])
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a cookie is not sent back`() async throws {
        let text = "HTTP/1.1 204 No Content\r\nSet-Cookie: a=b; path=/\r\n\r\n"
        try await withRawServer(sending: text) { server in
            let transport = try CurlTransport(server.configuration())
            _ = try await transport.send(.read("/api/"))
            _ = try await transport.send(.read("/api/"))
            #expect(server.requests.count == 2)
            #expect(server.requests.last?.contains("Cookie") == false)
        }
    }

    @Test func `a content coding is left as it is`() async throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi"
        try await withRawServer(sending: text) { server in
            let body = try await server.answer().body
            #expect(body == Array("hi".utf8))
        }
    }

    @Test func `content may end with the connection`() async throws {
        try await withRawServer(.always(.close("HTTP/1.0 200 OK\r\n\r\nhi"))) { server in
            let response = try await server.answer()
            #expect(response.body == Array("hi".utf8))
            #expect(response.completeness == .complete)
        }
    }

    @Test func `times are in order and only a new connection took time`() async throws {
        try await withRawServer(sending: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") { server in
            let transport = try CurlTransport(server.configuration())
            let first = try await transport.send(.read("/api/")).timing
            let second = try await transport.send(.read("/api/")).timing
            #expect(first.connected > 0)
            #expect(first.connected <= first.firstByte)
            #expect(first.firstByte <= first.total)
            #expect(second.connected == 0)
            #expect(second.total > 0)
            #expect(server.accepted == 1)
        }
    }

    @Test func `what waits for a connection is told apart from what the answer takes`() async throws {
        try await withRawServer(sending: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") { server in
            let transport = try CurlTransport(server.configuration(connections: 1))
            let timings = try await withThrowingTaskGroup(of: Response.Timing.self) { group in
                for _ in 0..<64 { group.addTask { try await transport.send(.read("/api/")).timing } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let longest = try #require(timings.map(\.queued).max())
            // Some waited at least while another one was answered.
            #expect(longest > (try #require(timings.map(\.total).min())))
        }
    }
}
