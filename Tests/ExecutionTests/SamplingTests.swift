import Conformance
import Execution
import MockServer
import TestSupport
import Testing

@Suite struct SamplingTests {
    private func judged(_ sampling: Sampling, backups: Int = 200) async throws -> Run.Population {
        var test = TestRun()
        test.sampling = sampling
        test.filter = Plan.Filter(patterns: ["backup.type.value"])
        let run = try await test.perform(on: InMemoryServer(backups: backups))
        return try #require(run.populations.first { $0.resource == "backup" })
    }

    @Test func `a sample is as large as asked for`() async throws {
        #expect(try await judged(Sampling(limit: 20, seed: 1)).picked == 20)
        #expect(try await judged(Sampling(limit: 20, seed: 1)).found == 200)
    }

    @Test func `without a limit every subject is judged`() async throws {
        #expect(try await judged(Sampling(limit: nil, seed: 1)).picked == 200)
    }

    @Test func `a sample holds every type of backup`() async throws {
        // What only one type has is judged in a small sample of a large installation.
        var test = TestRun()
        test.sampling = Sampling(limit: 18, seed: 7)
        let run = try await test.perform(on: InMemoryServer(backups: 200))
        #expect(run.result(named: "backup.link.children [entity, xml]")?.outcome == .pass)
        #expect(run.result(named: "backup.link.parent [entity, xml]")?.outcome == .pass)
    }

    @Test func `an unknown UID blocks and says so`() async throws {
        var test = TestRun()
        test.sampling = Sampling(limit: nil, seed: 1, only: "urn:veeam:Backup:00000000-0000-0000-0000-000000000000")
        let run = try await test.perform(on: InMemoryServer())
        let result = try #require(run.result(named: "backup.type [entity, xml]"))
        #expect(result.outcome == .blocked)
        #expect(result.reason?.contains("00000000-0000-0000-0000-000000000000") == true)
    }

    @Test func `items whose addresses take more than is held block`() async throws {
        var test = TestRun()
        test.limits.heldBytes = 20_000
        test.filter = Plan.Filter(patterns: ["backup.type"])
        let run = try await test.perform(on: InMemoryServer(backups: 200))
        let result = try #require(run.result(named: "backup.type [entity, xml]"))
        #expect(result.outcome == .blocked)
        #expect(result.reason?.hasSuffix("addresses of more than 20000 bytes (--limit held-bytes)") == true)
    }

    /// A character of any number of marks is one still.
    @Test func `endless facts take no more than a name does`() async throws {
        let endless = "e" + String(repeating: "\u{301}", count: 25_000)
        let server = InMemoryServer { request, response in
            guard request.target == "/api/backups" else { return response }
            return response.replacing("<Ref ", with: "<Ref BackupType=\"\(endless)\" ")
        }
        var test = TestRun()
        test.limits.heldBytes = 300_000
        test.sampling = Sampling(limit: 5, seed: 1)
        test.filter = Plan.Filter(patterns: ["backup.type"])
        let run = try await test.perform(on: server)
        #expect(run.result(named: "backup.type [entity, xml]")?.outcome == .pass)
    }

    @Test func `an item with an endless UID is known by its address`() async throws {
        let server = InMemoryServer { request, response in
            guard request.target.contains("/backups") else { return response }
            let isList = request.target == "/api/backups"
            return response.replacing("urn:veeam:Backup:", with: isList ? String(repeating: "x", count: 200) : "urn:")
        }
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["backup.uid.grammar"])
        let labels = try await test.perform(on: server).results.flatMap(\.findings).map(\.subject)
        #expect(!labels.isEmpty)
        #expect(labels.allSatisfy { $0.hasPrefix("/api/backups/") })
    }

    @Test func `a list of endless addresses is told in short at each case`() async throws {
        let server = InMemoryServer { request, response in
            guard request.target == "/api/backups" else { return response }
            return response.replacing("/api/backups/", with: "/" + String(repeating: "x ", count: 10_000))
        }
        let run = try await TestRun().perform(on: server)
        let reason = try #require(run.result(named: "backup.type [entity, xml]")?.reason)
        #expect(reason.hasPrefix("/api/backups lists nothing that can be asked for; the first Href is 'http"))
        #expect(reason.utf8.count < 2_200)
    }
}
