import Conformance
import ContractLoading
import Execution
import MockServer
import Proving
import Recording
import Synchronization
import TestSupport
import Testing

/// A recording stands for its server.
@Suite struct ReplayTests {
    /// Defects of every kind, picked evenly from all that need no socket.
    static let defects: [Defect] = {
        let noticed = (try? ContractLoader().load(EmbeddedContracts.files).attribution.defects) ?? [:]
        let candidates = Defect.allCases.filter { !$0.isOnWire && noticed[$0.rawValue] != nil }
        return stride(from: 0, to: candidates.count, by: candidates.count / 20).map { candidates[$0] }
    }()

    @Test func `there are twenty defects and more, all different`() {
        #expect(Set(Self.defects.map(\.rawValue)).count >= 20)
    }

    @Test func `a recording of a conforming server conforms`() async throws {
        let (live, replayed) = try await Self.runs(defects: [])
        #expect(Verdicts(replayed) == Verdicts(live))
        #expect(live.failingCases == [])
        #expect(replayed.requests == live.requests)
    }

    @Test(arguments: defects.map(\.rawValue))
    func `a recording of a defect has the verdicts of the defect`(_ name: String) async throws {
        let defect = try #require(Defect(rawValue: name))
        let (live, replayed) = try await Self.runs(defects: [defect])
        #expect(Verdicts(replayed) == Verdicts(live))
        // A defect that nothing shows would replay well too.
        #expect(!live.failingCases.isEmpty)
    }

    @Test(arguments: [-1e300, 1e300, .infinity, .nan])
    func `no wait that a recording tells of is too long to reckon with`(_ seconds: Double) async throws {
        let recorded = try await Self.recorded(InMemoryServer(backups: 3).send)
        let replay = Replay(
            recorded.exchanges.map { stored in
                let exchange = stored.exchange
                let result = exchange.result.map { response in
                    Response(
                        status: response.status,
                        reason: response.reason,
                        fields: response.fields,
                        body: response.body,
                        timing: Response.Timing(queued: seconds, connected: 0, firstByte: 0, total: 0)
                    )
                }
                return StoredExchange(
                    stored: Exchange(request: exchange.request, result: result, start: exchange.start)
                )
            }
        )
        let run = try await TestRun().perform({ await replay.answer($0) }, as: Replay.credentials).run
        #expect(run.failingCases == [])
        #expect(run.results.allSatisfy { $0.seconds >= 0 })
    }

    @Test func `what was not recorded is no data and nothing worse`() async throws {
        let recorded = try await Self.recorded(InMemoryServer(backups: 6).send)
        let without = recorded.exchanges.filter { stored in
            guard case .read(let read) = stored.exchange.request else { return true }
            return !read.target.path.lowercased().hasSuffix("/restorepoints")
        }
        let replay = Replay(without)
        let run = try await TestRun().perform({ await replay.answer($0) }, as: Replay.credentials).run
        #expect(run.failingCases == [])
        let reasons = run.results.filter { $0.outcome == .noData }.compactMap(\.reason)
        #expect(reasons.contains { $0.contains("the recording holds no answer to GET /api/") })
        #expect(run.results.filter { $0.outcome == .error || $0.outcome == .blocked }.map(\.name) == [])
    }

    /// Wherever a recording of a conforming server ends, what is missing is no failure; neither are answers that were
    /// given in other sessions, or before a logout.
    @Test(arguments: [3, 8, 20, 40, 60, 80, 90, 95, 97, 99])
    func `a part of a recording is judged as far as it goes`(_ percent: Int) async throws {
        let recorded = try await Self.recorded(InMemoryServer(backups: 3).send)
        let part = recorded.exchanges.prefix(recorded.exchanges.count * percent / 100)
        let replay = Replay(Array(part))
        let run = try await TestRun().perform({ await replay.answer($0) }, as: Replay.credentials).run
        #expect(run.failingCases == [])
    }

    @Test func `what was asked in a session that no server gave, or that was ended, is not answered by another`()
        async throws
    {
        let recorded = try await Self.recorded(InMemoryServer(backups: 3).send)
        var ended: Set<String> = []
        let without = recorded.exchanges.filter { stored in
            switch stored.exchange.request {
            case .logOut(let logOut):
                ended.insert(logOut.token.value)
                return true
            case .logOn: return true
            case .read(let read):
                let token = read.token?.value ?? ""
                return !token.hasPrefix("NWQwYzNm") && !ended.contains(token)
            }
        }
        #expect(without.count < recorded.exchanges.count)
        let replay = Replay(without)
        let run = try await TestRun().perform({ await replay.answer($0) }, as: Replay.credentials).run
        #expect(run.failingCases == [])
        let unanswered = run.results.filter { $0.reason?.contains("the recording holds no answer") == true }
        #expect(unanswered.contains { $0.requirement == "session.revoked" })
        #expect(unanswered.contains { $0.requirement == "backup.session.invalid" })
    }

    /// A run against the mock, and the run against what was recorded of it, written and read back.
    private static func runs(defects: Set<Defect>) async throws -> (live: Run, replayed: Run) {
        let manager = MockEnterpriseManager(
            inventory: Inventory(backups: 6, seed: 1),
            credentials: MockServer.Credentials(userName: "user", password: "correct horse"),
            options: MockEnterpriseManager.Options(defects: defects)
        )
        let recorded = try await recorded(InMemoryMock(manager).send)
        let folder = try TemporaryFolder()
        let bundle = try BundleFolder(folder.path, of: recorded.run.setting)
        for exchange in recorded.exchanges { await bundle.recorder.append(exchange) }
        try await bundle.finish(
            Manifest(setting: recorded.run.setting, level: .may, backup: nil, triesWrongCredentials: true)
        )
        let replay = Replay(try ExchangeBundle(reading: folder.path).exchanges)
        let replayed = try await TestRun().perform({ await replay.answer($0) }, as: Replay.credentials).run
        return (recorded.run, replayed)
    }

    private static func recorded(_ send: @escaping Send) async throws -> (run: Run, exchanges: [StoredExchange]) {
        let exchanges = Mutex<[StoredExchange]>([])
        let box = Box(exchanges)
        var test = TestRun()
        test.record = { exchange in box.add(exchange) }
        let run = try await test.perform(send, as: Credentials(username: "user", password: "correct horse")).run
        return (run, box.all)
    }
}

/// Keeps exchanges.
private final class Box: Sendable {
    private let exchanges: Mutex<[StoredExchange]>

    init(_ exchanges: consuming Mutex<[StoredExchange]>) { self.exchanges = exchanges }

    func add(_ exchange: StoredExchange) { exchanges.withLock { $0.append(exchange) } }

    var all: [StoredExchange] { exchanges.withLock { $0 } }
}

/// What two runs must have in common: everything but times, and what was run against what.
private struct Verdicts: Equatable {
    struct Case: Equatable {
        let name: String
        let outcome: Outcome
        let reason: String?
        let subjects: CaseResult.SubjectCount
        let findings: [Finding]
    }

    let cases: [Case]
    let ending: Run.Ending

    init(_ run: Run) {
        cases = run.results.map {
            Case(
                name: $0.name,
                outcome: $0.outcome,
                reason: $0.reason,
                subjects: $0.subjects,
                findings: $0.findings
            )
        }
        ending = run.ending
    }
}
