import Conformance
import Execution
import MockServer
import Synchronization
import TestSupport
import Testing

/// What the answers about one subject may take.
@Suite struct HeldAnswersTests {
    private static let reason = "(--limit held-bytes)"

    private static func run(heldBytes: Int, concurrency: Int = 4) async throws -> Run {
        var run = TestRun()
        run.limits.heldBytes = heldBytes
        run.concurrency = concurrency
        run.triesWrongCredentials = false
        run.filter = Plan.Filter(patterns: ["backup.*"])
        return try await run.perform(on: InMemoryServer())
    }

    @Test func `usual answers are all held`() async throws {
        let run = try await Self.run(heldBytes: RunLimits().heldBytes)
        #expect(run.results.allSatisfy { $0.reason?.contains(Self.reason) != true })
    }

    @Test func `what is over the limit is an error that says so, or no data of a list`() async throws {
        let run = try await Self.run(heldBytes: 9_000)
        let told = run.results.filter { $0.reason?.contains(Self.reason) == true }
        #expect(!told.isEmpty)
        #expect(told.allSatisfy { [.error, .noData].contains($0.outcome) })
        #expect(run.results.contains { $0.outcome == .pass })
    }

    /// Every subject holds more than its part, so that each waits for the others; nobody waits for good.
    @Test(arguments: [1, 4, 16])
    func `those who wait for each other all get on`(_ concurrency: Int) async throws {
        let usual = try await Self.run(heldBytes: RunLimits().heldBytes)
        let run = try await Self.run(heldBytes: 1 << 20, concurrency: concurrency)
        #expect(run.results.map(\.outcome) == usual.results.map(\.outcome))
        #expect(run.requests == usual.requests)
    }

    /// Of 48 subjects six may ask or hold much, over four connections.
    ///
    /// Each is asked for in both media types.
    @Test func `few subjects hold more than little at a time`() async throws {
        let server = InMemoryServer(
            backups: 48,
            transform: { request, response in
                guard request.readsBackup(asEntity: true) else { return response }
                return response.setting("X-Padding", to: String(repeating: "x", count: 70_000))
            }
        )
        var run = TestRun()
        run.filter = Plan.Filter(patterns: ["backup.platform"])
        #expect(try await run.perform(on: server).failingCases == [])
        #expect(1...6 ~= Self.mostUnderWay(in: server.requests))
    }

    /// The most backups between whose first and last request another one came.
    private static func mostUnderWay(in requests: [WireRequest]) -> Int {
        let backups = requests.map { request -> String? in
            guard case .read(let read) = request, read.target.segments.first == "backups" else { return nil }
            return read.target.segments.dropFirst().first
        }
        return backups.indices.map { index in
            Set(backups[...index].compactMap(\.self)).intersection(backups[index...].compactMap(\.self)).count
        }
        .max() ?? 0
    }
}
