import Testing

@testable import MockServer

@Suite struct BackupTests {
    /// The relation and type of each link, in order.
    private func shape(_ node: Node) -> [String] {
        node.links.map { "\($0.attributes["Rel"] ?? "") \($0.attributes["Type"] ?? "")" }
    }

    private func backup(_ type: String, in client: Client) throws -> Backup {
        try #require(client.manager.inventory.backups.first { $0.role.backupType == type && $0.isInRepository })
    }

    @Test(arguments: [
        ("Standard", ["Down RestorePointReferenceList", "Down BackupFileReferenceList"]),
        ("ParentBackup", ["Down BackupList"]),
        ("ChildBackup", ["Down RestorePointReferenceList", "Down BackupFileReferenceList", "Up Backup"]),
    ])
    func `the links of an entity follow its type`(_ type: String, _ links: [String]) throws {
        var client = Client.loggedOn()
        let node = try client.node("backups/\(backup(type, in: client).id)?format=Entity")
        let common = ["Up RepositoryReference", "Up BackupServerReference", "Alternate BackupReference"]
        #expect(shape(node) == common + links)
        #expect(node.child("BackupType")?.text == type)
    }

    @Test(arguments: [
        ("Standard", ["Down RestorePointReferenceList"]),
        ("ParentBackup", ["Down BackupReferenceList"]),
        ("ChildBackup", ["Down RestorePointReferenceList", "Up BackupReference"]),
    ])
    func `the links of a reference follow the type of its backup`(_ type: String, _ links: [String]) throws {
        var client = Client.loggedOn()
        let node = try client.node("backups/\(backup(type, in: client).id)")
        let common = ["Up BackupServerReference", "Up RepositoryReference", "Alternate Backup"]
        #expect(shape(node) == common + links)
        #expect(node.name == "EntityRef")
        #expect(node.child("BackupType") == nil)
    }

    @Test func `a backup on an external repository links there`() throws {
        var client = Client.loggedOn()
        let external = try #require(client.manager.inventory.backups.first { !$0.isInRepository })
        let node = try client.node("backups/\(external.id)?format=Entity")
        #expect(node.links("Up", "ExternalRepositoryReference").count == 1)
        #expect(node.links("Up", "RepositoryReference").isEmpty)
    }

    @Test func `the children of a parent link back to it`() throws {
        var client = Client.loggedOn()
        let parent = try backup("ParentBackup", in: client)
        let children = try client.node("backups/\(parent.id)/childbackups").children
        #expect(children.count == 2)
        for child in children {
            let up = child.links("Up", "BackupReference").first
            #expect(up?.attributes["Name"] == "Parent Backup")
            #expect(up?.attributes["Href"]?.hasSuffix("/backups/\(parent.id)") == true)
        }
    }

    @Test func `the children of a parent are entities when asked for`() throws {
        var client = Client.loggedOn()
        let parent = try backup("ParentBackup", in: client)
        let children = try client.node("backups/\(parent.id)/childBackups?format=Entity")
        #expect(children.name == "Backups")
        #expect(children.children.map { $0.child("BackupType")?.text } == ["ChildBackup", "ChildBackup"])
    }

    @Test func `an entity in JSON has the documented order of members`() throws {
        let server = BackupServer(id: GUID(high: 0, low: 1), name: "srv")
        let repository = Repository(id: GUID(high: 0, low: 2), name: "repo", server: server.id)
        let backup = Backup(
            id: GUID(high: 0, low: 3),
            name: #"R&D "x""#,
            platform: .vmware,
            role: .parent,
            storage: .repository(repository.id),
            server: server.id
        )
        var client = Client.loggedOn(
            try Inventory(servers: [server], repositories: [repository], backups: [backup]),
            options: Client.fixed(hrefOrigin: "https://h")
        )
        let zeros = "00000000-0000-0000-0000-00000000000"
        let links = [
            #"{"Rel":"Up","Href":"https://h/api/repositories/\#(zeros)2","Name":"repo","Type":"RepositoryReference"}"#,
            #"{"Rel":"Up","Href":"https://h/api/backupServers/\#(zeros)1","Name":"srv","#
                + #""Type":"BackupServerReference"}"#,
            #"{"Rel":"Alternate","Href":"https://h/api/backups/\#(zeros)3","Name":"R&D \"x\"","#
                + #""Type":"BackupReference"}"#,
            #"{"Rel":"Down","Href":"https://h/api/backups/\#(zeros)3/childbackups?format=Entity","Type":"BackupList"}"#,
        ]
        let text = client.get("backups/\(backup.id)?format=Entity", accept: "application/json").text
        #expect(
            text == #"{"Platform":"VMware","BackupType":"ParentBackup","Name":"R&D \"x\"","#
                + #""UID":"urn:veeam:Backup:\#(zeros)3","Links":[\#(links.joined(separator: ","))],"#
                + #""Href":"https://h/api/backups/\#(zeros)3?format=Entity","Type":"Backup"}"#
        )
    }

    @Test func `the agent backups are those of agent platforms`() throws {
        var client = Client.loggedOn()
        let list = try client.node("agents/backups?format=Entity").children
        let agents = client.manager.inventory.backups.filter(\.platform.isAgent)
        #expect(list.map { $0.attributes["Name"] } == agents.map(\.name))
        #expect(!agents.isEmpty)
    }

    @Test func `the backups of an external repository are those stored there`() throws {
        var client = Client.loggedOn()
        let repository = try #require(client.manager.inventory.externalRepositories.first)
        let list = try client.node("externalRepositories/\(repository.id)/backups").children
        let stored = client.manager.inventory.backups.filter { !$0.isInRepository }
        #expect(list.map { $0.attributes["Name"] } == stored.map(\.name))
    }

    @Test func `a restore point names its backup, its server and its date`() throws {
        var client = Client.loggedOn()
        let point = try #require(client.manager.inventory.restorePoints.first)
        let node = try client.node("restorePoints/\(point.id)?format=Entity")
        #expect(node.links("Up", "BackupReference").first?.attributes["Href"]?.hasSuffix("\(point.backup)") == true)
        #expect(node.links("Up", "BackupServerReference").count == 1)
        #expect(node.links("Related", "BackupFileReferenceList").count == 1)
        #expect(node.child("BackupDateUTC")?.text == point.dateUTC)
    }

    @Test func `the restore points of a backup are its own`() throws {
        var client = Client.loggedOn()
        let backup = try backup("Standard", in: client)
        let own = client.manager.inventory.restorePoints.filter { $0.backup == backup.id }
        let list = try client.node("backups/\(backup.id)/restorePoints").children
        #expect(list.map { $0.attributes["UID"] } == own.map { "urn:veeam:RestorePoint:\($0.id)" })
    }

    @Test func `the entities of a collection are those of their own paths`() throws {
        var client = Client.loggedOn()
        let list = try client.node("backupFiles?format=Entity").children
        let file = try #require(client.manager.inventory.backupFiles.first)
        #expect(list.first == (try client.node("backupFiles/\(file.id)?format=Entity")))
    }
}

extension Backup {
    var isInRepository: Bool {
        switch storage {
        case .repository: true
        case .externalRepository: false
        }
    }
}
