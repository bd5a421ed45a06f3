import Conformance
import Evaluation
import Synchronization
import Testing

@testable import Execution

/// What is read once for several subjects.
@Suite struct SharedReadsTests {
    /// A server that counts what it is asked.
    private final class Server: Sendable {
        private let body: [UInt8]
        private let status: Int
        private let count = Mutex(0)

        init(_ body: [UInt8], status: Int = 200) {
            self.body = body
            self.status = status
        }

        convenience init(bodyBytes: Int, status: Int = 200) {
            self.init([UInt8](repeating: 0x20, count: bodyBytes), status: status)
        }

        var asked: Int { count.withLock(\.self) }

        @Sendable func look(_ request: ReadRequest) async -> Observation {
            count.withLock { $0 += 1 }
            return Observation(
                request: request,
                result: .success(Response(status: status, reason: "", fields: [], body: body))
            )
        }
    }

    /// Asks for so many targets, each so often.
    private static func ask(
        _ reads: SharedReads,
        for targets: Int,
        times: Int,
        below path: String = "/api/repositories"
    ) async throws {
        for _ in 0..<times {
            for number in 0..<targets {
                let target = try #require(Target("\(path)/\(number)"))
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

    /// With their targets and the entries themselves, 760 answers of 10,000 bytes each fit into 8 MiB.
    @Test func `all that is kept has a bound`() async throws {
        let server = Server(bodyBytes: 10_000)
        try await Self.ask(.ofNeighbours(look: server.look), for: 1_000, times: 2)
        #expect((1_200...1_300).contains(server.asked))
    }

    /// An answer without content is shorter than its target: 938 of them fit.
    @Test func `what is remembered of targets has the same bound`() async throws {
        let server = Server(bodyBytes: 0)
        try await Self.ask(.ofNeighbours(look: server.look), for: 1_000, times: 2, below: Self.longPath)
        #expect((1_050...1_070).contains(server.asked))
    }

    @Test func `what is remembered of answers that nobody keeps has it too`() async throws {
        let (refusing, fine) = (Server(bodyBytes: 0, status: 500), Server(bodyBytes: 0))
        let reads = SharedReads.ofNeighbours { request in
            await request.target.path.hasPrefix(Self.longPath) ? refusing.look(request) : fine.look(request)
        }
        try await Self.ask(reads, for: 10, times: 2)
        #expect(fine.asked == 10)
        try await Self.ask(reads, for: 1_000, times: 1, below: Self.longPath)
        try await Self.ask(reads, for: 40, times: 2)
        // A few short ones may still fit.
        #expect((50...70).contains(fine.asked))
    }

    private static let longPath = "/api/" + String(repeating: "a", count: 7_900)

    /// 500 elements are held as a tree, which takes many times their 2,000 bytes.
    @Test func `trees count for what they take`() async throws {
        let server = Server(Array("<a>\(String(repeating: "<b/>", count: 495))</a>".utf8))
        try await Self.ask(.ofNeighbours(look: server.look), for: 200, times: 2)
        #expect((260...280).contains(server.asked))
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
