import Testing

extension EndToEndTests {
    /// `run --mock`, which needs nothing.
    @Suite struct MockRunTests {
        @Test func `a run against the built-in mock conforms and leaves both reports`() async throws {
            let tool = try Tool()
            let ending = try await tool.run("run", "--mock", "--reports", "out/ci")
            #expect(ending.status == 0)
            #expect(ending.output.contains(/\nCONFORMS \(exit status 0\): .* \(MOCK\)\n+$/))
            let reports = try tool.reports(in: "out/ci")
            #expect(reports.results.conclusion.title == "CONFORMS")
            #expect(reports.failures == [])
            #expect(reports.errors == [])
        }

        @Test func `the built-in mock gives no warning and no note`() async throws {
            let tool = try Tool()
            _ = try await tool.run("run", "--mock", "--all")
            let outcomes = Set(try tool.reports().results.results.map(\.outcome))
            #expect(outcomes == ["pass", "notApplicable"])
        }

        @Test func `every report says that the mock was asked`() async throws {
            let tool = try Tool()
            let ending = try await tool.run("run", "--mock")
            let reports = try tool.reports()
            #expect(ending.output.contains("MOCK: the built-in mock was asked"))
            #expect(reports.junit.contains("MOCK: the built-in mock was asked"))
            #expect(reports.results.setting.isMock)
        }

        @Test func `a pipe gets no escape sequence`() async throws {
            let ending = try await Tool().run("run", "--mock", "--verbose", environment: ["TERM": "xterm"])
            #expect(!ending.output.contains("\u{1B}"))
            #expect(!ending.errors.contains("\u{1B}"))
        }

        @Test func `a quiet run prints the conclusion alone`() async throws {
            let ending = try await Tool().run("run", "--mock", "--quiet")
            #expect(ending.output.hasPrefix("CONFORMS (exit status 0): "))
            #expect(ending.output.split(separator: "\n").count == 1)
            #expect(ending.errors == "")
        }

        @Test func `a verbose run prints every case`() async throws {
            let tool = try Tool()
            let ending = try await tool.run("run", "--mock", "--verbose")
            let missing = try tool.reports().results.results.map(\.name).filter { !ending.output.contains($0) }
            #expect(missing == [])
        }

        @Test func `reports go where their own options say`() async throws {
            let tool = try Tool()
            _ = try await tool.run("run", "--mock", "--junit", "a/j.xml", "--json", "b/r.json")
            #expect(tool.has("a/j.xml"))
            #expect(tool.has("b/r.json"))
            #expect(!tool.has("reports/junit.xml"))
        }

        @Test func `a time limit that is too short ends the run with 3 and says so`() async throws {
            let tool = try Tool()
            let ending = try await tool.run("run", "--mock", "--timeout", "0.001")
            #expect(ending.status == 3)
            #expect(ending.output.contains("the time limit of 0.001 s passed"))
            #expect(try tool.reports().errors.contains("run.out-of-time"))
        }
    }
}
