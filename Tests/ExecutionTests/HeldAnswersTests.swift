import Conformance
import Execution
import MockServer
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
}
