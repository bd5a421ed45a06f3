import Testing

@testable import MockServer

/// Given the values of an example of several backups, the mock renders the same nodes.
@Suite(.enabled(if: Corpus.isThere, "The examples of the public reference are not beside this checkout."))
struct CorpusListTests {
    private static let origin = "http://local.host:9399"

    /// A client of a server whose parents link up to their children, as in these examples unless one says Down (C2).
    private func client(
        _ inventory: Inventory,
        origin: String = Self.origin,
        variants: Set<Variant> = [.childBackupsUp]
    ) -> Client {
        Client.loggedOn(inventory, options: Client.fixed(hrefOrigin: origin, variants: variants))
    }

    /// The items of a list that an example shows, by which it is compared where it leaves out parents.
    private func items(_ list: Node, shownBy example: Node) -> [Node] {
        let shown = Set(example.children.map { $0.attributes["UID"] })
        return list.children.filter { shown.contains($0.attributes["UID"]) }.map(\.sorted)
    }

    @Test func `the example of all backups is rendered node for node`() throws {
        let example = try Corpus.node("13.1_get_backups_collection.xml")
        var client = client(try Corpus.inventory(listing: example.children))
        let list = try client.node("backups")
        #expect(list.name == example.name)
        #expect(items(list, shownBy: example) == example.children.map(\.sorted))
    }

    @Test func `the example of agent backups is rendered node for node`() throws {
        // Its last machine has another name in its own Alternate link, which no server means.
        let example = try Corpus.node("13.1_get_agents_backups_collection.xml")
            .replacing("sql2025.tech.local", with: "sql2025.local")
        var client = client(try Corpus.inventory(listing: example.children, platform: .agentForWindows))
        let list = try client.node("agents/backups")
        #expect(list.name == example.name)
        #expect(items(list, shownBy: example) == example.children.map(\.sorted))
    }

    @Test func `the example of backups on an external repository is rendered node for node`() throws {
        let example = try Corpus.node("13.1_get_externalrepositories_id_backups.xml")
        let inventory = try Corpus.inventory(listing: example.children)
        let repository = try #require(inventory.externalRepositories.first)
        var client = client(inventory)
        let list = try client.node("externalRepositories/\(repository.id)/backups")
        #expect(list.sorted == example.sorted)
    }

    @Test func `the example of a reference to a parent is rendered node for node`() throws {
        // The example names itself by another origin than what it links to: origins are left out on both sides.
        let example = try Corpus.node("13.1_backups_id_entityref_parentbackup.xml")
        var client = client(try Corpus.inventory(listing: [example]))
        let reference = try client.node("backups/\(Corpus.id(of: example))")
        let expected = example.replacing("https://localhost:9398", with: "").replacing(Self.origin, with: "")
        #expect(reference.replacing(Self.origin, with: "").sorted == expected.sorted)
    }

    @Test func `the example of a query is rendered node for node`() throws {
        let example = try Corpus.node("13.1_query_backup_entities_parent_child.xml")
        let entities = try #require(example.child("Entities")?.child("Backups")?.children)
        var client = client(try Corpus.inventory(listing: entities), origin: "https://localhost:9398", variants: [])
        let query = "query?type=Backup&format=Entities&sortAsc=name&filter=Platform==AgentForWindows"
        // The page prints the filter decoded, a server sends it encoded (field observation 8).
        #expect(try client.node(query).replacing("%3d", with: "=").sorted == example.sorted)
    }
}

extension Node {
    /// The node with a text replaced in every attribute value.
    func replacing(_ text: String, with replacement: String) -> Node {
        var copy = self
        copy.attributes = attributes.mapValues { $0.replacing(text, with: replacement) }
        copy.children = children.map { $0.replacing(text, with: replacement) }
        return copy
    }
}
