import Conformance
import Execution
import MockServer
import Synchronization
import TestSupport
import Testing

/// What is asked a second time, and when.
@Suite struct RetryTests {
    /// Spoils the first answers to one request.
    private final class Spoiling: Sendable {
        private let left: Mutex<Int>
        init(_ times: Int) { left = Mutex(times) }

        func isNext() -> Bool {
            left.withLock { left in
                left -= 1
                return left >= 0
            }
        }
    }

    /// The pauses that a run asked for, none of which takes any time.
    private final class Pauses: Sendable {
        private let seconds = Mutex<[Double]>([])
        var all: [Double] { seconds.withLock(\.self) }
        @Sendable func take(_ pause: Double) async { seconds.withLock { $0.append(pause) } }
    }

    private static let meant = "backup.platform [entity, xml]"
    @Sendable private static func busy(_ response: MockResponse) -> MockResponse {
        response.answering(503, "Busy").setting("Retry-After", to: "7")
    }

    @Test func `a read that broke off passes the second time, and is flaky`() async throws {
        let spoiling = Spoiling(1)
        let server = InMemoryServer(intercepting: { request in
            guard case .read(let read) = request, read.target.query == "format=Entity",
                read.accept == "application/xml",
                spoiling.isNext()
            else { return nil }
            return TransportError(.connectionLost, "the connection broke")
        })
        // Requests come in order, so that the first one is always the same.
        var test = TestRun()
        test.concurrency = 1
        let run = try await test.perform(on: server)
        #expect(run.failingCases == [])
        #expect(run.result(named: Self.meant)?.outcome == .pass)
        #expect(run.result(named: Self.meant)?.flaky == "the connection broke")
        #expect(run.result(named: "backup.platform [entity, json]")?.flaky == nil)
        #expect(Tally(run.results).flaky > 0)
    }

    @Test(arguments: [429, 502, 503, 504]) func `a busy answer is asked for again, and is flaky`(
        _ status: Int
    ) async throws {
        let (run, pauses) = try await run(spoiling: 1, status, retryAfter: nil)
        #expect(run.result(named: Self.meant)?.flaky == "status \(status)")
        #expect(pauses == [1])
    }

    @Test func `a read that breaks off twice is an error, and not flaky`() async throws {
        let (run, _) = try await run(spoiling: .max, 503, retryAfter: nil)
        #expect(run.result(named: Self.meant)?.outcome == .error)
        #expect(run.result(named: "backup.status.ok [entity, xml]")?.outcome == .error)
        #expect(run.failingCases == [])
        #expect(Tally(run.results).flaky == 0)
    }

    @Test func `an answer that breaks off is asked for again, and is flaky`() async throws {
        let spoiling = Spoiling(1)
        let isMeant = Answers {
            $0.readsBackup(asEntity: true) && $0.value(of: "Accept") == "application/xml" && spoiling.isNext()
        }
        let cut = isMeant.becoming { response in
            var copy = response.setting("Content-Length", to: "\(response.body.count)")
            copy.body.removeLast(20)
            return copy
        }
        var test = TestRun()
        test.concurrency = 1
        let run = try await test.perform(on: InMemoryServer(transform: cut))
        #expect(run.failingCases == [])
        #expect(run.result(named: Self.meant)?.flaky == "the connection broke before the answer was whole")
    }

    @Test func `a run without trouble has nothing that is flaky`() async throws {
        let run = try await TestRun().perform(on: InMemoryServer())
        #expect(Tally(run.results).flaky == 0)
    }

    @Test func `Retry-After is waited for`() async throws {
        let (run, pauses) = try await run(spoiling: 1, 503, retryAfter: "7")
        #expect(pauses == [7])
        #expect(run.result(named: Self.meant)?.flaky == "status 503")
    }

