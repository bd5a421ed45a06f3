public import Conformance
import Evaluation
public import Execution
public import MockServer

/// Runs the suite on the mock as it is, with each of its defects, and differently right.
public struct Proof: Sendable {
    /// Performs a run against a mock behind a socket; the run is made from what sends to it and its origin.
    public typealias OnWire =
        @Sendable (MockEnterpriseManager, @Sendable (@escaping Send, Origin) async throws -> Run) async throws -> Run

    private let library: ContractLibrary
    private let plan: Plan
    private let inventory: Inventory
    private let width: Int
    private let onWire: OnWire

    /// Creates a proof over a small inventory; `width` trials are made at a time.
    public init(_ library: ContractLibrary, backups: Int = 9, width: Int, onWire: @escaping OnWire) throws {
        self.library = library
        plan = try Plan(library)
        inventory = Inventory(backups: backups, seed: 1)
        self.width = width
        self.onWire = onWire
    }

    /// The matrix of some trials, in their order.
    public func matrix(
        of trials: [Trial],
        progress: @escaping @Sendable (TrialResult) -> Void = { _ in }
    ) async throws -> KillMatrix {
        var results: [Int: TrialResult] = [:]
        try await withThrowingTaskGroup(of: (Int, TrialResult).self) { group in
            var waiting = trials.enumerated().makeIterator()
            let begin = { (group: inout ThrowingTaskGroup<(Int, TrialResult), any Error>) in
                guard let (index, trial) = waiting.next() else { return }
                group.addTask { (index, try await result(of: trial)) }
            }
            for _ in 0..<max(1, width) { begin(&group) }
            while let (index, result) = try await group.next() {
                results[index] = result
                progress(result)
                begin(&group)
            }
        }
        return KillMatrix(library, trials.indices.compactMap { results[$0] })
    }

    /// A hunt for mutants among the answers of a clean run.
    public func hunt() async throws -> MutantHunt {
        let manager = Trial.clean.manager(inventory, Credentials(userName: "user", password: "correct horse"))
        guard let (origin, _) = Origin.split(InMemoryMock.address) else { throw ProofMistake() }
        let judge = try Judge(library, origin: origin)
        let recorded = await (try runner(InMemoryMock(manager).send, judge)).perform(
            plan,
            setting: Run.Setting(of: library, at: origin),
            keepsRecords: true
        )
        return MutantHunt(judge: judge, records: recorded.records)
    }

    private func result(of trial: Trial) async throws -> TrialResult {
        let manager = trial.manager(inventory, Credentials(userName: "user", password: "correct horse"))
        let run: Run
        if trial.needsSocket {
            run = try await onWire(manager) { send, origin in try await self.run(send, at: origin) }
        } else {
            guard let (origin, _) = Origin.split(InMemoryMock.address) else { throw ProofMistake() }
            run = try await self.run(InMemoryMock(manager).send, at: origin)
        }
        return TrialResult(trial, run, in: library)
    }

    private func run(_ send: @escaping Send, at origin: Origin) async throws -> Run {
        let runner = try runner(send, try Judge(library, origin: origin))
        return await runner.run(plan, setting: Run.Setting(of: library, at: origin))
    }

    private func runner(_ send: @escaping Send, _ judge: Judge) throws -> Runner {
        guard let credentials = Conformance.Credentials(username: "user", password: "correct horse"),
            let stranger = Conformance.Credentials(username: "stranger", password: "none")
        else { throw ProofMistake() }
        let options = Runner.Options(
            credentials: credentials,
            stranger: stranger,
            sampling: Sampling(limit: nil, seed: 1),
            concurrency: 1
        )
        return Runner(send: send, judge: judge, options: options)
    }
}

/// A mistake of our own: values that are fixed here are unusable.
struct ProofMistake: Error {}

extension Run.Setting {
    /// The setting of a trial, of which nobody makes a report.
    fileprivate init(of library: ContractLibrary, at origin: Origin) {
        self.init(
            version: "proof",
            contracts: library.digest,
            origin: origin,
            isMock: true,
            isInsecure: false,
            offeredVersions: [],
            seed: 1,
            sample: nil,
            filters: [],
            startedAt: "1970-01-01T00:00:00Z"
        )
    }
}
