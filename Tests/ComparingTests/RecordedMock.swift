import Comparing
import Conformance
import ContractLoading
import Evaluation
import Execution
import MockServer
import Proving
import Synchronization

/// A mock of some build and installation, of which a run is recorded in memory.
struct RecordedMock: Hashable, Sendable {
    /// The promises that the build breaks.
    var defects: [String] = []
    /// The ways in which the build is right and yet different.
    var variants: [String] = []
    /// How many backups the installation holds.
    var backups = 24
    /// The seed of the installation.
    var seed: UInt64 = 1
    /// How many subjects are judged; nothing for all.
    var sample: Int? = 20

    /// What a run showed; the run is made once for all tests that ask.
    func image() async throws -> ServerImage { try await ImageStore.shared.image(of: self) }

    /// What a comparison keeps of the run.
    func profile() async throws -> Profile { try await ImageStore.shared.profile(of: self) }

    /// What changed from this build to another one.
    func compared(with after: RecordedMock) async throws -> Comparison {
        Comparison(try await profile(), try await after.profile(), try .ofContracts)
    }

    /// Nobody's part of any actor, so that several are made at a time.
    fileprivate func recordedProfile() async throws -> Profile { Profile(try await record(), try .ofContracts) }

    fileprivate func record() async throws -> ServerImage {
        let library = try Contracts.library.get()
        guard let (origin, _) = Origin.split(InMemoryMock.address),
            let user = Conformance.Credentials(username: "user", password: "correct horse"),
            let stranger = Conformance.Credentials(username: "stranger", password: "none")
        else { throw UnusableMock() }
        let exchanges = Mutex<[Exchange]>([])
        let options = Runner.Options(
            credentials: user,
            stranger: stranger,
            sampling: Sampling(limit: sample, seed: seed),
            concurrency: 1,
            record: { stored in exchanges.withLock { $0.append(stored.exchange) } }
        )
        let judge = try Judge(library, origin: origin)
        let runner = Runner(send: InMemoryMock(try manager).send, judge: judge, options: options)
        let run = await runner.run(
            try Plan(library),
            setting: .ofMock(library, at: origin, seed: seed, sample: sample)
        )
        return ServerImage(name: name, run: run, exchanges: exchanges.withLock { $0 })
    }

    /// The build and the installation, for a reader.
    var name: String {
        let build = (defects + variants).isEmpty ? "clean" : (defects + variants).joined(separator: "+")
        return "\(build) with \(backups) backups, seed \(seed)\(sample == nil ? ", all" : "")"
    }

    private var manager: MockEnterpriseManager {
        get throws {
            let options = MockEnterpriseManager.Options(
                variants: Set(try variants.map { try Self.known(Variant(rawValue: $0)) }),
                defects: Set(try defects.map { try Self.known(Defect(rawValue: $0)) })
            )
            return MockEnterpriseManager(
                inventory: Inventory(backups: backups, seed: seed),
                credentials: MockServer.Credentials(userName: "user", password: "correct horse"),
                options: options
            )
        }
    }

    private static func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw UnusableMock() }
        return value
    }
}

extension Vocabulary {
    /// What the contracts of today know.
    static var ofContracts: Vocabulary { get throws { Vocabulary(try Contracts.library.get()) } }
}

/// The contracts of today, read once.
enum Contracts {
    static let library = Result { try ContractLoader().load(EmbeddedContracts.files) }
}

/// A mistake in a test's own values.
struct UnusableMock: Error {}

/// The images that tests share.
private actor ImageStore {
    static let shared = ImageStore()

    private var images: [RecordedMock: Task<ServerImage, any Error>] = [:]
    private var profiles: [RecordedMock: Task<Profile, any Error>] = [:]

    func profile(of mock: RecordedMock) async throws -> Profile {
        // The exchanges are let go; profiles are small.
        let task = profiles[mock] ?? Task { try await mock.recordedProfile() }
        profiles[mock] = task
        return try await task.value
    }

    func image(of mock: RecordedMock) async throws -> ServerImage {
        let task = images[mock] ?? Task { try await mock.record() }
        images[mock] = task
        return try await task.value
    }
}

extension Run.Setting {
    fileprivate static func ofMock(
        _ library: ContractLibrary,
        at origin: Origin,
        seed: UInt64,
        sample: Int?
    ) -> Run.Setting {
        Run.Setting(
            version: "0",
            contracts: library.digest,
            origin: origin,
            isMock: true,
            isInsecure: false,
            offeredVersions: [],
            seed: seed,
            sample: sample,
            filters: [],
            startedAt: "2026-01-01T00:00:00Z"
        )
    }
}
