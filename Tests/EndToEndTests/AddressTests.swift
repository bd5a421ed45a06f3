import MockServer
import Testing

extension EndToEndTests {
    /// Which server is asked.
    @Suite struct AddressTests {
        @Test func `without a server it is a misuse that says how to try the mock`() async throws {
            let tool = try Tool()
            let ending = try await tool.run("run")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("--mock"))
            #expect(!tool.has("reports"))
        }

        @Test(arguments: ["em.example", "ftp://em.example", "https://", "https://em.example:0", "https://em.example:x"])
        func `what is no address of a server is refused`(_ url: String) async throws {
            let ending = try await Tool().run("run", "--url", url, "--username", "u")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("https://em.example:9398"))
        }

        @Test func `an address with another path is refused, and the path is named`() async throws {
            let ending = try await Tool().run("run", "--url", "https://em.example:9398/web/", "--username", "u")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("'/web/'"))
        }

        @Test(arguments: ["secret", "#secret", "12/secret", "?secret", "1@secret/", "sec ret"])
        func `an address with user and password is refused, and the password is not printed`(
            _ password: String
        ) async throws {
            let url = "https://user:\(password)@em.example:9398/"
            let named = try await Tool().run("run", "--url", url)
            let known = try await Tool().run("run", environment: ["EM_URL": url])
            let unasked = try await Tool().run("run", url)
            for ending in [named, known, unasked] {
                #expect(ending.status == 2)
                #expect(!(ending.output + ending.errors).contains(/sec|ret@|user:/), "\(ending.errors)")
            }
            #expect(named.errors.contains("leave user and password out of it"))
        }

        @Test(arguments: [
            "user:secret@em.example", "user:sec'ret@em.example:9398", "user:sec ret@1@em.example",
            "user:sec\nret@em.example",
        ])
        func `a stray argument that holds user and password is not printed`(_ argument: String) async throws {
            let places = [
                ["run", argument], [argument], ["report", argument], ["validate", argument], ["explain", argument],
                ["run", "--seed", argument], ["run", "--seed=\(argument)"],
            ]
            for arguments in places {
                let ending = try await Tool().start(arguments).ending()
                #expect(ending.status == 2)
                #expect(!(ending.output + ending.errors).contains(/sec|ret@|user:/), "\(ending.errors)")
                #expect(!arguments.description.contains("--seed") || ending.errors.contains("'--seed <number>'"))
            }
        }

        @Test(arguments: ["", "/", "/api", "/api/"])
        func `an address works with and without the path of the API`(_ path: String) async throws {
            try await onStage { stage in
                let ending = try await stage.run("--quiet", "--url", stage.url + path)
                #expect(ending.status == 0)
            }
        }

        @Test func `a server without TLS is asked as well`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--quiet", "--url", stage.endpoints.httpURL ?? "")
                #expect(ending.status == 0)
            }
        }

        @Test func `where nobody listens the run ends with 3 and leaves reports that say so`() async throws {
            let tool = try Tool()
            let url = "https://127.0.0.1:\(try await abandonedPort())"
            let ending = try await tool.run("run", "--url", url, "--username", "u", environment: ["EM_PASSWORD": "p"])
            #expect(ending.status == 3)
            #expect(ending.output.contains("NOT REACHED (exit status 3): no session: No connection could be made"))
            let reports = try tool.reports()
            #expect(reports.errors.contains("session.unreachable"))
            #expect(reports.results.conclusion.exitStatus == 3)
            #expect(reports.results.ending.kind == "noSession")
        }
    }
}
