import Conformance
import Execution
import Foundation
import MockServer
import Synchronization
import TestSupport
import Testing

@Suite struct RunTests {
    private let strict = ExitStatus.Policy(failOn: .may, allowsEmpty: false, requiredCoverage: 0.95)

    @Test func `a conforming server passes every case that applies`() async throws {
        let run = try await TestRun().perform(on: InMemoryServer())
        let rest = run.results.filter { $0.outcome != .pass }
        #expect(rest.map(\.requirement).allSatisfy { $0.hasSuffix(".document.product-schema") })
        #expect(run.results.count > 200)
        #expect(Conformance.ExitStatus(run, under: strict) == .conforms)
    }

    @Test func `every session that was opened is ended`() async throws {
        let server = InMemoryServer()
        _ = try await TestRun().perform(on: server)
        // The main session and the probe.
        #expect(server.sessions == (opened: 2, ended: 2))
    }

    /// No more of it is kept than evidence takes, with which it would be ill formed.
    @Test func `a large answer to a logon is judged by all of it`() async throws {
        let text = String(repeating: "x", count: 2 * Exchange.evidenceBytes)
        let padded = Answers { $0.method == "POST" }.becoming { response in
            guard response.status == 201 else { return response }
            return response.replacing("</LogonSession>", with: "<More>\(text)</More></LogonSession>")
        }
        let server = InMemoryServer(transform: padded)
        let run = try await TestRun().perform(on: server)
        #expect(run.failingCases == [])
        #expect(run.result(named: "session.logon.identity")?.outcome == .pass)
        #expect(server.sessions == (opened: 2, ended: 2))
    }

    @Test func `the order of results does not depend on how many are judged at a time`() async throws {
        var one = TestRun()
        one.concurrency = 1
        var eight = TestRun()
        eight.concurrency = 8
        let broken = Answers { $0.readsBackup(asEntity: true) }.becoming { $0.replacing("Standard", with: "Sundry") }
        let runs = try await [one, eight].asyncMap {
            try await $0.perform(on: InMemoryServer(transform: broken))
        }
        #expect(runs[0].results.map(\.name) == runs[1].results.map(\.name))
        #expect(runs[0].results.map(\.findings) == runs[1].results.map(\.findings))
        #expect(!runs[0].failingCases.isEmpty)
    }

    @Test func `what is sent does not depend on how many are judged at a time`() async throws {
        let sent = try await [1, 8].asyncMap { concurrency in
            var test = TestRun()
            test.concurrency = concurrency
            // Lists that are refused are asked for again by whoever needs them.
            let server = InMemoryServer(backups: 18, transform: Self.refusingRestorePoints) { _ in
                for _ in 0..<Int.random(in: 0...4) { await Task.yield() }
                return nil
            }
            _ = try await test.perform(on: server)
            return server.requests.compactMap(\.read).filter { !$0.target.path.contains("/logonSessions/") }
                .reduce(into: [:]) { $0["\($1.target), \($1.accept ?? "none")", default: 0] += 1 }
        }
        #expect(sent[0].filter { sent[1][$0.key] != $0.value } == [:])
        #expect(sent.map(\.count).allSatisfy { $0 == sent[0].count && $0 > 100 })
    }

    private static let refusingRestorePoints = Answers { $0.target.lowercased().hasSuffix("/restorepoints") }
        .becoming { $0.answering(404, "Not Found") }

    @Test func `a wrong password ends the run without a session`() async throws {
        var test = TestRun()
        test.password = "wrong"
        let run = try await test.perform(on: InMemoryServer())
        guard case .noSession(let reason) = run.ending else {
            Issue.record("the run ended as \(run.ending)")
            return
        }
        #expect(reason.contains("401"))
        // What needs no session is judged all the same.
        #expect(run.results.allSatisfy { $0.outcome != .pass || $0.resource == "service" })
        #expect(run.failingCases == [])
        #expect(Conformance.ExitStatus(run, under: strict) == .unreachable)
    }

