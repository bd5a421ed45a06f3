import Testing

@testable import MockServer

@Suite struct InventoryTests {
    @Test func `equal seeds give equal inventories`() {
        let first = Inventory(backups: 40, seed: 7)
        let second = Inventory(backups: 40, seed: 7)
        #expect(first.backups == second.backups)
        #expect(first.backupFiles == second.backupFiles)
    }

    @Test func `different seeds give different identifiers`() {
        let first = Inventory(backups: 3, seed: 7)
        #expect(first.backups.map(\.id) != Inventory(backups: 3, seed: 8).backups.map(\.id))
    }

    @Test(arguments: [1, 2, 3, 4, 9, 200])
    func `an inventory has exactly as many backups as asked for`(_ count: Int) {
        #expect(Inventory(backups: count, seed: 1).backups.count == count)
    }

    @Test func `nine backups show every type and every platform`() {
        let backups = Inventory(backups: 9, seed: 1).backups
        #expect(Set(backups.map(\.role.backupType)).count == 3)
        #expect(Set(backups.map(\.platform)) == Set(Backup.Platform.allCases))
    }

    @Test(arguments: [2, 3, 9, 50])
    func `every parent has a child`(_ count: Int) {
        let inventory = Inventory(backups: count, seed: 1)
        let parents = inventory.backups.filter { $0.role == .parent }
        #expect(parents.allSatisfy { inventory.childrenByParent[$0.id]?.isEmpty == false })
    }

    @Test func `names of backups need escaping somewhere`() {
        let names = Inventory(backups: 20, seed: 1).backups.map(\.name).joined()
        #expect(["&", "<", "\"", "'", "[", "(", " ", "ö", "備"].allSatisfy(names.contains))
    }

    @Test func `an empty installation has collections without items`() throws {
        var client = Client.loggedOn(Inventory(backups: 0, seed: 1))
        let list = try client.node("backups")
        #expect(list.name == "EntityReferences")
        #expect(list.children.isEmpty)
        #expect(client.get("backups", accept: "application/json").text == #"{"Refs":[]}"#)
    }

    @Test func `given values that name nothing are refused`() {
        let missing = GUID(high: 0, low: 9)
        #expect(throws: Inventory.Mistake.missing(kind: "BackupServer", id: missing)) {
            try Inventory(
                servers: [],
                repositories: [Repository(id: GUID(high: 0, low: 1), name: "r", server: missing)]
            )
        }
    }

    @Test func `given values that share an identifier are refused`() {
        let server = BackupServer(id: GUID(high: 0, low: 1), name: "s")
        #expect(throws: Inventory.Mistake.duplicate(kind: "BackupServer", id: server.id)) {
            try Inventory(servers: [server, server])
        }
    }
}
