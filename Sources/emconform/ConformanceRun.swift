import Conformance
import Evaluation
import Execution
import Foundation
import Recording
import Transport

/// A plan, a server and how to ask it: everything that a run needs, wired once for the tool and the test suites.
struct ConformanceRun: Sendable {
    /// Which server is asked.
    enum Server: Sendable {
        /// The built-in mock with so many backups.
        case mock(backups: Int)
        /// A recording in place of a server.
        case recording(ExchangeBundle)
        /// A server that is there.
        case live(Origin, Conformance.Credentials, TransportConfiguration.Trust, TransportConfiguration.Route)
    }

    var plan: Plan
    var server: Server
    var productSchema: ProductSchema?
    var sampling: Sampling
    var filters: [String] = []
    var limits = Limits()
    /// The limits that were given by name, those of a recording included.
    var namedLimits: [String: Int] = [:]
    var runSeconds: Double?
    var concurrency = 4
    var requestLimit = Int.max
    var triesWrongCredentials = true
    var waivers = WaiverLedger()
    /// The weakest level that the plan holds.
    var level = Level.may
    /// Where exchanges are kept.
    var keeping = RunRecorder.Places()
    var signal: @Sendable () -> Int32 = { SIGINT }
    var progress: @Sendable (Runner.Progress) -> Void = { _ in }

    /// What came of a run.
    struct Outcome: Sendable {
        /// The run, and what shows its findings.
        var performance: Runner.Performance
        /// Why not all of it was recorded; nothing where it was, or where nothing was to be.
        let recordingFailure: String?
        /// Whether the archive of every exchange lacks some.
        let isEvidenceCut: Bool
    }

    /// Runs the plan; the mock lives as long as the run.
    func perform() async throws -> Outcome {
        switch server {
        case .recording(let bundle): return try await replay(bundle)
        case .live(let origin, let credentials, let trust, let route):
            return try await perform(at: origin, as: credentials, trusting: trust, by: route, isMock: false)
        case .mock(let backups):
            return try await BuiltInMock.serving(backups: backups, seed: sampling.seed) { origin, credentials, trust in
                try await perform(at: origin, as: credentials, trusting: trust, isMock: true)
            }
        }
    }

    private func perform(
        at origin: Origin,
        as credentials: Conformance.Credentials,
        trusting trust: TransportConfiguration.Trust,
        by route: TransportConfiguration.Route = .init(),
        isMock: Bool
    ) async throws -> Outcome {
        let transport = try CurlTransport(
            TransportConfiguration(
                origin: origin,
                trust: trust,
                limits: limits.exchange,
                route: route,
                maximumConnections: concurrency,
                version: Emconform.version
            )
        )
        defer { transport.close() }
        var setting = setting(origin, trust, isMock: isMock)
        setting.access = Run.Access(trust, route)
        return try await perform(transport.sending, as: credentials, setting)
    }

    /// Judges what a server answered then by the contracts of today.
    private func replay(_ bundle: ExchangeBundle) async throws -> Outcome {
        guard let credentials = Replay.credentials else {
            throw CommandFailure(message: "the recording's credentials are unusable", code: 70)
        }
        let replay = Replay(bundle.exchanges)
        var setting = bundle.manifest.setting
        setting.version = Emconform.version
        setting.contracts = plan.library.digest
        setting.promises = StatementCoverage.promises(in: plan.library)
        setting.filters = filters
        setting.isReplay = true
        var outcome = try await perform({ await replay.answer($0) }, as: credentials, setting)
        if let reason = bundle.manifest.shortfall {
            outcome.performance.run = outcome.performance.run.cutShort(by: reason)
        }
        return outcome
    }

