import Conformance
import Execution
import MockServer
import Synchronization
import TestSupport
import Testing

/// A run that is stopped while it opens another session in place of one that was lost.
@Suite(.timeLimit(.minutes(2))) struct RenewalTests {
    /// A server that refuses the first read of a backup, and answers no other; the logon after that waits.
    private final class Losing: Sendable {
        private let seen = Mutex<Set<String>>([])
        private let again = AsyncStream<Never>.makeStream()
        private let stopped = AsyncStream<Never>.makeStream()
        /// Whether the second logon is answered once the run is stopped.
        let answersLate: Bool

        init(answersLate: Bool) { self.answersLate = answersLate }

        /// Waits for the second logon.
        func isLoggingOnAgain() async { for await _ in again.stream {} }

        private func isFirst(_ sort: String) -> Bool { seen.withLock { $0.insert(sort).inserted } }

        @Sendable func hold(_ request: WireRequest) async -> TransportError? {
            switch request {
            case .logOut: return nil
            case .logOn:
                if isFirst("logon") { return nil }
                again.continuation.finish()
                guard !answersLate else {
                    for await _ in stopped.stream {}
                    return nil
                }
            case .read(let read):
                guard read.target.path.contains("/backups/") else { return nil }
                if isFirst("read") { return nil }
            }
            await untilCancelled()
            stopped.continuation.finish()
            return TransportError(.cancelled, "the run was stopped")
        }
    }

    /// A run that is stopped when it logs on a second time.
    private static func run(_ losing: Losing) async throws -> (run: Run, server: InMemoryServer) {
        let refused = Answers { $0.target.contains("/backups/") }.becoming { $0.answering(401, "Unauthorized") }
        let server = InMemoryServer(transform: refused, intercepting: losing.hold)
        let task = Task {
            var test = TestRun()
            // Without a probe session, the second logon is the main session's.
            test.filter = Plan.Filter(patterns: ["backup.*"])
            test.graceSeconds = 0.05
            return try await test.perform(on: server)
        }
        await losing.isLoggingOnAgain()
        task.cancel()
        return (try await task.value, server)
    }

    @Test func `a server that never answers the logon holds a run that is stopped no longer`() async throws {
        let (run, server) = try await Self.run(Losing(answersLate: false))
        #expect(run.ending == .interrupted(signal: 2))
        #expect(server.sessions == (opened: 1, ended: 1))
    }

    @Test func `a session that is opened when the run is stopped already is ended`() async throws {
        let (run, server) = try await Self.run(Losing(answersLate: true))
        #expect(run.ending == .interrupted(signal: 2))
        #expect(server.sessions == (opened: 2, ended: 2))
    }
}
