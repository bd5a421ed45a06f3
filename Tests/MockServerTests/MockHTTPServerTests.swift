import NIOSSL
import Testing

@testable import MockServer

@Suite struct MockHTTPServerTests {
    private static let closing = "GET /api/ HTTP/1.1\r\nHost: em.example\r\nConnection: close\r\n\r\n"
    private static let keeping = "GET /api/ HTTP/1.1\r\nHost: em.example\r\n\r\n"

    private func configuration(_ transform: MockEnterpriseManager.Transform? = nil) -> MockServerConfiguration {
        MockServerConfiguration(
            manager: MockEnterpriseManager(
                inventory: Inventory(backups: 3, seed: 1),
                credentials: Client.credentials,
                options: Client.fixed(),
                transform: transform
            )
        )
    }

    /// The answer over plain HTTP.
    private func exchange(
        _ request: String,
        _ transform: MockEnterpriseManager.Transform? = nil
    ) async throws -> String {
        try await withMockServer(configuration(transform)) { endpoints in
            try await WireClient(port: try #require(endpoints.httpPort)).exchange(request)
        }
    }

    /// A transform that lets the length of the content lie by a number of bytes.
    private func lying(by difference: Int) -> MockEnterpriseManager.Transform {
        { _, response in
            var changed = response
            changed.fields = [HeaderField(name: "Content-Length", value: String(response.body.count + difference))]
            return changed
        }
    }

    @Test func `HTTP answers what the value answers`() async throws {
        let answer = try await exchange(Self.closing)
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nCache-Control: private\r\n"))
        #expect(answer.contains(#"Href="http://em.example/api/logonSessions""#))
    }

    @Test(arguments: [nil, "localhost"])
    func `HTTPS holds for a client that trusts the authority`(_ serverName: String?) async throws {
        let answer = try await withMockServer(configuration()) { endpoints in
            try await WireClient(
                port: try #require(endpoints.httpsPort),
                authorityPEM: endpoints.authorityPEM,
                serverName: serverName
            ).exchange(Self.closing)
        }
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.contains(#"Href="https://em.example/api/logonSessions""#))
    }

    @Test func `HTTPS fails for a client that trusts another authority`() async throws {
        let other = try CertificateAuthority().pem
        await #expect(throws: NIOSSLError.self) {
            try await withMockServer(configuration()) { endpoints in
                try await WireClient(port: try #require(endpoints.httpsPort), authorityPEM: other)
                    .exchange(Self.closing)
            }
        }
    }

    @Test func `a connection is kept for further requests`() async throws {
        let answer = try await exchange(Self.keeping + Self.keeping + Self.closing)
        #expect(answer.split(separator: "HTTP/1.1 200 OK").count == 3)
    }

    @Test func `a session outlives its connection`() async throws {
        let token = Base64.encode(Client.sessionID.description.utf8)
        let authorization = Client.authorization().value
        let answers = try await withMockServer(configuration()) { endpoints in
            let client = WireClient(port: try #require(endpoints.httpPort))
            let logon = try await client.exchange(
                "POST /api/sessionMngr/?v=latest HTTP/1.1\r\nHost: h\r\nAuthorization: \(authorization)\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n"
            )
            let backups = try await client.exchange(
                "GET /api/backups HTTP/1.1\r\nHost: h\r\nX-RestSvcSessionId: \(token)\r\nConnection: close\r\n\r\n"
            )
            return [logon, backups]
        }
        #expect(answers[0].hasPrefix("HTTP/1.1 201 Created\r\n"))
        #expect(answers[1].contains("<EntityReferences "))
    }

    @Test(arguments: [7, -7])
    func `a length that lies is sent as it is and ends the connection`(_ difference: Int) async throws {
        let answer = try await exchange(Self.keeping + Self.keeping, lying(by: difference))
        let parts = answer.split(separator: "\r\n\r\n")
        let content = try #require(parts.last)
        #expect(parts.count == 2)
        #expect(parts.first == "HTTP/1.1 200 OK\r\nContent-Length: \(content.utf8.count + difference)")
        #expect(content.hasSuffix("</EnterpriseManager>"))
    }

    /// The header fields and the content of a backup on a server with a defect of the connection.
    private func backup(_ defect: String) async throws -> (fields: String, content: String) {
        let inventory = Inventory(backups: 3, seed: 1)
        let options = Client.fixed(defects: [try #require(Defect(rawValue: defect))])
        let client = Client.loggedOn(inventory, options: options)
        let configuration = MockServerConfiguration(manager: client.manager, httpsPort: nil)
        let request =
            "GET /api/backups/\(inventory.backups[0].id) HTTP/1.1\r\nHost: h\r\n"
            + "X-RestSvcSessionId: \(try #require(client.token))\r\nConnection: close\r\n\r\n"
        let answer = try await withMockServer(configuration) { endpoints in
            try await WireClient(port: try #require(endpoints.httpPort)).exchange(request)
        }
        let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1)
        return (String(parts[0]), String(try #require(parts.last)))
    }

    @Test(arguments: [("content-length-long", 7), ("content-length-short", -7)])
    func `a length that a defect changes is sent with the whole content`(_ defect: String, _ lie: Int) async throws {
        let (fields, content) = try await backup(defect)
        #expect(fields.contains("\r\nContent-Length: \(content.utf8.count + lie)"))
        #expect(content.hasSuffix("</EntityRef>"))
    }

    @Test func `content that a defect cuts is sent with the length of the whole`() async throws {
        let whole = try await backup("challenge-missing").content
        let (fields, content) = try await backup("body-cut")
        #expect(fields.contains("\r\nContent-Length: \(whole.utf8.count)\r\n"))
        #expect(whole.hasPrefix(content))
        #expect(content.utf8.count == whole.utf8.count / 2)
    }

    @Test func `content that a defect sends in chunks has no length`() async throws {
        let (fields, content) = try await backup("chunked")
        #expect(fields.contains("\r\nTransfer-Encoding: chunked"))
        #expect(!fields.contains("Content-Length"))
        #expect(content.hasSuffix("</EntityRef>\r\n0\r\n\r\n"))
    }

    @Test func `a response to HEAD has no content`() async throws {
        let answer = try await exchange("HEAD /api/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 405 MethodNotAllowed\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test func `bytes that are no HTTP are refused`() async throws {
        #expect(try await exchange("no such protocol\r\n\r\n").hasPrefix("HTTP/1.1 400 BadRequest\r\n"))
    }

    @Test func `content without end is refused`() async throws {
        let head = "POST /api/ HTTP/1.1\r\nHost: h\r\nContent-Length: 2000000\r\n\r\n"
        let answer = try await exchange(head + String(repeating: "x", count: 1_048_577))
        #expect(answer.hasPrefix("HTTP/1.1 413 "))
    }

    @Test func `a listener that is off has no URL`() async throws {
        var configuration = configuration()
        configuration.httpsPort = nil
        try await withMockServer(configuration) { endpoints in
            #expect(endpoints.httpsURL == nil)
            #expect(endpoints.authorityPEM == nil)
            #expect(endpoints.httpURL == endpoints.httpPort.map { "http://127.0.0.1:\($0)" })
        }
    }

    @Test(arguments: [-1, 65_536])
    func `a port that does not exist is an error`(_ port: Int) async throws {
        var configuration = configuration()
        configuration.httpPort = port
        await #expect(throws: MockServerConfiguration.Mistake.port(port)) {
            try await MockHTTPServer.start(configuration)
        }
    }

    @Test func `a port that is taken is an error`() async throws {
        try await withMockServer(configuration()) { endpoints in
            var second = configuration()
            second.httpPort = endpoints.httpPort
            await #expect(throws: (any Error).self) { try await MockHTTPServer.start(second) }
        }
    }
}
