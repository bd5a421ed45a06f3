import Testing

@testable import MockServer

@Suite struct QueryTests {
    private static let backups = Inventory(backups: 12, seed: 1).backups

    private func names(_ parameters: String) throws -> [String?] {
        var client = Client.loggedOn()
        let result = try client.node("query?type=Backup" + parameters)
        return try #require(result.child("Refs")).children.map { $0.attributes["Name"] }
    }

    @Test func `a query without parameters gives references to every backup`() throws {
        var client = Client.loggedOn()
        let result = try client.node("query?type=Backup")
        #expect(result.name == "QueryResult")
        #expect(result.children.map(\.name) == ["Refs", "PagingInfo"])
        #expect(result.child("Refs")?.children == (try client.node("backups").children))
    }

    @Test(arguments: ["Entities", "entities", "Entity", "ENTITY"])
    func `a query gives entities when asked for`(_ format: String) throws {
        var client = Client.loggedOn()
        let entities = try client.node("query?TYPE=backup&Format=\(format)").child("Entities")?.child("Backups")
        #expect(entities?.children == (try client.node("backups?format=Entity").children))
    }

    @Test func `a query needs a session`() {
        var client = Client()
        #expect(client.get("query?type=Backup").status == 401)
    }

    @Test func `references in JSON double their name`() {
        var client = Client.loggedOn()
        let text = client.get("query?type=Backup&pageSize=1", accept: "application/json").text
        #expect(text.hasPrefix(#"{"Refs":{"Refs":[{"Links":[{"Rel":"Up","#))
    }

    @Test func `an empty result in JSON has an empty array and one page`() {
        var client = Client.loggedOn(options: Client.fixed(hrefOrigin: "https://h"))
        let path = #"query?type=Backup&format=Entities&filter=Name=="none""#
        let href = #"https://h/api/query?type=Backup&format=Entities&filter=Name%3d%3d%22none%22&pageSize=100&page=1"#
        #expect(
            client.get(path, accept: "application/json").text == #"{"Entities":{"Backups":{"Backups":[]}},"#
                + #""PagingInfo":{"Links":[{"Rel":"First","Href":"\#(href)"},{"Rel":"Last","Href":"\#(href)"}],"#
                + #""PageNum":1,"PageSize":100,"PagesCount":1}}"#
        )
    }

    @Test(arguments: QueryField.allCases)
    func `ascending order reversed is descending order up to ties`(_ field: QueryField) throws {
        let filter = "&filter=Platform!=CustomPlatform"
        let ascending = try names("&sortAsc=\(field.rawValue.lowercased())" + filter)
        let descending = try names("&sortDesc=\(field.rawValue)" + filter)
        #expect(ascending.count == descending.count)
        #expect(ascending.first != descending.first)
        #expect(Set(ascending) == Set(descending))
    }

    @Test func `names are sorted without regard to case`() throws {
        let expected = Self.backups.map(\.name).sorted { $0.lowercased() < $1.lowercased() }
        #expect(try names("&sortAsc=Name") == expected)
        #expect(try names("&sortDesc=Name") == expected.reversed())
    }

    @Test func `types are sorted in the documented order`() throws {
        var client = Client.loggedOn()
        let result = try client.node("query?type=Backup&format=Entities&sortAsc=BackupType")
        let types = result.child("Entities")?.child("Backups")?.children.compactMap { $0.child("BackupType")?.text }
        let order = ["Standard", "ParentBackup", "ChildBackup"]
        #expect(types == order.flatMap { type in Self.backups.map(\.role.backupType).filter { $0 == type } })
    }

    @Test(arguments: ["Repository", "BackupServer", "restorepoint", "BackupFile"])
    func `another kind is queried by its name`(_ type: String) throws {
        var client = Client.loggedOn()
        let refs = try #require(try client.node("query?type=\(type)&sortAsc=name").child("Refs")?.children)
        let name = try #require(refs.first?.attributes["Name"])
        let filter = percentEncoded("Name==\"\(name.replacing("\"", with: "\"\""))\"")
        let found = try client.node("query?type=\(type)&filter=\(filter)").child("Refs")?.children
        #expect(found?.isEmpty == false)
        #expect(found?.allSatisfy { $0.attributes["Name"] == name } == true)
    }

    @Test(arguments: QueryType.all.map(\.name))
    func `every documented type has a ready query that is answered`(_ type: String) throws {
        var client = Client.loggedOn()
        let links = try client.node("querySvc").links
        let href = try #require(links.compactMap { $0.attributes["Href"] }.first { $0.contains("type=\(type)&") })
        let path = href.replacing("https://em.example:9398/api/", with: "")
        #expect(try client.node(path).child("PagingInfo")?.attributes["PageSize"] == "15")
    }

    @Test(arguments: [
        ("query", "The parameter 'type' is missing."),
        ("query?type=Nonsense", "The type 'Nonsense' cannot be queried."),
        ("query?type=Backup&sortAsc=Size", "The result cannot be sorted by 'Size'."),
        ("query?type=Repository&sortAsc=Platform", "The result cannot be sorted by 'Platform'."),
        (
            "query?type=Backup&sortAsc=Name&sortDesc=Name",
            "The parameters 'sortAsc' and 'sortDesc' exclude each other."
        ), ("query?type=Backup&page=0", "The parameter 'page' is not a number from 1 on."),
        ("query?type=Backup&pageSize=ten", "The parameter 'pageSize' is not a number from 1 on."),
        ("query?type=Backup&pageSize=99999999999", "The parameter 'pageSize' is not a number from 1 on."),
        ("query?type=Backup&filter=Size==1", "The filter is wrong: there is no field 'Size'."),
    ])
    func `a query that makes no sense is refused with what is wrong`(_ path: String, _ message: String) throws {
        var client = Client.loggedOn()
        let response = client.get(path)
        #expect(response.status == 400)
        #expect(try Node(parsing: response.body).attributes["Message"] == message)
    }
}