    @Test(arguments: ["31", "9999999999"])
    func `a Retry-After over the limit is not waited for, and nothing is asked again`(_ value: String) async throws {
        let (run, pauses) = try await run(spoiling: 1, 503, retryAfter: value)
        #expect(pauses == [])
        #expect(run.result(named: Self.meant)?.outcome != .pass)
    }

    @Test(arguments: [("0", []), ("-1", [1]), ("soon", [1])]) func `a Retry-After that says nothing counts as none`(
        _ value: String,
        _ expected: [Double]
    ) async throws {
        let (run, pauses) = try await run(spoiling: 1, 503, retryAfter: value)
        #expect(pauses == expected)
        #expect(run.result(named: Self.meant)?.flaky == "status 503")
    }

    @Test func `a read of the probe session is asked for again, and is flaky`() async throws {
        let spoiling = Spoiling(1)
        let pauses = Pauses()
        let isMeant = Answers { $0.target == "/api/backups" && spoiling.isNext() }
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["session.header", "session.revoked"])
        test.pause = pauses.take
        let run = try await test.perform(on: InMemoryServer(transform: isMeant.becoming(Self.busy)))
        #expect(run.failingCases == [])
        #expect(run.result(named: "session.header")?.flaky == "status 503")
        #expect(run.result(named: "session.revoked")?.flaky == nil)
        #expect(pauses.all == [7])
    }

    @Test(arguments: [("DELETE", "session.logout"), ("POST", "session.logon.refused")])
    func `a logon or logout to which the server was busy is an error, and comes once`(
        _ method: String,
        _ id: String
    ) async throws {
        let asked = Mutex(0)
        let isMeant = Answers { request in
            // A stranger's logon is the first one of the probe, and comes after the main one.
            request.method == method
                && asked.withLock { asked in
                    asked += 1
                    return asked == (method == "POST" ? 2 : 1)
                }
        }
        var test = TestRun()
        test.filter = Plan.Filter(patterns: [id])
        let run = try await test.perform(on: InMemoryServer(transform: isMeant.becoming(Self.busy)))
        #expect(run.result(named: id)?.outcome == .error)
        #expect(run.failingCases == [])
        #expect(asked.withLock(\.self) == 2)
    }

    /// What was under way when the server said that it is busy may still come, and no more.
    @Test func `nothing is read while the server is left alone`() async throws {
        let asked = Mutex(0)
        let most = Mutex(0)
        let isFirst = Answers { request in
            request.readsBackup(asEntity: true)
                && asked.withLock { asked in
                    asked += 1
                    return asked == 1
                }
        }
        var test = TestRun()
        test.pause = { _ in
            let before = asked.withLock(\.self)
            for _ in 0..<1_000 { await Task.yield() }
            let meanwhile = asked.withLock(\.self) - before
            most.withLock { $0 = max($0, meanwhile) }
        }
        let run = try await test.perform(on: InMemoryServer(transform: isFirst.becoming(Self.busy)))
        // A few subjects more than there are connections are under way, and one of them was told to wait.
        #expect(most.withLock(\.self) < 2 * test.concurrency)
        #expect(run.failingCases == [])
        #expect(Tally(run.results).flaky > 0)
    }

    @Test func `whoever is told to wait while others wait waits with them`() async throws {
        let asked = Mutex<Set<String>>([])
        let pauses = Mutex((now: 0, most: 0))
        let isFirst = Answers { request in
            request.readsBackup(asEntity: true) && asked.withLock { $0.insert(request.target).inserted }
        }
        var test = TestRun()
        test.pause = { _ in
            pauses.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<1_000 { await Task.yield() }
            pauses.withLock { $0.now -= 1 }
        }
        let run = try await test.perform(on: InMemoryServer(transform: isFirst.becoming(Self.busy)))
        #expect(pauses.withLock(\.most) == 1)
        #expect(run.failingCases == [])
        #expect(Tally(run.results).flaky > 0)
    }

    @Test func `what restarts is given more time the second time`() async throws {
        let (run, pauses) = try await run(spoiling: 2, 503, retryAfter: nil)
        #expect(pauses == [1, 2])
        #expect(run.failingCases == [])
        #expect(run.result(named: Self.meant)?.flaky == "status 503")
    }

    @Test(arguments: [(TransportError.Kind.notConnected, [1, 2]), (.connectionLost, [2])])
    func `a server that does not listen for a while is asked again`(
        _ kind: TransportError.Kind,
        _ expected: [Double]
    ) async throws {
        let (spoiling, pauses) = (Spoiling(2), Pauses())
        let server = InMemoryServer(intercepting: { request in
            guard case .read(let read) = request, read.target.query == "format=Entity", spoiling.isNext() else {
                return nil
            }
            return TransportError(kind, "nobody is there")
        })
        var test = TestRun()
        test.concurrency = 1
        test.pause = pauses.take
        let run = try await test.perform(on: server)
        #expect(run.failingCases == [])
        #expect(run.results.allSatisfy { ![.error, .blocked].contains($0.outcome) })
        #expect(pauses.all == expected)
        #expect(Set(run.results.compactMap(\.flaky)) == ["nobody is there"])
    }

    @Test func `a read that went out twice counts twice, and is flaky`() async throws {
        let (server, spoiling) = (InMemoryServer(), Spoiling(1))
        let send: Send = { request in
            let result = await server.send(request)
            guard case .read(let read) = request, read.target.query == "format=Entity", spoiling.isNext(),
                case .success(let answer) = result
            else { return result }
            let (fields, body) = (answer.fields, answer.body)
            return .success(Response(status: answer.status, reason: "", fields: fields, body: body, resent: 1))
        }
        let credentials = Credentials(username: "user", password: "correct horse")
        let run = try await TestRun().perform(send, as: credentials).run
        #expect(run.failingCases == [])
        #expect(run.requests == server.requests.count + 1)
        #expect(Set(run.results.compactMap(\.flaky)) == ["the connection closed without an answer"])
    }

    @Test func `how long a server is left alone that does not say so can be told`() async throws {
        let (_, none) = try await run(spoiling: 1, 503, retryAfter: nil, busyPause: 0)
        #expect(none == [])
        let (run, pauses) = try await run(spoiling: 1, 503, retryAfter: nil, busyPause: 5)
        #expect(pauses == [5])
        #expect(run.result(named: Self.meant)?.flaky == "status 503")
    }

    @Test func `a server that asks for no rest is asked again when there is no more time to give`() async throws {
        let (run, pauses) = try await run(spoiling: 1, 503, retryAfter: nil, pauses: 0)
        #expect(pauses == [])
        #expect(run.result(named: Self.meant)?.flaky == "status 503")
    }

    @Test func `all pauses together have a limit too`() async throws {
        let (_, pauses) = try await run(spoiling: .max, 503, retryAfter: "30")
        #expect(pauses.reduce(0, +) <= 300)
        #expect(pauses.count == 10)
    }

    /// A run whose backups' entities in XML are put off some times, and the pauses that it took.
    private func run(
        spoiling times: Int,
        _ status: Int,
        retryAfter: String?,
        busyPause: Int = 1,
        pauses most: Int = 300
    ) async throws -> (Run, [Double]) {
        let spoiling = Spoiling(times)
        let pauses = Pauses()
        let isMeant = Answers {
            $0.readsBackup(asEntity: true) && $0.value(of: "Accept") == "application/xml" && spoiling.isNext()
        }
        let server = InMemoryServer(
            transform: isMeant.becoming { $0.answering(status, "Busy").setting("Retry-After", to: retryAfter) }
        )
        var test = TestRun()
        // Requests come in order, so that the first one is always the same.
        test.concurrency = 1
        test.limits.busyPause = busyPause
        test.limits.pauses = most
        test.pause = pauses.take
        return (try await test.perform(on: server), pauses.all)
    }
}