    @Test func `an empty installation tests too little unless that is fine`() async throws {
        let run = try await TestRun().perform(on: InMemoryServer(backups: 0))
        let allowing = ExitStatus.Policy(failOn: .must, allowsEmpty: true, requiredCoverage: 0)
        #expect(run.failingCases == [])
        #expect(run.results.filter { $0.resource == "backup" }.allSatisfy { !$0.outcome.isObserved })
        #expect(Conformance.ExitStatus(run, under: strict) == .tooLittle)
        #expect(Conformance.ExitStatus(run, under: allowing) == .conforms)
    }

    @Test(arguments: ["/api/backups", "/api/backups/"])
    func `backups that the user may not read are no empty installation`(_ prefix: String) async throws {
        let server = InMemoryServer { request, response in
            request.method == "GET" && request.target.hasPrefix(prefix) && response.status == 200
                ? response.answering(403, "Forbidden") : response
        }
        let run = try await TestRun().perform(on: server)
        let allowing = ExitStatus.Policy(failOn: .must, allowsEmpty: true, requiredCoverage: 0)
        #expect(run.failingCases == [])
        #expect(run.populations.first { $0.resource == "backup" }?.isRefused == (prefix.hasSuffix("/") ? nil : true))
        #expect(Conformance.ExitStatus(run, under: allowing) == .tooLittle)
    }

    @Test func `a backup that the user may not read takes nothing from the others`() async throws {
        let denied = VanishingBackup(status: 403, staysListed: true)
        let run = try await TestRun().perform(on: InMemoryServer(transform: denied.transform))
        #expect(run.failingCases == [])
        #expect(Conformance.ExitStatus(run, under: strict) == .conforms)
        let told = run.result(named: "backup.status.ok [entity, xml]")
        #expect(told?.outcome == .pass)
        #expect(told?.subjects.refused == 1)
    }

    @Test func `without wrong credentials the refused logon has no data`() async throws {
        var test = TestRun()
        test.triesWrongCredentials = false
        let server = InMemoryServer()
        let run = try await test.perform(on: server)
        #expect(run.result(named: "session.logon.refused")?.outcome == .noData)
        #expect(!server.requests.contains { $0.isLogon(of: "stranger") })
    }

