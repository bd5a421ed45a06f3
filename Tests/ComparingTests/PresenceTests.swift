import Testing

@testable import Comparing

/// When the absence of a part is a change, and when it may be chance.
@Suite struct PresenceTests {
    private static let standard = Stratum(values: ["Standard"])
    private static let parent = Stratum(values: ["ParentBackup"])

    private func change(
        _ had: Strata,
        _ before: Strata,
        _ have: Strata,
        _ after: Strata
    )
        -> Presence.Change
    {
        Presence(had: had, of: before, have: have, of: after).change
    }

    @Test func `what all had and nobody has is gone`() throws {
        let change = change(.one(5), .one(5), .one(0), .one(1))
        guard case .vanished(let evidence) = change else { throw Unexpected(change) }
        #expect(evidence.wasRequired)
    }

    @Test func `of four nobody knows whether they had to`() throws {
        let change = change(.one(4), .one(4), .one(0), .one(4))
        guard case .vanished(let evidence) = change else { throw Unexpected(change) }
        #expect(!evidence.wasRequired)
    }

    @Test(arguments: [(10, 7, false), (10, 6, true), (1, 90, false), (1, 89, true)])
    func `optional parts are missed by chance until one in a hundred`(
        _ had: Int,
        _ after: Int,
        _ isChance: Bool
    ) {
        let change = change(.one(had), .one(20), .one(0), .one(after))
        if case .notSeen = change { #expect(isChance) } else { #expect(!isChance) }
    }

    @Test func `a kind that is not there on both sides says nothing`() {
        #expect(change([Self.parent: 9], [Self.parent: 9], [:], [Self.standard: 9]) == .none)
    }

    @Test func `a kind that always had it and never has is told by its name`() throws {
        let before = [Self.parent: 9, Self.standard: 9]
        let change = change([Self.parent: 9], before, [:], before)
        guard case .vanished(let evidence) = change else { throw Unexpected(change) }
        #expect(evidence.kind == "ParentBackup")
        #expect(evidence.before == Presence.Share(some: 9, all: 9))
    }

    @Test func `one kind may lose what another keeps`() throws {
        let all = [Self.parent: 9, Self.standard: 9]
        let change = change(all, all, [Self.standard: 9], all)
        guard case .vanished(let evidence) = change else { throw Unexpected(change) }
        #expect(evidence.kind == "ParentBackup")
    }

    @Test func `two of a kind prove little`() {
        let before = [Self.parent: 1, Self.standard: 9]
        if case .notSeen = change([Self.parent: 1], before, [:], before) { return }
        Issue.record("it is called a change")
    }

    @Test(arguments: [(24, 8, true), (24, 1, false), (2, 1, false)])
    func `always becomes sometimes when chance does not explain it`(
        _ after: Int,
        _ lacking: Int,
        _ isSure: Bool
    ) throws {
        let change = change(.one(24), .one(24), .one(after - lacking), .one(after))
        guard case .becameOptional(let evidence) = change else { throw Unexpected(change) }
        #expect(evidence.wasRequired == isSure)
    }

    @Test func `what appears by chance is not told`() {
        #expect(change(.one(0), .one(3), .one(1), .one(24)) == .none)
        #expect(change(.one(0), .one(3), .one(24), .one(24)) != .none)
    }

    @Test func `nobody is compared with nobody`() {
        #expect(change([:], [:], .one(3), .one(3)) == .none)
        #expect(change(.one(3), .one(3), [:], [:]) == .none)
    }

    /// Something else than was to be shown.
    struct Unexpected: Error {
        let change: Presence.Change

        init(_ change: Presence.Change) { self.change = change }
    }
}