    private func perform(
        _ send: @escaping Send,
        as credentials: Conformance.Credentials,
        _ setting: Run.Setting
    ) async throws -> Outcome {
        let judge = try Judge(plan.library, origin: setting.origin, productSchema: productSchema)
        let recorder = try RunRecorder(keeping, of: setting)
        let runner = Runner(send: send, judge: judge, options: options(credentials, recorder.record))
        let performance = await runner.perform(plan, setting: setting, progress: progress)
        let manifest = Manifest(
            setting: performance.run.setting,
            level: level,
            backup: sampling.only,
            triesWrongCredentials: triesWrongCredentials,
            limits: namedLimits,
            shortfall: shortfall(of: performance)
        )
        return Outcome(
            performance: performance,
            recordingFailure: await recorder.finish(manifest),
            isEvidenceCut: await recorder.isEvidenceCut
        )
    }

    /// Why a run asked for less than it was to; nothing where it came to its end.
    private func shortfall(of performance: Runner.Performance) -> String? {
        switch performance.run.ending {
        case .interrupted(let signal): "signal \(signal) stopped it"
        case .outOfTime(let seconds): "its time limit of \(seconds) s passed (--timeout)"
        case .cutShort(let reason): reason
        case .finished, .noSession:
            performance.lacksRequests ? "its limit of \(requestLimit) requests was reached (--max-requests)" : nil
        }
    }

    private func options(_ credentials: Conformance.Credentials, _ record: Record?) -> Runner.Options {
        let stranger = Conformance.Credentials(username: "emconform-\(UUID().uuidString)", password: UUID().uuidString)
        var options = Runner.Options(
            credentials: credentials,
            stranger: triesWrongCredentials ? stranger : nil,
            sampling: sampling,
            concurrency: concurrency,
            timeLimit: runSeconds,
            signal: signal,
            waivers: waivers,
            record: record
        )
        options.requestLimit = requestLimit
        options.limits = limits.run
        // Who waited then has the answer that came.
        if case .recording = server { options.pause = { _ in } }
        return options
    }

    private func setting(_ origin: Origin, _ trust: TransportConfiguration.Trust, isMock: Bool) -> Run.Setting {
        Run.Setting(
            version: Emconform.version,
            contracts: plan.library.digest,
            origin: origin,
            isMock: isMock,
            isInsecure: trust == .unverified,
            offeredVersions: [],
            seed: sampling.seed,
            sample: sampling.limit,
            promises: StatementCoverage.promises(in: plan.library),
            filters: filters,
            startedAt: Date.now.formatted(.iso8601)
        )
    }
}

extension ConformanceRun {
    /// A run on a recording, asked as the server was asked then.
    init(replaying bundle: ExchangeBundle, by plan: Plan) throws {
        self.init(plan: plan, server: .recording(bundle), sampling: bundle.manifest.sampling)
        triesWrongCredentials = bundle.manifest.triesWrongCredentials
        try limit(by: bundle.manifest.limits ?? [:])
    }

    /// Sets limits that have names.
    mutating func limit(by named: [String: Int]) throws {
        for (name, value) in named.sorted(by: { $0.key < $1.key }) {
            guard let limit = Limit.named.first(where: { $0.name == name }), (1...limit.most).contains(value) else {
                throw CommandFailure.misuse("the recording was made with --limit \(name)=\(value), which is not known")
            }
            limits[keyPath: limit.path] = value
            namedLimits[name] = value
        }
    }
}

extension Run.Access {
    /// How the server is reached; nothing where that is the plain way.
    init?(_ trust: TransportConfiguration.Trust, _ route: TransportConfiguration.Route) {
        self.init()
        switch trust {
        case .pin(let pin): self.pin = pin.description
        case .directory(let path): authorities = path
        case .system, .authorities, .unverified: break
        }
        proxy = route.proxy
        resolutions = route.resolutions.isEmpty ? nil : route.resolutions
        certificate = route.certificate?.path
        key = route.certificate?.keyPath
        if self == Run.Access() { return nil }
    }
}

extension CurlTransport {
    /// The transport as the one effect of a run.
    var sending: Send {
        { [self] request in
            do throws(TransportError) {
                return .success(try await send(request))
            } catch {
                return .failure(error)
            }
        }
    }
}
