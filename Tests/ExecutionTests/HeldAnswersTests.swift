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

    /// Some hold little and much at once, some are refused an answer and go on with little: all need a seat again while
    /// others keep theirs and wait for them.
    @Test(arguments: [(1 << 20, 20_000), (160_000, 200_000)])
    func `nobody who holds much waits for those who wait for that`(_ heldBytes: Int, _ padding: Int) async throws {
        let server = Self.server { request in
            // Ids are random, so that all sorts of subjects come in every order.
            let sort = request.target.utf8.reduce(0) { $0 &+ Int($1) } % 3
            return request.wantsJSON ? 0 : [padding, 70_000, 0][sort]
        }
        var run = TestRun()
        run.limits.heldBytes = heldBytes
        run.filter = Plan.Filter(patterns: ["backup.*"])
        let results = try await run.perform(on: server).results
        #expect(results.contains { $0.outcome == .pass })
    }

    /// A server whose answers about backups have so many bytes more in the header.
    private static func server(padding: @escaping @Sendable (MockRequest) -> Int) -> InMemoryServer {
        InMemoryServer(
            backups: 48,
            transform: { request, response in
                guard request.readsBackup(asEntity: true) || request.readsBackup(asEntity: false) else {
                    return response
                }
                return response.setting("X-Padding", to: String(repeating: "x", count: padding(request)))
            },
            // Whoever is asked lets others ask meanwhile.
            intercepting: { _ in
                for _ in 0..<20 { await Task.yield() }
                return nil
            }
        )
    }

    /// Of 48 subjects five may ask or hold much, over four connections.
    ///
    /// Each is asked for in both media types.
    @Test func `few subjects hold more than little at a time`() async throws {
        let server = Self.server { _ in 70_000 }
        var run = TestRun()
        run.filter = Plan.Filter(patterns: ["backup.platform"])
        #expect(try await run.perform(on: server).failingCases == [])
        #expect(2...5 ~= Self.mostUnderWay(in: server.requests))
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
