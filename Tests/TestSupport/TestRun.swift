public import Conformance
import ContractLoading
import Evaluation
public import Execution

/// A run of the built-in contracts against a server in memory.
public struct TestRun: Sendable {
    /// Which subjects are judged.
    public var sampling = Sampling(limit: nil, seed: 1)
    /// Which requirements are judged.
    public var filter = Plan.Filter()
    /// The password that is sent.
    public var password = "correct horse"
    /// Whether wrong credentials are tried.
    public var triesWrongCredentials = true
    /// The limit of the run in seconds.
    public var timeLimit: Double?
    /// How many seconds a logon or logout may take once the run is stopped.
    public var graceSeconds = 10.0
    /// How many connections there are.
    public var concurrency = 4
    /// What is put up with.
    public var waivers = WaiverLedger()
    /// What a server may make of the run.
    public var limits = RunLimits()
    /// Lets time pass.
    public var pause: @Sendable (Double) async -> Void = { _ in }
    /// Where every exchange goes.
    public var record: Record?

    /// Creates a run of everything.
    public init() {}

    /// Runs against a server.
    public func perform(on server: InMemoryServer) async throws -> Run {
        try await perform(server.send, as: Credentials(username: "user", password: password)).run
    }

    /// Runs against whatever answers, and keeps what shows the findings.
    public func perform(_ send: @escaping Send, as credentials: Credentials?) async throws -> Runner.Performance {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        guard let (origin, _) = Origin.split(InMemoryServer.address), let credentials else {
            throw TransportError(.other, "the test's own values are wrong")
        }
        var options = Runner.Options(
            credentials: credentials,
            stranger: triesWrongCredentials ? Credentials(username: "stranger", password: "none") : nil,
            sampling: sampling,
            concurrency: concurrency,
            timeLimit: timeLimit
        )
        options.signal = { 2 }
        options.waivers = waivers
        options.limits = limits
        options.record = record
        options.pause = pause
        options.graceSeconds = graceSeconds
        let runner = Runner(send: send, judge: try Judge(library, origin: origin), options: options)
        return await runner.perform(try Plan(library, selecting: filter), setting: TestRun.setting(origin))
    }

    /// What a run of ours says of itself.
    public static func setting(_ origin: Origin) -> Run.Setting {
        Run.Setting(
            version: "0",
            contracts: "0",
            origin: origin,
            isMock: true,
            isInsecure: false,
            offeredVersions: [],
            seed: 1,
            sample: nil,
            filters: [],
            startedAt: "2026-01-01T00:00:00Z"
        )
    }
}

extension Run {
    /// The names of the cases that show something that is not as demanded.
    public var failingCases: [String] { results.filter(\.outcome.isFinding).map(\.name) }

    /// The result of a case.
    public func result(named name: String) -> CaseResult? { results.first { $0.name == name } }
}
