import MockServer
import Testing

extension EndToEndTests {
    /// How a server's certificate is verified.
    @Suite struct TrustTests {
        @Test func `a certificate that nobody vouches for is refused before anything is sent`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--ca-file", TrustTests.otherAuthority(beside: stage))
                #expect(ending.status == 3)
                #expect(ending.output.contains("The server's certificate was refused"))
                #expect(["--ca-file", "--pin"].filter { !ending.output.contains($0) } == [])
                #expect(try stage.tool.reports().errors.contains("session.unreachable"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a certificate of an authority that the option names is trusted`() async throws {
            try await onStage { stage in
                let ending = try await stage.tool.run(
                    "run",
                    "--quiet",
                    "--ca-file",
                    "ca.pem",
                    environment: stage.environment.filter { $0.key != "EM_CA_FILE" }
                )
                #expect(ending.status == 0)
            }
        }

        @Test func `another key than the pinned one is refused before anything is sent`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--pin", "sha256//" + String(repeating: "A", count: 43) + "=")
                #expect(ending.status == 3)
                #expect(ending.output.contains("The server's certificate was refused"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a pin that is none is a misuse`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--pin", "sha256//short")
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--pin 'sha256//short'"))
            }
        }

        @Test func `a refusal shows the key by which the server can be trusted`() async throws {
            try await onStage { stage in
                let refused = try await stage.run("--ca-file", TrustTests.otherAuthority(beside: stage))
                #expect(refused.output.contains("unable to get local issuer certificate"))
                let match = try #require(refused.output.firstMatch(of: /sha256\/\/[A-Za-z0-9+\/]{43}=/))
                #expect(stage.journal.requests == [])
                let trusted = try await stage.run("--pin", String(match.output), "--quiet")
                #expect(trusted.status == 0, "\(trusted.output)")
            }
        }

        @Test func `a certificate of another name is refused as such`() async throws {
            try await onStage { stage in
                let port = try #require(stage.url.split(separator: ":").last)
                let ending = try await stage.run(
                    "--url",
                    "https://other.example:\(port)",
                    "--resolve",
                    "other.example:\(port):127.0.0.1"
                )
                #expect(ending.status == 3)
                #expect(ending.output.contains("matches target host name 'other.example'"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a folder of other authorities vouches for nothing`() async throws {
            try await onStage { stage in
                try stage.tool.write("", to: "authorities/empty")
                let known = stage.environment.filter { $0.key != "EM_CA_FILE" }
                let ending = try await stage.tool.run("run", "--ca-path", "authorities", environment: known)
                #expect(ending.status == 3)
                #expect(ending.output.contains("The server's certificate was refused"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test(arguments: [
            (["--ca-path", "nowhere"], "--ca-path: 'nowhere' is no folder"),
            (["--cert", "nowhere.pem"], "--cert: the file 'nowhere.pem' does not exist"),
            (["--key", "ca.pem"], "--key needs --cert"),
            (["--proxy", "http://user:secret@proxy.example:1"], "--proxy takes a URL without user and password"),
            (["--proxy", "ftp://proxy.example:1"], "--proxy takes a URL such as http://proxy.example:3128"),
            (["--proxy", "http://"], "--proxy takes a URL such as http://proxy.example:3128"),
            (["--resolve", "em.example"], "--resolve takes host:port:address"),
            (["--resolve", "em.example:https:192.0.2.1"], "--resolve takes host:port:address"),
            (["--resolve", "em.example:443:elsewhere"], "--resolve takes host:port:address"),
            (["--max-body", "0"], "--max-body takes a number from 1"),
            (["--stall-timeout", "0"], "--stall-timeout takes a number from 1"),
            (["--connect-timeout=-1"], "--connect-timeout takes a number of seconds above 0"),
        ])
        func `a way to the server that cannot be is told`(_ arguments: [String], _ told: String) async throws {
            try await onStage { stage in
                let ending = try await stage.tool.start(["run"] + arguments, environment: stage.environment).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains(told), "\(ending.errors)")
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `the oldest TLS can be named, and a proxy is not asked for loopback`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--tls-min", "1.3", "--proxy", "http://127.0.0.1:1", "--quiet")
                #expect(ending.status == 0, "\(ending.output)")
            }
        }

        @Test func `the limit of requests ends a run without another one`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--max-requests", "40")
                #expect(ending.status == 3)
                #expect(ending.output.contains("the limit of 40 requests a run is reached"))
                // Logouts are no matter of choice.
                #expect(stage.journal.requests.count { $0.method != "DELETE" } == 40)
                #expect(stage.journal.count(of: "DELETE") == stage.journal.logons)
            }
        }

        @Test func `an unverified certificate is used on demand, and every report says so`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--insecure")
                #expect(ending.status == 0)
                #expect(ending.output.contains("INSECURE: certificates were not verified"))
                let reports = try stage.tool.reports()
                #expect(reports.junit.contains("INSECURE: certificates were not verified"))
                #expect(reports.results.setting.isInsecure)
            }
        }

        @Test func `a verified run does not say that it is insecure`() async throws {
            try await onStage { stage in
                let ending = try await stage.run()
                let reports = try stage.tool.reports()
                #expect(!(ending.output + reports.junit).contains("INSECURE"))
                #expect(!reports.results.setting.isInsecure)
            }
        }

        @Test func `ways to trust a server exclude each other`() async throws {
            let ending = try await Tool().run("run", "--insecure", "--ca-file", "ca.pem")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("exclude each other"))
        }

        @Test func `a file of authorities that is missing is named`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--ca-file", "nowhere.pem")
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--ca-file: the file 'nowhere.pem' does not exist"))
            }
        }

        /// A file with an authority that did not issue the mock's certificate.
        private static func otherAuthority(beside stage: Stage) throws -> String {
            try stage.tool.write(try CertificateAuthority().pem, to: "other.pem")
            return "other.pem"
        }
    }
}