    @Test func `a session that idled away is opened once more`() async throws {
        // The main session's token is forgotten once, as after fifteen idle minutes.
        let forgetful = ForgetfulOnce()
        let breakage = Answers { $0.readsBackup(asEntity: true) && forgetful.forgets($0) }.becoming {
            $0.answering(401, "Unauthorized")
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: breakage))
        #expect(run.failingCases == [])
        #expect(Set(run.results.compactMap(\.flaky)) == ["status 401, and another one with another session"])
    }

    @Test(arguments: [404, 400, 500]) func `a backup that is gone from the collection too is a race and no failure`(
        _ status: Int
    ) async throws {
        let vanishing = VanishingBackup(status: status, staysListed: false)
        let run = try await TestRun().perform(on: InMemoryServer(transform: vanishing.transform))
        #expect(run.failingCases == [])
        let result = try #require(run.result(named: "backup.status.ok [reference, xml]"))
        #expect(result.outcome == .pass)
        #expect(result.subjects.inconclusive == 1)
        #expect(Conformance.ExitStatus(run, under: strict) == .conforms)
    }

    @Test func `a server that lists what cannot be asked for is not green`() async throws {
        let relative = Answers { $0.target == "/api/backups" }.becoming {
            $0.replacing("Href=\"https://mock.example:9398/api/backups/", with: "Href=\"/api/backups/")
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: relative))
        let allowing = ExitStatus.Policy(failOn: .must, allowsEmpty: true, requiredCoverage: 0)
        #expect(Conformance.ExitStatus(run, under: allowing) == .violated)
        #expect(run.failingCases.contains("backup.collection.items [references, xml]"))
    }

    @Test func `no link of a logon ends a session that is not ours`() async throws {
        let foreign = Answers { $0.method == "POST" }.becoming { response in
            response.rewritten { body in
                guard let links = body.range(of: "/api/logonSessions/", options: .backwards) else { return body }
                let id = body.index(links.upperBound, offsetBy: 36)
                return body.replacingCharacters(in: links.upperBound..<id, with: "11111111-1111-1111-1111-111111111111")
            }
        }
        let server = InMemoryServer(transform: foreign)
        _ = try await TestRun().perform(on: server)
        #expect(server.sessions == (opened: 2, ended: 2))
    }

    @Test func `a listed backup that is not found is a violation`() async throws {
        let breakage = Answers { $0.readsBackup(asEntity: false) && $0.value(of: "X-RestSvcSessionId") != nil }.becoming
        {
            $0.answering(404, "Not Found")
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: breakage))
        #expect(run.failingCases.contains("backup.status.ok [reference, xml]"))
        #expect(Conformance.ExitStatus(run, under: strict) == .violated)
    }

    @Test func `a run that takes too long ends with its results and without its session`() async throws {
        var test = TestRun()
        test.timeLimit = 0.2
        let server = InMemoryServer(intercepting: { request in
            guard case .read(let read) = request, read.target.path.contains("/backups/") else { return nil }
            // Answers only once the run gave up.
            await untilCancelled()
            return TransportError(.cancelled, "the run was stopped")
        })
        let run = try await test.perform(on: server)
        #expect(run.ending == .outOfTime(seconds: 0.2))
        #expect(
            run.results.filter { $0.resource == "backup" }.allSatisfy {
                $0.outcome == .blocked || $0.outcome == .noData
            }
        )
        #expect(server.sessions.opened == server.sessions.ended)
    }

    @Test func `a server that never answers a logout holds a run that is out of time no longer`() async throws {
        var test = TestRun()
        test.timeLimit = 2
        test.graceSeconds = 0.05
        let logouts = Mutex(0)
        let server = InMemoryServer(intercepting: { request in
            switch request {
            case .logOn: return nil
            case .logOut: logouts.withLock { $0 += 1 }
            case .read(let read):
                guard read.target.path.contains("/backups/") else { return nil }
            }
            await untilCancelled()
            return TransportError(.cancelled, "the run was stopped")
        })
        let run = try await test.perform(on: server)
        #expect(run.ending == .outOfTime(seconds: 2))
        #expect(logouts.withLock(\.self) > 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a server that never answers the last logout holds a run no longer than one that is stopped`() async throws {
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["service.*"])
        test.graceSeconds = 0.05
        let server = InMemoryServer(intercepting: { request in
            guard case .logOut = request else { return nil }
            await untilCancelled()
            return TransportError(.cancelled, "the run was stopped")
        })
        #expect(try await test.perform(on: server).ending == .finished)
        #expect(server.sessions == (opened: 1, ended: 0))
    }

    @Test func `a proxy that asks who we are is not taken for Enterprise Manager`() async throws {
        let asking = Answers { $0.method == "POST" }.becoming { $0.answering(407, "Proxy Authentication Required") }
        let run = try await TestRun().perform(on: InMemoryServer(transform: asking))
        guard case .noSession(let reason) = run.ending else {
            Issue.record("there is a session")
            return
        }
        #expect(reason.contains("a proxy on the way asks who we are"))
    }

    @Test func `a cancelled run tells its signal and ends its session`() async throws {
        let server = InMemoryServer(intercepting: { request in
            guard case .read(let read) = request, read.target.path.contains("/backups/") else { return nil }
            withUnsafeCurrentTask { $0?.cancel() }
            await untilCancelled()
            return TransportError(.cancelled, "the run was stopped")
        })
        let task = Task { try await TestRun().perform(on: server) }
        task.cancel()
        let run = try await task.value
        #expect(run.ending == .interrupted(signal: 2))
        #expect(Conformance.ExitStatus(run, under: strict).code == 130)
        #expect(server.sessions.opened == server.sessions.ended)
    }
}

extension WireRequest {
    /// Whether it is a logon of a user.
    fileprivate func isLogon(of username: String) -> Bool {
        guard case .logOn(let logOn) = self else { return false }
        return logOn.credentials?.username == username
    }
}

/// Waits until the current task is cancelled, without a clock.
func untilCancelled() async {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    await withTaskCancellationHandler {
        for await _ in stream {}
    } onCancel: {
        continuation.finish()
    }
}

extension Sequence where Self: Sendable {
    /// The results of an asynchronous transformation, one after the other.
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}

extension WireRequest {
    /// The request, where it is a read.
    fileprivate var read: Read? {
        guard case .read(let read) = self else { return nil }
        return read
    }
}
