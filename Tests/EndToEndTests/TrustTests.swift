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
                #expect(["--ca-file", "--pin", "--insecure"].filter { !ending.output.contains($0) } == [])
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
