import Testing

@testable import MockServer

@Suite struct QueryPagingTests {
    private static let query = "query?type=Backup&format=entities&sortAsc=name"

    private func paging(_ path: String) throws -> Node {
        var client = Client.loggedOn()
        return try #require(try client.node(path).child("PagingInfo"))
    }

    private func page(_ relation: String, of paging: Node) -> String? {
        let href = paging.links.first { $0.attributes["Rel"] == relation }?.attributes["Href"]
        return href?.split(separator: "&").last.map(String.init)
    }

    @Test(arguments: [
        PageCase(1, ["First": 1, "Next": 2, "Last": 3]), PageCase(2, ["First": 1, "Prev": 1, "Next": 3, "Last": 3]),
        PageCase(3, ["First": 1, "Prev": 2, "Last": 3]), PageCase(9, ["First": 1, "Prev": 3, "Last": 3]),
    ])
    func `a page links to the others`(_ example: PageCase) throws {
        let paging = try paging(Self.query + "&pageSize=5&page=\(example.page)")
        let expected = ["PageNum": "\(example.page)", "PageSize": "5", "PagesCount": "3"]
        #expect(paging.attributes == expected)
        #expect(Set(paging.links.map { $0.attributes["Rel"] }) == Set(example.links.keys))
        for (relation, number) in example.links { #expect(page(relation, of: paging) == "page=\(number)") }
    }

    @Test func `links to pages have a relation and a target only`() throws {
        let links = try paging("query?type=Backup").links
        #expect(links.map { $0.attributes.keys.sorted() } == [["Href", "Rel"], ["Href", "Rel"]])
    }

    @Test func `a page past the end is empty`() throws {
        var client = Client.loggedOn()
        let result = try client.node("query?type=Backup&page=2147483647&pageSize=2147483647")
        #expect(result.child("Refs")?.children.isEmpty == true)
    }

    @Test func `following Next shows every backup once`() throws {
        var client = Client.loggedOn()
        var names: [String?] = []
        var path: String? = Self.query + "&filter=Platform!=vCloud&pageSize=4"
        while let next = path {
            let result = try client.node(next)
            names += (result.child("Entities")?.child("Backups")?.children ?? []).map { $0.attributes["Name"] }
            let link = result.child("PagingInfo")?.links.first { $0.attributes["Rel"] == "Next" }
            path = link?.attributes["Href"]?.replacing("https://em.example:9398/api/", with: "")
        }
        let expected = client.manager.inventory.backups.filter { $0.platform != .vCloud }.map(\.name)
        #expect(names == expected.sorted { $0.lowercased() < $1.lowercased() })
    }

    @Test func `links to pages repeat what was asked, encoded in lower case`() {
        var client = Client.loggedOn()
        let text = client.get(#"query?filter=Name!="R%26D ö"&type=Backup"#).text
        let href = "query?type=Backup&amp;filter=Name%21%3d%22R%26D%20%c3%b6%22&amp;pageSize=100&amp;page=1"
        #expect(text.contains(#"<Link Href="https://em.example:9398/api/\#(href)" Rel="First" />"#))
    }
}

/// A page of five of twelve backups, and the pages that it links to.
struct PageCase: CustomTestStringConvertible, Sendable {
    var page: Int
    var links: [String: Int]

    init(_ page: Int, _ links: [String: Int]) {
        self.page = page
        self.links = links
    }

    var testDescription: String { "page \(page)" }
}
