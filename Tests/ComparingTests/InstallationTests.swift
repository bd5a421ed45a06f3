import Comparing
import Conformance
import Testing

/// What differs between two installations of one build is no change of its interface.
@Suite struct InstallationTests {
    /// Two installations.
    struct Installations: CustomTestStringConvertible, Sendable {
        let before: RecordedMock
        let after: RecordedMock

        var testDescription: String { "\(before.name) → \(after.name)" }
    }

    private static let few = RecordedMock(backups: 8, seed: 3)
    private static let some = RecordedMock()
    private static let more = RecordedMock(backups: 60, seed: 4)
    private static let many = RecordedMock(backups: 200, seed: 5)
    private static let all = RecordedMock(backups: 24, seed: 6, sample: nil)
    private static let tiny = RecordedMock(backups: 3, seed: 7)

    private static let pairs: [Installations] = [
        (few, some), (few, more), (few, many), (some, more), (some, many), (more, many), (all, some),
        (all, few),
        (tiny, more), (tiny, few),
    ].flatMap { [Installations(before: $0, after: $1), Installations(before: $1, after: $0)] }

    @Test(arguments: pairs)
    func `one build on two installations shows nothing breaking or risky`(
        _ pair: Installations
    )
        async throws
    {
        let comparison = try await pair.before.compared(with: pair.after)
        #expect(comparison.count(.breaking) == 0)
        #expect(comparison.count(.risky) == 0)
        #expect(comparison.status == .compatible)
    }

    @Test(arguments: ["extra-link", "camel-case-json"])
    func `nor does another build`(_ variant: String) async throws {
        let before = RecordedMock(variants: [variant], backups: 8, seed: 9)
        let after = RecordedMock(variants: [variant], backups: 40, seed: 8)
        let comparison = try await before.compared(with: after)
        #expect(comparison.worst == .compatible)
        #expect(try await after.compared(with: before).worst == .compatible)
    }

    @Test func `a recording shows no change to itself`() async throws {
        let comparison = try await Self.some.compared(with: Self.some)
        #expect(comparison.changes.isEmpty)
        #expect(comparison.verdictChanges.isEmpty)
    }

    @Test(arguments: [true, false])
    func `an installation without backups is not comparable`(_ isFirst: Bool) async throws {
        let empty = RecordedMock(backups: 0)
        let comparison =
            try await isFirst ? empty.compared(with: Self.some) : Self.some.compared(with: empty)
        #expect(comparison.status == .notComparable)
        #expect(comparison.status.code == 2)
        #expect(comparison.obstacle?.contains("such as a backup") == true)
        #expect(comparison.count(.risky) == 0)
    }

    @Test func `a build without a session is not comparable`() async throws {
        let refusing = RecordedMock(defects: ["logon-always-xml"])
        let image = try await refusing.image()
        #expect(image.exchanges.isEmpty == false)
        let failed = ServerImage(
            name: "failed",
            run: image.run.ending(.noSession("refused")),
            exchanges: []
        )
        let comparison = Comparison(try await Self.some.image(), failed, try .ofContracts)
        #expect(comparison.status == .notComparable)
        #expect(comparison.obstacle == "after, there was no session: refused")
    }
}
