import Foundation
import Testing

@testable import MockServer

/// Given the values of an example, the mock renders the same nodes.
@Suite(.enabled(if: Corpus.isThere, "The examples of the public reference are not beside this checkout."))
struct CorpusTests {
    @Test(arguments: [
        "13.1_get_backups_id_entity_standard.xml", "13.1_backup_entity_parentbackup_agent.xml",
        "13.1_backup_entity_childbackup_agent.xml",
    ])
    func `an example of a backup entity is rendered node for node`(_ file: String) throws {
        let example = try Corpus.node(file)
        let backup = try Corpus.backup(example)
        var client = Client.loggedOn(
            try Corpus.inventory(example, backup),
            options: Client.fixed(hrefOrigin: try Corpus.origin(of: example))
        )
        #expect(try client.node("backups/\(backup.id)?format=Entity").sorted == example.sorted)
    }

    @Test func `the example of child references is rendered node for node`() throws {
        let example = try Corpus.node("13.1_get_backups_id_childbackups.xml")
        let reference = try #require(example.children.first)
        let child = try Corpus.backup(reference)
        let parent = try #require(child.parent)
        let inventory = try Corpus.inventory(reference, child)
        var client = Client.loggedOn(inventory, options: Client.fixed(hrefOrigin: try Corpus.origin(of: reference)))
        #expect(try client.node("backups/\(parent)/childbackups").sorted == example.sorted)
    }

    @Test func `the example of a restore point is rendered node for node`() throws {
        let example = try Corpus.node("13.1_get_restorepoints_id_entity.xml")
        let owner = try Corpus.target("BackupReference", of: example)
        let server = try Corpus.target("BackupServerReference", of: example)
        let repository = Repository(id: Client.sessionID, name: "r", server: server.id)
        let backup = Backup(
            id: owner.id,
            name: owner.name,
            platform: .vmware,
            role: .standard,
            storage: .repository(repository.id),
            server: server.id
        )
        let point = RestorePoint(
            id: try Corpus.id(of: example),
            name: try #require(example.attributes["Name"]),
            backup: owner.id,
            dateUTC: try #require(example.child("BackupDateUTC")?.text)
        )
        let inventory = try Inventory(
            servers: [BackupServer(id: server.id, name: server.name)],
            repositories: [repository],
            backups: [backup],
            restorePoints: [point]
        )
        var client = Client.loggedOn(inventory, options: Client.fixed(hrefOrigin: try Corpus.origin(of: example)))
        #expect(try client.node("restorePoints/\(point.id)?format=Entity").sorted == example.sorted)
    }

    @Test func `the example of a backup server is rendered node for node`() throws {
        let example = try Corpus.node("13.0_backupservers_id_BackupServer.xml")
        let server = BackupServer(
            id: try Corpus.id(of: example),
            name: try #require(example.attributes["Name"]),
            version: try #require(example.child("Version")?.text)
        )
        let inventory = try Inventory(servers: [server])
        var client = Client.loggedOn(inventory, options: Client.fixed(hrefOrigin: try Corpus.origin(of: example)))
        #expect(try client.node("backupServers/\(server.id)?format=Entity").sorted == example.sorted)
    }

    @Test func `the example of a repository is rendered node for node`() throws {
        let example = try Corpus.node("13.0_repositories_id_Repository.xml")
        let server = try Corpus.target("BackupServerReference", of: example)
        let repository = Repository(
            id: try Corpus.id(of: example),
            name: try #require(example.attributes["Name"]),
            server: server.id,
            capacity: try Corpus.number("Capacity", of: example),
            freeSpace: try Corpus.number("FreeSpace", of: example),
            kind: try #require(example.child("Kind")?.text)
        )
        let inventory = try Inventory(
            servers: [BackupServer(id: server.id, name: server.name)],
            repositories: [repository]
        )
        var client = Client.loggedOn(inventory, options: Client.fixed(hrefOrigin: try Corpus.origin(of: example)))
        #expect(try client.node("repositories/\(repository.id)?format=Entity").sorted == example.sorted)
    }

    @Test func `the example of an external repository is rendered node for node`() throws {
        let example = try Corpus.node("13.0_externalrepositories_id_ExternalRepository.xml")
        let server = try Corpus.target("BackupServerReference", of: example)
        let repository = ExternalRepository(
            id: try Corpus.id(of: example),
            name: try #require(example.attributes["Name"]),
            server: server.id,
            path: try #require(example.child("Path")?.text),
            usedSpace: try Corpus.number("UsedSpace", of: example),
            type: try #require(example.child("RepositoryType")?.text),
            description: try #require(example.child("Description")?.text)
        )
        let inventory = try Inventory(
            servers: [BackupServer(id: server.id, name: server.name)],
            externalRepositories: [repository]
        )
        var client = Client.loggedOn(inventory, options: Client.fixed(hrefOrigin: try Corpus.origin(of: example)))
        #expect(try client.node("externalRepositories/\(repository.id)?format=Entity").sorted == example.sorted)
    }

    @Test func `the example of a logon session is rendered node for node`() throws {
        let example = try Corpus.node("13.0_logging_on_LogonSession.xml")
        let id = try #require(example.child("SessionId").flatMap { GUID($0.text) })
        var options = Client.fixed(hrefOrigin: try Corpus.origin(of: example))
        options.makeSessionID = { id }
        var client = Client(options: options)
        client.manager.credentials.userName = try #require(example.child("UserName")?.text)
        let response = client.logOn("sessionMngr/", [Client.authorization(client.manager.credentials)])
        #expect(try Node(parsing: response.body).sorted == example.sorted)
    }
}
