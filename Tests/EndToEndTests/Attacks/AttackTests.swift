import Testing

/// Servers that are hostile or broken: whatever they do, the run ends in time and says what it was.
@Suite struct AttackTests {
    fileprivate static let onTheWire = [Attack.framing, Attack.header, Attack.time, Attack.sessions].flatMap(\.self)
    fileprivate static let inBodies = [Attack.xml, Attack.json, Attack.links, Attack.lists].flatMap(\.self)

    /// One attack at a time of each kind, so that none starves another one.
    @Suite(.serialized) struct Wire {
        @Test(arguments: AttackTests.onTheWire)
        func `a server that is hostile on the wire is told, and does no harm`(_ attack: Attack) async throws {
            try await AttackTests.expectNoHarm(by: attack)
        }
    }

    /// See `Wire`.
    @Suite(.serialized) struct Bodies {
        @Test(arguments: AttackTests.inBodies)
        func `a server that is hostile in bodies is told, and does no harm`(_ attack: Attack) async throws {
            try await AttackTests.expectNoHarm(by: attack)
        }
    }

    @Test func `there are as many attacks as were promised, each with a name of its own`() {
        let attacks = AttackTests.onTheWire + AttackTests.inBodies
        #expect(attacks.count >= 80)
        #expect(Set(attacks.map(\.name)).count == attacks.count)
    }

    fileprivate static func expectNoHarm(by attack: Attack) async throws {
        let aftermath = try await Aftermath(of: attack)
        #expect(aftermath.reports["results.json"]?.contains(attack.reason) == true, "\(aftermath.told)")
        #expect(aftermath.status == attack.status, "\(aftermath.told)")
        let (isInTime, leaks, obeyed) = (aftermath.isInTime, aftermath.leaks, aftermath.obeyed)
        #expect(isInTime)
        #expect(leaks == [])
        #expect(obeyed == [])
        let (requests, connections) = (aftermath.strayRequests, aftermath.strayConnections)
        #expect(requests == [])
        #expect(connections == 0)
    }
}
