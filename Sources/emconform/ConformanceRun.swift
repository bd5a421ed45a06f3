import Conformance
import Evaluation
import Execution
import Foundation
import MockServer
import Transport

/// A plan, a server and how to ask it: everything that a run needs, wired once for the tool and the test suites.
struct ConformanceRun: Sendable {
    /// Which server is asked.
    enum Server: Sendable {
        /// The built-in mock with so many backups.
        case mock(backups: Int)
        /// A server that is there.
        case live(Origin, Conformance.Credentials, TransportConfiguration.Trust)
    }

    var plan: Plan
    var server: Server
    var productSchema: ProductSchema?
    var sampling: Sampling
    var filters: [String] = []
    var requestSeconds = 60.0
    var runSeconds: Double?
    var concurrency = 4
    var triesWrongCredentials = true
    var signal: @Sendable () -> Int32 = { SIGINT }
    var progress: @Sendable (Runner.Progress) -> Void = { _ in }

    /// Runs the plan; the mock lives as long as the run.
    func perform() async throws -> Run {
        switch server {
        case .live(let origin, let credentials, let trust):
            return try await perform(at: origin, as: credentials, trusting: trust, isMock: false)
        case .mock(let backups):
            let password = UUID().uuidString
            let manager = MockEnterpriseManager(
                inventory: Inventory(backups: backups, seed: sampling.seed),
                credentials: MockServer.Credentials(userName: "mock", password: password)
            )
            guard let credentials = Conformance.Credentials(username: "mock", password: password) else {
                throw CommandFailure(message: "the mock's credentials are unusable", code: 70)
            }
            return try await withMockServer(MockServerConfiguration(manager: manager, httpPort: nil)) { endpoints in
                guard let url = endpoints.httpsURL, let (origin, _) = Origin.split(url),
                    let pem = endpoints.authorityPEM
                else { throw CommandFailure(message: "the mock has no address", code: 70) }
                return try await perform(
                    at: origin,
                    as: credentials,
                    trusting: .authorities(pem: Array(pem.utf8)),
                    isMock: true
                )
            }
        }
    }

    private func perform(
        at origin: Origin,
        as credentials: Conformance.Credentials,
        trusting trust: TransportConfiguration.Trust,
        isMock: Bool
    ) async throws -> Run {
        var limits = TransportConfiguration.Limits()
        limits.requestSeconds = requestSeconds
        let transport = try CurlTransport(
            TransportConfiguration(
                origin: origin,
                trust: trust,
                limits: limits,
                maximumConnections: concurrency,
                version: Emconform.version
            )
        )
        defer { transport.close() }
        let judge = try Judge(plan.library, origin: origin, productSchema: productSchema)
        let runner = Runner(send: transport.sending, judge: judge, options: options(credentials))
        return await runner.run(plan, setting: setting(origin, trust, isMock: isMock), progress: progress)
    }

    private func options(_ credentials: Conformance.Credentials) -> Runner.Options {
        let stranger = Conformance.Credentials(username: "emconform-\(UUID().uuidString)", password: UUID().uuidString)
        return Runner.Options(
            credentials: credentials,
            stranger: triesWrongCredentials ? stranger : nil,
            sampling: sampling,
            concurrency: concurrency,
            timeLimit: runSeconds,
            signal: signal
        )
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
