import Conformance
import Execution
import MockServer
import Synchronization
import TestSupport
import Testing

/// What becomes of reads whose session ended, when the logon in its place has trouble of its own.
@Suite struct LostSessionTests {
    /// A server that forgets every session but those that it gave after some logons.
    private final class Forgetting: Sendable {
        private let state = Mutex((logons: 0, reads: 0))
        /// The answers to logons beyond the first, in order; the last one stays.
        private let statuses: [Int]
        /// How many reads with the later session are put off.
        private let busyReads: Int

        init(_ statuses: [Int], busyReads: Int = 0) {
            self.statuses = statuses
            self.busyReads = busyReads
        }

        var logons: Int { state.withLock(\.logons) }

        @Sendable func answer(_ request: MockRequest, _ response: MockResponse) -> MockResponse {
            state.withLock { state in
                if request.method == "POST" {
                    state.logons += 1
                    guard state.logons > 1 else { return response }
                    let status = statuses[min(state.logons - 2, statuses.count - 1)]
                    return status == 201
                        ? response : MockResponse(status: status, reason: "Busy", fields: [], body: [])
                }
                guard request.readsBackup(asEntity: true) else { return response }
                let given = state.logons < 2 ? 0 : statuses.prefix(state.logons - 1).count { $0 == 201 }
                guard given > 0 else { return response.answering(401, "Unauthorized") }
                state.reads += 1
                return state.reads <= busyReads ? response.answering(503, "Busy") : response
            }
        }
    }

    /// A run without a probe session, whose second logon is that of the main session.
    private static func run(_ forgetting: Forgetting) async throws -> Run {
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["backup.status.ok", "backup.platform"])
        return try await test.perform(on: InMemoryServer(transform: forgetting.answer))
    }

    private static let status = "backup.status.ok [entity, xml]"

    @Test(arguments: [429, 502, 503, 504])
    func `a logon to which the server is busy is tried again, after a while`(_ status: Int) async throws {
        let forgetting = Forgetting([status, 201])
        let run = try await Self.run(forgetting)
        #expect(run.failingCases == [])
        #expect(run.results.allSatisfy { ![.error, .blocked].contains($0.outcome) })
        #expect(run.result(named: Self.status)?.flaky == "status 401, and another one with another session")
        #expect(forgetting.logons == 3)
    }

    @Test func `a server that stays busy to logons is an error, and asked six times at most`() async throws {
        let forgetting = Forgetting([503])
        let run = try await Self.run(forgetting)
        #expect(run.failingCases == [])
        let told = try #require(run.result(named: Self.status))
        #expect(told.outcome == .error)
        #expect(told.reason?.contains("there is no other: the logon was answered with status 503") == true)
        #expect(forgetting.logons == 6)
    }

    @Test func `a logon that is refused makes a violation of what was refused before`() async throws {
        let forgetting = Forgetting([401])
        let run = try await Self.run(forgetting)
        #expect(run.result(named: Self.status)?.outcome == .violation)
        #expect(forgetting.logons == 2)
    }

    @Test func `a logon without an answer is an error`() async throws {
        let logons = Mutex(0)
        let forgetting = Forgetting([201])
        let server = InMemoryServer(transform: forgetting.answer) { request in
            guard case .logOn = request else { return nil }
            let isFirst = logons.withLock { logons in
                logons += 1
                return logons == 1
            }
            return isFirst ? nil : TransportError(.connectionLost, "the connection broke")
        }
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["backup.status.ok", "backup.platform"])
        let run = try await test.perform(on: server)
        #expect(run.failingCases == [])
        #expect(run.result(named: Self.status)?.outcome == .error)
        #expect((2...6).contains(logons.withLock(\.self)))
    }

    @Test func `a read with the session in its place is asked for again like others`() async throws {
        let run = try await Self.run(Forgetting([201], busyReads: 1))
        #expect(run.failingCases == [])
        #expect(run.results.allSatisfy { ![.error, .blocked].contains($0.outcome) })
    }
}
