import Testing

/// Servers that are hostile or broken: whatever they do, the run ends in time and says what it was.
@Suite(.serialized) struct AttackTests {
    static let attacks = [
        Attack.framing, Attack.header, Attack.time, Attack.xml, Attack.json, Attack.links, Attack.sessions,
        Attack.lists,
    ]
    .flatMap(\.self)

    @Test(arguments: attacks)
    func `a hostile server is told, and does no harm`(_ attack: Attack) async throws {
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

    @Test func `there are as many attacks as were promised, each with a name of its own`() {
        #expect(AttackTests.attacks.count >= 80)
        #expect(Set(AttackTests.attacks.map(\.name)).count == AttackTests.attacks.count)
    }
}
