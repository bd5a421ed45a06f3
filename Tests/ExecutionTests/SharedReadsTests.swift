import Conformance
import Evaluation
import Synchronization
import Testing

@testable import Execution

/// What is read once for several subjects.
@Suite struct SharedReadsTests {
    /// A server that counts what it is asked.
    private final class Server: Sendable {
        private let bodyBytes: Int
        private let status: Int
        private let count = Mutex(0)

        init(bodyBytes: Int, status: Int = 200) {
            self.bodyBytes = bodyBytes
            self.status = status
        }

        var asked: Int { count.withLock(\.self) }

        @Sendable func look(_ request: ReadRequest) async -> Observation {
            count.withLock { $0 += 1 }
            let body = [UInt8](repeating: 0x20, count: bodyBytes)
            return Observation(
                request: request,
                result: .success(Response(status: status, reason: "", fields: [], body: body))
            )
        }
    }

    /// Asks for so many targets, each so often.
    private static func ask(_ reads: SharedReads, for targets: Int, times: Int) async throws {
        for _ in 0..<times {
            for number in 0..<targets {
                let target = try #require(Target("/api/repositories/\(number)"))
                _ = await reads.observation(of: ReadRequest(target: target, accept: .xml, session: .main))
            }
        }
    }

    @Test func `what is small is read once`() async throws {
        let server = Server(bodyBytes: 10_000)
        try await Self.ask(.ofNeighbours(look: server.look), for: 20, times: 3)
        #expect(server.asked == 20)
    }

    @Test(arguments: [(20_000, 200), (10_000, 500)])
    func `what is large, and what is no success, is read by everybody`(_ bodyBytes: Int, _ status: Int) async throws {
        let server = Server(bodyBytes: bodyBytes, status: status)
        try await Self.ask(.ofNeighbours(look: server.look), for: 20, times: 3)
        #expect(server.asked == 60)
    }

    /// Of 1,000 answers of 10,000 bytes each, 8 MiB are 838.
    @Test func `all that is kept has a bound`() async throws {
        let server = Server(bodyBytes: 10_000)
        try await Self.ask(.ofNeighbours(look: server.look), for: 1_000, times: 2)
        #expect(server.asked == 1_000 + 162)
    }

    @Test func `those who come while it is read wait for one answer`() async throws {
        let server = Server(bodyBytes: 10_000)
        let reads = SharedReads.ofNeighbours(look: { request in
            for _ in 0..<100 { await Task.yield() }
            return await server.look(request)
        })
        await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try await Self.ask(reads, for: 1, times: 1) } }
        }
        #expect(server.asked == 1)
    }
}
