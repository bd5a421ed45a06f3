import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// `emconform doctor`.
    @Suite struct DoctorTests {
        @Test func `a server that is fine is told so step by step, and left without a session`() async throws {
            try await onStage { stage in
                let ending = try await stage.doctor()
                #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
                #expect(ending.steps == Array(repeating: "ok", count: 9))
                #expect(ending.output.contains("9 are listed"))
                #expect(ending.output.contains(/SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}\n/))
                #expect(stage.journal.logons == 1)
                #expect(stage.journal.count(of: "DELETE") == 1)
                #expect(stage.journal.count(of: "GET") == stage.journal.requests.count - 2)
            }
        }

        @Test func `the built-in mock is fine`() async throws {
            let ending = try await Tool().run("doctor", "--mock")
            #expect(ending.status == 0)
            #expect(ending.output.hasSuffix("A run can be made (exit status 0).\n"))
        }

        @Test func `a wrong password is the logon's failure, and is not printed`() async throws {
            try await onStage { stage in
                let ending = try await stage.doctor(["EM_PASSWORD": "wrong-canary"])
                #expect(ending.status == 3)
                #expect(ending.failure == "logon")
                #expect(ending.output.contains("mend: check user name and password"))
                #expect(!(ending.output + ending.errors).contains("wrong-canary"))
            }
        }

        @Test func `an untrusted certificate is refused before anything is sent, with the pin that trusts it`()
            async throws
        {
            try await onStage { stage in
                try stage.tool.write(try CertificateAuthority().pem, to: "other.pem")
                let ending = try await stage.doctor("--ca-file", "other.pem")
                #expect(ending.status == 3)
                #expect(ending.failure == "certificate")
                #expect(ending.output.contains("of an issuer that is not trusted"))
                #expect(ending.output.contains("subject CN = localhost\n"))
                #expect(stage.journal.requests == [])
                let pin = try #require(ending.output.firstMatch(of: /--pin (sha256\/\/[A-Za-z0-9+\/]{43}=)/))
                #expect(try await stage.doctor("--pin", String(pin.1)).status == 0)
            }
        }

        @Test func `a certificate of another name is told with the names that it holds for`() async throws {
            try await onStage { stage in
                let port = try #require(stage.url.split(separator: ":").last)
                let ending = try await stage.doctor(
                    "--url",
                    "https://other.example:\(port)",
                    "--resolve",
                    "other.example:\(port):127.0.0.1"
                )
                #expect(ending.status == 3)
                #expect(ending.failure == "certificate")
                #expect(ending.output.contains("of another name"))
                #expect(ending.output.contains("names DNS:localhost"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a port without TLS is told apart from one where nobody listens`() async throws {
            try await onStage { stage in
                let port = try #require(stage.endpoints.httpURL?.split(separator: ":").last)
                let plain = try await stage.doctor("--url", "https://127.0.0.1:\(port)")
                #expect(plain.failure == "encryption")
                #expect(plain.output.contains("HTTP without TLS"))
                let nobody = try await stage.doctor("--url", "https://127.0.0.1:\(try await abandonedPort())")
                #expect(nobody.status == 3)
                #expect(nobody.failure == "connection")
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a server that demands a client's certificate is told as such`() async throws {
            try await onStage(tls: .init(clientAuthorityPEM: try CertificateAuthority().pem)) { stage in
                let ending = try await stage.doctor()
                #expect(ending.status == 3)
                #expect(ending.output.contains("certificate required"), "\(ending.output)")
                #expect(ending.output.contains("name one that it trusts with --cert"))
                #expect(!ending.output.contains("speaks no HTTP"))
            }
        }

        @Test(arguments: [
            (["--max-header", "1"], "X-Long: \(String(repeating: "y", count: 2_000))\r\n"),
            (["--limit", "header-fields=100"], String(repeating: "X: y\r\n", count: 200)),
            ([], "X-Long: \(String(repeating: "y", count: 200_000))\r\n"),
        ])
        func `a header that is over a limit is HTTP all the same`(_ arguments: [String], _ fields: String) async throws
        {
            let attack: HostileServer.Attack = { _, _ in .close(Array("HTTP/1.1 200 OK\r\n\(fields)\r\n".utf8)) }
            try await onHostileStage(attack: attack) { stage in
                let ending = try await stage.tool.start(["doctor"] + arguments, environment: stage.environment).ending()
                #expect(ending.status == 3, "\(ending.errors)")
                #expect(ending.failure == "service")
                #expect(ending.output.contains("what makes the header so large"), "\(ending.output)")
            }
        }

        @Test func `a port with TLS that is asked without it is told`() async throws {
            try await onStage { stage in
                let port = try #require(stage.url.split(separator: ":").last)
                let ending = try await stage.doctor("--url", "http://127.0.0.1:\(port)")
                #expect(ending.status == 3)
                #expect(ending.failure == "service")
                #expect(ending.output.contains("write https://"))
            }
        }

        @Test func `a page for people is no Enterprise Manager, and gets no password`() async throws {
            try await onStage(transform: Self.page) { stage in
                let ending = try await stage.doctor()
                #expect(ending.status == 3)
                #expect(ending.failure == "service")
                #expect(ending.output.contains("status 200, text/html"))
                #expect(stage.journal.values(of: "Authorization") == [])
            }
        }

        @Test func `a name that does not resolve is told`() async throws {
            try await onStage { stage in
                let ending = try await stage.doctor("--url", "https://em.invalid:9398")
                #expect(ending.status == 3)
                #expect(ending.failure == "name")
                #expect(ending.output.contains("--resolve em.invalid:9398:ADDRESS"))
            }
        }

        @Test func `a proxy that cannot be found, is not there or refuses is told apart from the server`() async throws
        {
            try await onStage { stage in
                let refusing = try #require(stage.endpoints.httpURL)
                let gone = "http://127.0.0.1:\(try await abandonedPort())"
                for (proxy, step, remedy) in [
                    ("http://proxy.invalid:1", "name", "how the proxy's name in --proxy is spelt"),
                    (gone, "connection", "check that the proxy runs"),
                    (refusing, "connection", "the proxy must let connections to em.example:9398 pass"),
                ] {
                    let ending = try await stage.doctor("--url", "https://em.example:9398", "--proxy", proxy)
                    #expect(ending.status == 3)
                    #expect(ending.failure == step)
                    #expect(ending.output.contains(remedy), "\(ending.output)")
                    #expect(!ending.output.contains("Enterprise Manager runs"))
                }
            }
        }

        @Test func `without a server or a password it is a misuse`() async throws {
            let tool = try Tool()
            let nowhere = try await tool.run("doctor")
            #expect(nowhere.status == 2)
            #expect(nowhere.errors.contains("--url"))
            let nobody = try await tool.run("doctor", "--url", "https://em.invalid", "--username", "u")
            #expect(nobody.status == 2)
            #expect(nobody.errors.contains("no password is given"))
        }

        @Test func `secrets that a server reflects are not printed, and its words do nothing`() async throws {
            let reflecting: MockEnterpriseManager.Transform = { request, response in
                let secrets = ["X-RestSvcSessionId", "Authorization"].compactMap { request.value(of: $0) }
                let text = "leak \(secrets.joined(separator: " ")) \(Stage.canary)"
                return response.setting("Server", to: text)
                    .rewritten { $0.replacing("<UserName>", with: "<UserName>\(text)\n::error::x ") }
            }
            try await onStage(password: Stage.canary, transform: reflecting) { stage in
                let ending = try await stage.doctor(["EM_PASSWORD": Stage.canary])
                #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
                #expect(ending.output.contains("of leak "))
                let secrets = stage.journal.values(of: "X-RestSvcSessionId").union([Stage.canary])
                #expect(secrets.count > 1)
                #expect(secrets.filter { (ending.output + ending.errors).contains($0) } == [])
                #expect(!ending.output.contains("\n::error"))
            }
        }

        private static let page: MockEnterpriseManager.Transform = { _, response in
            response.answering(200, "OK").setting("Content-Type", to: "text/html; charset=utf-8")
                .rewritten { _ in "<!DOCTYPE html><html><head><title>Welcome</title></head><body></body></html>" }
        }
    }
}

extension Stage {
    /// Runs `emconform doctor` with all that it needs.
    fileprivate func doctor(_ arguments: String...) async throws -> Activity.Ending {
        try await tool.start(["doctor"] + arguments, environment: environment).ending()
    }

    /// Runs `emconform doctor` with other variables.
    fileprivate func doctor(_ variables: [String: String]) async throws -> Activity.Ending {
        try await tool.start(["doctor"], environment: environment.merging(variables) { $1 }).ending()
    }
}

extension Activity.Ending {
    /// How each step ended.
    fileprivate var steps: [String] {
        output.split(separator: "\n").compactMap {
            $0.firstMatch(of: /^(ok|failed|skipped)  +[a-z]/).map { String($0.1) }
        }
    }

    /// The step that failed.
    fileprivate var failure: String? { output.firstMatch(of: /\nfailed +([a-z]+)/).map { String($0.1) } }
}
