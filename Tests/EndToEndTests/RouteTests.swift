import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// The way to the server: each option is what makes it passable, and a refusal says what it was.
    @Suite struct RouteTests {
        @Test func `a certificate that has expired is refused as such, and its key can be pinned`() async throws {
            try await onStage(tls: .init(isExpired: true)) { stage in
                let refused = try await stage.run()
                #expect(refused.status == 3)
                #expect(refused.output.contains("certificate has expired"), "\(refused.output)")
                try Self.expectRefusal(refused, of: stage, mendedBy: "renew it on the server")
                let match = try #require(refused.output.firstMatch(of: /sha256\/\/[A-Za-z0-9+\/]{43}=/))
                let trusted = try await stage.run("--pin", String(match.output), "--quiet")
                #expect(trusted.status == 0)
            }
        }

        @Test func `a certificate of another name is refused as such`() async throws {
            try await onStage { stage in
                let port = try #require(stage.url.split(separator: ":").last)
                let resolution = "other.example:\(port):127.0.0.1"
                let refused = try await stage.run("--url", "https://other.example:\(port)", "--resolve", resolution)
                #expect(refused.status == 3)
                #expect(refused.output.contains("no alternative certificate subject name matches"))
                try Self.expectRefusal(refused, of: stage, mendedBy: "ask by a name that it holds for")
            }
        }

        @Test func `a certificate of an unknown authority is refused as such`() async throws {
            try await onStage { stage in
                try stage.tool.write(try CertificateAuthority().pem, to: "other.pem")
                let refused = try await stage.run("--ca-file", "other.pem")
                #expect(refused.status == 3)
                #expect(refused.output.contains("unable to get local issuer certificate"))
                try Self.expectRefusal(refused, of: stage, mendedBy: "name its authority with --ca-file")
            }
        }

        @Test func `a key that is not the pinned one is refused as such`() async throws {
            try await onStage { stage in
                let refused = try await stage.run("--pin", "sha256//" + String(repeating: "A", count: 43) + "=")
                #expect(refused.status == 3)
                #expect(refused.output.contains("public key does not match pinned public key"))
                try Self.expectRefusal(refused, of: stage, mendedBy: "if it was not, somebody stands in between")
            }
        }

        /// A refusal shows the key and what mends it, as a doctor does, and nothing was sent.
        private static func expectRefusal(_ refused: Activity.Ending, of stage: Stage, mendedBy remedy: String) throws {
            #expect(refused.output.contains("The server's certificate was refused"))
            #expect(refused.output.contains(/The public key that it showed is sha256\/\/[A-Za-z0-9+\/]{43}=/))
            #expect(refused.output.contains(remedy), "\(refused.output)")
            #expect(refused.output.contains("--ca-file") == remedy.contains("--ca-file"))
            #expect(!refused.output.contains("--insecure"))
            #expect(try stage.tool.reports().errors.contains("session.unreachable"))
            #expect(stage.journal.requests == [])
        }

        @Test func `a folder of authorities is trusted`() async throws {
            try await onStage { stage in
                let known = stage.environment.filter { $0.key != "EM_CA_FILE" }
                let authority = try String(contentsOf: stage.tool.folder.appending(path: "ca.pem"), encoding: .utf8)
                // The first four bytes of the SHA-1 of the canonical name, backwards, as openssl rehash calls it.
                try stage.tool.write(authority, to: "authorities/\(Self.hashOfAuthority).0")
                let trusted = try await stage.tool.run("run", "--quiet", "--ca-path", "authorities", environment: known)
                #expect(trusted.status == 0, "\(trusted.output)")
                let refused = try await stage.tool.run("run", "--quiet", environment: known)
                #expect(refused.status == 3)
            }
        }

        @Test func `a client shows its certificate where one is asked for`() async throws {
            let authority = try CertificateAuthority()
            try await onStage(tls: .init(clientAuthorityPEM: authority.pem)) { stage in
                let client = try authority.issueClientCertificate()
                try stage.tool.write(client.pem, to: "client.pem")
                try stage.tool.write(client.privateKeyPEM, to: "client.key", mode: 0o600)
                try stage.tool.write("\(client.pem)\n\(client.privateKeyPEM)", to: "both.pem", mode: 0o600)
                let known = try await stage.run("--cert", "client.pem", "--key", "client.key", "--quiet")
                #expect(known.status == 0, "\(known.output)")
                let one = try await stage.run("--cert", "both.pem", "--quiet")
                #expect(one.status == 0, "\(one.output)")
                let unknown = try await stage.run("--quiet")
                #expect(unknown.status == 3)
            }
        }

        @Test func `a server that speaks TLS 1.2 alone is refused where 1.3 is demanded`() async throws {
            try await onStage(tls: .init(isOld: true)) { stage in
                let taken = try await stage.run("--quiet")
                #expect(taken.status == 0)
                let refused = try await stage.run("--tls-min", "1.3")
                #expect(refused.status == 3)
                #expect(refused.output.contains("The TLS handshake failed"))
            }
        }

        @Test func `a name leads where --resolve says`() async throws {
            try await onStage { stage in
                let port = try #require(stage.url.split(separator: ":").last)
                let closed = try await abandonedPort()
                let there = try await stage.run(
                    "--url",
                    "https://em.example:\(port)",
                    "--resolve",
                    "em.example:\(port):127.0.0.1",
                    "--insecure",
                    "--quiet"
                )
                #expect(there.status == 0)
                let nowhere = try await stage.run(
                    "--url",
                    "https://em.example:\(closed)",
                    "--resolve",
                    "em.example:\(closed):127.0.0.1",
                    "--insecure"
                )
                #expect(nowhere.status == 3)
                #expect(nowhere.output.contains("No connection could be made"))
            }
        }

        @Test func `a proxy is asked for the server, and told the whole address`() async throws {
            try await onHostileStage(attack: HostileServer.honest) { stage in
                // The proxy is the mock itself: it answers whatever the address in the request line names.
                let proxied = try await stage.tool.run(
                    "run",
                    "--quiet",
                    "--url",
                    "http://em.example:9398",
                    "--proxy",
                    "http://127.0.0.1:\(stage.server.port)",
                    environment: stage.environment
                )
                #expect(proxied.status == 0, "\(proxied.errors)")
                let targets = stage.server.entries.map(\.request.target)
                #expect(targets.allSatisfy { $0.hasPrefix("http://em.example:9398/api/") })
                #expect(!targets.isEmpty)
            }
        }

        @Test(arguments: ["127.0.0.2", "127.1.2", "[0:0::1]", "x.localhost"])
        func `a proxy is not asked for loopback, however it is spelt`(_ host: String) async throws {
            try await onStage { stage in
                let proxy = try #require(stage.endpoints.httpURL)
                let url = "http://\(host):\(try await abandonedPort())"
                let direct = try await stage.run("--quiet", "--url", url, "--proxy", proxy)
                #expect(direct.status == 3)
                #expect(direct.output.contains("No connection could be made"), "\(direct.output)")
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `what is asked directly is not told the whole address as a proxy is`() async throws {
            try await onStage { stage in
                let port = try #require(stage.endpoints.httpURL?.split(separator: ":").last)
                let proxy = "http://127.0.0.1:\(try await abandonedPort())"
                let direct = try await stage.run("--quiet", "--url", "http://em.localhost:\(port)", "--proxy", proxy)
                #expect(direct.status == 0, "\(direct.output)\(direct.errors)")
                #expect(stage.journal.requests.filter { !$0.target.hasPrefix("/api/") }.map(\.target) == [])
            }
        }

        @Test func `a proxy makes a tunnel for TLS, and sees no request`() async throws {
            try await onStage { stage in
                let port = try #require(stage.url.split(separator: ":").last.flatMap { UInt16($0) })
                let tunnel = try Tunnel(to: port)
                defer { tunnel.stop() }
                let proxied = try await stage.run(
                    "--url",
                    "https://em.example:9398",
                    "--insecure",
                    "--quiet",
                    "--proxy",
                    "http://127.0.0.1:\(tunnel.port)"
                )
                #expect(proxied.status == 0, "\(proxied.output)\(proxied.errors)")
                #expect(Set(tunnel.requests) == ["CONNECT em.example:9398"])
            }
        }

        @Test func `a proxy that refuses is told as such, and not asked again`() async throws {
            try await onStage { stage in
                let proxy = try #require(stage.endpoints.httpURL)
                let refused = try await stage.run("--url", "https://em.example:9398", "--proxy", proxy)
                #expect(refused.status == 3)
                #expect(refused.output.contains("The proxy does not lead to the server"), "\(refused.output)")
                // One for the service, and one for the logon.
                #expect(stage.journal.requests.map(\.method) == ["CONNECT", "CONNECT"])
            }
        }

        @Test(arguments: ["run", "doctor"])
        func `the certificate of a proxy is refused as the proxy's, and may be of our authority`(
            _ command: String
        ) async throws {
            try await onStage { stage in
                let proxy = stage.url
                let way = [command, "--url", "https://em.example:9398", "--proxy", proxy]
                let trusting = stage.environment
                let doubting = trusting.filter { $0.key != "EM_CA_FILE" }
                let refused = try await stage.tool.start(way, environment: doubting).ending()
                #expect(refused.status == 3)
                #expect(refused.output.contains("The certificate of the proxy \(proxy) was refused: "))
                #expect(stage.journal.requests.isEmpty)
                let trusted = try await stage.tool.start(way, environment: trusting).ending()
                #expect(trusted.output.contains("The proxy does not lead to the server"), "\(trusted.output)")
                #expect(stage.journal.requests.map(\.method).contains("CONNECT"))
            }
        }

        @Test(arguments: ["run", "doctor"])
        func `a proxy that asks who we are is told as such over plain HTTP too`(_ command: String) async throws {
            let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
            let attack: HostileServer.Attack = { _, _ in .close(Array(refusal.utf8)) }
            try await onHostileStage(attack: attack) { stage in
                let way = ["--url", "http://em.example:9398", "--proxy", "http://127.0.0.1:\(stage.server.port)"]
                let ending = try await stage.tool.start([command] + way, environment: stage.environment).ending()
                #expect(ending.status == 3)
                #expect(ending.output.contains("The proxy does not lead to the server"), "\(ending.output)")
                #expect(!ending.output.contains("the API"))
                #expect(!ending.output.contains("Enterprise Manager's address"))
            }
        }

        @Test(arguments: ["run", "doctor"], ["http", "https"])
        func `a proxy that is not there is told as such`(_ command: String, _ scheme: String) async throws {
            try await onStage { stage in
                let proxy = "http://127.0.0.1:\(try await abandonedPort())"
                let way = ["--url", "\(scheme)://em.example:9398", "--proxy", proxy]
                let ending = try await stage.tool.start([command] + way, environment: stage.environment).ending()
                #expect(ending.status == 3)
                #expect(ending.output.contains("The way leads by the proxy \(proxy) (--proxy)"), "\(ending.output)")
            }
        }

        @Test(arguments: [
            "plain text": "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
            "garbage": "\u{16}\u{3}\u{1}\u{7F}\u{7F}garbage",
            "an alert": "\u{15}\u{3}\u{3}\u{0}\u{2}\u{2}\u{28}",
        ])
        func `what is no TLS is told as such`(_ name: String, _ greeting: String) async throws {
            try await onHostileStage(greeting: Array(greeting.utf8), attack: HostileServer.honest) { stage in
                let ending = try await stage.start("--url", "https://127.0.0.1:\(stage.server.port)").ending()
                #expect(ending.status == 3)
                #expect(ending.output.contains("The TLS handshake failed"), "\(ending.output)")
                #expect(try stage.tool.reports().errors.contains("session.unreachable"))
            }
        }

        @Test func `a handshake that is never answered ends in time`() async throws {
            try await onHostileStage(greeting: [0x16], attack: HostileServer.honest) { stage in
                let ending = try await stage.start(
                    "--url",
                    "https://127.0.0.1:\(stage.server.port)",
                    "--connect-timeout",
                    "1"
                )
                .ending()
                #expect(ending.status == 3)
                #expect(ending.output.contains("the limit is --connect-timeout"), "\(ending.output)")
            }
        }

        private static let hashOfAuthority = "fb5ddb7c"
    }
}
