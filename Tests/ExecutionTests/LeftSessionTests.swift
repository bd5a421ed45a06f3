import Conformance
import Execution
import MockServer
import Representation
import Synchronization
import TestSupport
import Testing
import XML

/// A server is not left with a session; where that cannot be helped, it is told.
@Suite struct LeftSessionTests {
    private static func performance(
        of filter: [String] = ["service.*"],
        transform: MockEnterpriseManager.Transform? = nil,
        intercepting: (@Sendable (WireRequest) async -> TransportError?)? = nil
    ) async throws -> (Runner.Performance, InMemoryServer) {
        var test = TestRun()
        test.filter = Plan.Filter(patterns: filter)
        let server = InMemoryServer(transform: transform, intercepting: intercepting)
        let user = Credentials(username: "user", password: test.password)
        return (try await test.perform(server.send, as: user), server)
    }

    /// Counts what comes.
    private final class Count: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock(\.self) }

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    private static let logons = Answers { $0.method == "POST" }
    private static let logouts = Answers { $0.method == "DELETE" }

    @Test(arguments: [200, 202, 304, 302, 500, 999])
    func `one that a logon opened with another status than 201 is ended`(
        _ status: Int
    ) async throws {
        let (performance, server) = try await Self.performance(
            transform: Self.logons.becoming { $0.answering(status, "OK") }
        )
        guard case .noSession = performance.run.ending else {
            Issue.record("the run ended as \(performance.run.ending)")
            return
        }
        #expect(performance.openSessions == [])
        #expect(server.sessions.ended == 1)
    }

    @Test func `one that a refusal names is none`() async throws {
        let (performance, server) = try await Self.performance(
            transform: Self.logons.becoming { $0.answering(403, "No") }
        )
        #expect(performance.openSessions == [])
        #expect(server.sessions.ended == 0)
    }

    @Test(arguments: [["service.*"], ["session.logon"]])
    func `one that could not be ended is told, be it the main one or the probe's`(_ filter: [String]) async throws {
        let logouts = Count()
        let refusing: MockEnterpriseManager.Transform = { request, response in
            guard request.method == "DELETE", logouts.next() == 1 else { return response }
            return response.answering(500, "No")
        }
        let (performance, _) = try await Self.performance(of: filter, transform: refusing)
        #expect(performance.openSessions == ["a logout was answered with status 500"])
    }

    @Test func `one that nobody was to get is not told where its logon was cut`() async throws {
        let (performance, _) = try await Self.performance(
            of: ["session.*"],
            intercepting: { request in
                guard case .logOn(let logon) = request, logon.credentials?.username != "user" else { return nil }
                return TransportError(.timedOut, "no answer came")
            }
        )
        #expect(performance.openSessions == [])
    }

    @Test func `one whose logon was cut is told, and none where nobody was reached`() async throws {
        let kinds: [(TransportError.Kind, Bool)] = [
            (.timedOut, true), (.connectionLost, true), (.malformedResponse, true), (.contentTooLarge, true),
            (.notConnected, false), (.connectionTimedOut, false),
        ]
        for (kind, isTold) in kinds {
            let (performance, _) = try await Self.performance(intercepting: { request in
                guard case .logOn = request else { return nil }
                return TransportError(kind, "no answer came")
            })
            #expect(performance.openSessions == (isTold ? ["a logon had no usable answer: no answer came"] : []))
        }
    }

    @Test(arguments: [200, 201]) func `one that cannot be ended for what it lacks is told`(_ status: Int) async throws {
        let long = Self.logons.becoming {
            $0.answering(status, "OK").setting("X-RestSvcSessionId", to: String(repeating: "t", count: 3_000))
        }
        let told = "a logon was answered with \(status), but with a token of more than 2048 bytes"
        #expect(try await Self.performance(transform: long).0.openSessions == [told])
    }

    @Test func `one whose token stands in the cookie alone is ended, and told where it stands nowhere`() async throws {
        let bare = Self.logons.becoming { $0.setting("X-RestSvcSessionId", to: nil) }
        let (ended, server) = try await Self.performance(transform: bare)
        #expect(ended.openSessions == [])
        #expect(server.sessions == (opened: 1, ended: 1))
        let barer = Self.logons.becoming { $0.setting("X-RestSvcSessionId", to: nil).setting("Set-Cookie", to: nil) }
        let told = "a logon was answered with 201, but without a token in X-RestSvcSessionId"
        #expect(try await Self.performance(transform: barer).0.openSessions == [told])
    }

    /// A server that forgot it refuses its logout as well, which is no cause to warn of anything.
    @Test(arguments: [401, 404]) func `one that idled away is gone`(_ status: Int) async throws {
        let (reads, logouts) = (Count(), Count())
        let (performance, server) = try await Self.performance(
            of: ["backup.*"],
            transform: { request, response in
                if request.readsBackup(asEntity: true), reads.next() == 1 { return response.answering(401, "No") }
                guard request.method == "DELETE", logouts.next() == 1 else { return response }
                return response.answering(status, "No")
            }
        )
        #expect(server.sessions.opened == 2)
        #expect(logouts.value == 2)
        #expect(performance.openSessions == [])
    }

    /// The last logout is that of the session that nothing took the place of.
    @Test func `one that idled away is gone also where there is no other`() async throws {
        let logons = Count()
        let (performance, server) = try await Self.performance(
            of: ["backup.*"],
            transform: { request, response in
                if request.method == "POST", logons.next() > 1 { return response.answering(403, "No") }
                let isLost = request.readsBackup(asEntity: true) || request.method == "DELETE"
                return isLost ? response.answering(401, "No") : response
            }
        )
        #expect(server.sessions.opened >= 1)
        #expect(logons.value == 2)
        #expect(performance.openSessions.filter { $0.contains("logout") } == [])
    }

    @Test func `one whose logon opened nothing that could be read is told`() async throws {
        let empty = Self.logons.becoming {
            $0.setting("X-RestSvcSessionId", to: nil).setting("Set-Cookie", to: nil).rewritten { _ in "no session" }
        }
        let told = "a logon was answered with 201, but without a token in X-RestSvcSessionId"
        #expect(try await Self.performance(transform: empty).0.openSessions == [told])
    }

    @Test func `only a few are told`() async throws {
        let count = Count()
        let refusing = Self.logouts.becoming { $0.answering(500 + count.next(), "No") }
        let lost = Answers { $0.readsBackup(asEntity: true) }.becoming { $0.answering(401, "Unauthorized") }
        let (performance, server) = try await Self.performance(
            of: ["backup.*"],
            transform: { lost($0, refusing($0, $1)) }
        )
        #expect(performance.openSessions.count == 3)
        #expect(server.sessions.opened > 3)
    }

    /// An account is locked after a few refusals.
    @Test(arguments: [401, 200]) func `a logon in place of a lost session is not tried again once it is answered`(
        _ status: Int
    ) async throws {
        let logons = Count()
        let refusing: MockEnterpriseManager.Transform = { request, response in
            if request.readsBackup(asEntity: true) || request.readsBackup(asEntity: false) {
                return response.answering(401, "Unauthorized")
            }
            guard request.method == "POST", logons.next() > 1 else { return response }
            return response.answering(status, "No")
        }
        _ = try await Self.performance(of: ["backup.*"], transform: refusing)
        #expect(logons.value == 2)
    }

    @Test func `an answer to a logon that is deeper than our limit is no fault of the server's`() async throws {
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        let nested = Self.logons.becoming { $0.replacing("</LogonSession>", with: "\(deep)</LogonSession>") }
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["session.logon", "session.logon.identity"])
        let usual = try await test.perform(on: InMemoryServer(transform: nested))
        test.limits.bodies.xml.depth = 64
        let strict = try await test.perform(on: InMemoryServer(transform: nested))
        for name in ["session.logon", "session.logon.identity"] {
            #expect(usual.result(named: name)?.outcome == .pass, "\(name)")
            #expect(strict.result(named: name)?.outcome == .error, "\(name)")
        }
    }
}
