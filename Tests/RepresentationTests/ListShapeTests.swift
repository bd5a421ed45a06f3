import Representation
import Testing

/// What is in a list, whichever way it is spelt.
@Suite struct ListShapeTests {
    /// A list, and the names of its items.
    struct Example: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let items: [String]

        init(_ description: String, _ text: String, _ items: [String]) {
            testDescription = description
            self.text = text
            self.items = items
        }
    }

    private static let page = "<PagingInfo PageNum=\"1\"><Links><Link Rel=\"First\" Href=\"f\"/></Links></PagingInfo>"

    private static let inXML = [
        Example("references", "<EntityReferences><Ref Name=\"a\"/><Ref Name=\"b\"/></EntityReferences>", ["a", "b"]),
        Example("entities", "<Backups><Backup Name=\"a\"><Links/></Backup></Backups>", ["a"]),
        Example("no references", "<EntityReferences />", []),
        Example("queried references", "<QueryResult><Refs><Ref Name=\"a\"/></Refs>\(page)</QueryResult>", ["a"]),
        Example(
            "queried entities",
            "<QueryResult><Entities><Backups><Backup Name=\"a\"/><Backup Name=\"b\"/></Backups></Entities>\(page)"
                + "</QueryResult>",
            ["a", "b"]
        ),
        Example(
            "queried entities of two kinds",
            "<QueryResult><Entities><As><A Name=\"a\"/></As><Bs><B Name=\"b\"/></Bs></Entities>\(page)</QueryResult>",
            ["a", "b"]
        ),
        Example("no queried references", "<QueryResult><Refs />\(page)</QueryResult>", []),
        Example("no queried entities", "<QueryResult><Entities><Backups/></Entities>\(page)</QueryResult>", []),
        Example("a query of no kind", "<QueryResult><Entities/>\(page)</QueryResult>", []),
    ]

    private static let paged = "\"PagingInfo\":{\"PageNum\":1,\"Links\":[{\"Rel\":\"First\",\"Href\":\"f\"}]}"

    private static let inJSON = [
        Example("references", "{\"Refs\":[{\"Name\":\"a\"},{\"Name\":\"b\"}]}", ["a", "b"]),
        Example("references in camel case", "{\"refs\":[{\"name\":\"a\"}]}", ["a"]),
        Example("entities", "{\"Backups\":[{\"Name\":\"a\",\"Links\":[]}]}", ["a"]),
        Example("no references", "{\"Refs\":[]}", []),
        Example("null for no references", "{\"Refs\":null}", []),
        Example("queried references, doubled", "{\"Refs\":{\"Refs\":[{\"Name\":\"a\"}]},\(paged)}", ["a"]),
        Example("doubled in camel case", "{\"refs\":{\"refs\":[{\"name\":\"a\"}]},\(paged)}", ["a"]),
        Example(
            "queried entities, doubled",
            "{\"Entities\":{\"Backups\":{\"Backups\":[{\"Name\":\"a\"},{\"Name\":\"b\"}]}},\(paged)}",
            ["a", "b"]
        ),
        Example(
            "null for every other kind",
            "{\"Refs\":null,\"Entities\":{\"Jobs\":null,\"Backups\":{\"Backups\":[{\"Name\":\"a\"}]}},"
                + "\"Resources\":null,\"Links\":null,\(paged)}",
            ["a"]
        ),
        Example("null for entities", "{\"Refs\":{\"Refs\":[{\"Name\":\"a\"}]},\"Entities\":null,\(paged)}", ["a"]),
        Example("no queried references", "{\"Refs\":{\"Refs\":[]},\(paged)}", []),
        Example("no queried entities", "{\"Entities\":{\"Backups\":{\"Backups\":[]}},\(paged)}", []),
        Example("null for queried entities", "{\"Entities\":{\"Backups\":{\"Backups\":null}},\(paged)}", []),
        Example("an array that holds no objects", "{\"Refs\":[1,null,\"a\",[]]}", []),
    ]

    @Test(arguments: inXML) func `a list in XML has its items, in order`(_ example: Example) throws {
        #expect(try #require(Self.xml(example.text)).listedItems.map { $0.text(of: "Name") } == example.items)
    }

    @Test(arguments: inJSON) func `a list in JSON has its items, in order`(_ example: Example) throws {
        #expect(try #require(Self.json(example.text)).listedItems.map { $0.text(of: "Name") } == example.items)
    }

    private static let inOddXML = [
        Example("attributes around items", "<Q><Refs Name=\"x\"><Ref Name=\"a\"/></Refs>\(page)</Q>", ["a"]),
        Example("items before the list", "<Q><Ref Name=\"x\"/><Refs><Ref Name=\"a\"/></Refs></Q>", ["a"]),
        Example("a list in lower case", "<Q><Ref Name=\"x\"/><refs><Ref Name=\"a\"/></refs></Q>", ["a"]),
        Example("pages beside items", "<Q><Ref Name=\"a\"/>\(page)</Q>", ["a"]),
        Example("links, texts and plain elements", "<Q>x<Links/> <Ref Name=\"a\">y</Ref>\n<Name>b</Name></Q>", ["a"]),
    ]

    @Test(arguments: inXML + inOddXML) func `items are the same where they are not held`(_ example: Example) throws {
        let bytes = Array(example.text.utf8)
        #expect(Self.xml(example.text)?.listedItems.map { $0.text(of: "Name") } == example.items)
        #expect(Resource.listedItems(ofXML: bytes, limits: BodyLimits()) { $0.text(of: "Name") } == example.items)
    }

    @Test(arguments: ["", "<Refs><Ref Name=\"a\"/>", "<Refs><Ref Name=\"a\"/></Ref>", "<!DOCTYPE Refs><Refs/>", "{}"])
    func `what is no document has no items`(_ text: String) {
        let items = Resource.listedItems(ofXML: Array(text.utf8), limits: BodyLimits()) { $0.text(of: "Name") }
        #expect(items == nil)
    }

    @Test(arguments: [(10, true), (11, false)]) func `a list with too many links has no items`(
        _ count: Int,
        _ isRead: Bool
    ) {
        let links = String(repeating: "<Link Rel=\"Up\" Href=\"u\"/>", count: count)
        let list = Array("<Refs><Links>\(links)</Links><Ref Name=\"a\"/></Refs>".utf8)
        let items = Resource.listedItems(ofXML: list, limits: BodyLimits(links: 10)) { $0.text(of: "Name") }
        #expect(items == (isRead ? ["a"] : nil))
    }

    @Test func `an item knows where it stands`() throws {
        let xml = try #require(
            Self.xml("<QueryResult>\n<Refs>\n<Ref Name=\"a\"/>\n<Ref Name=\"b\"/></Refs></QueryResult>")
        )
        let json = try #require(Self.json("{\"Refs\":{\"Refs\":[{\"Name\":\"a\"},\n{\"Name\":\"b\"}]}}"))
        #expect(
            xml.listedItems.map(\.place.description) == [
                "/QueryResult/Refs/Ref[1] (line 3)", "/QueryResult/Refs/Ref[2] (line 4)",
            ]
        )
        #expect(json.listedItems.map(\.place.path) == ["/Refs/Refs/0", "/Refs/Refs/1"])
    }

    @Test(arguments: [xml("<QueryResult><Refs/>\(page)</QueryResult>"), json("{\"Refs\":{\"Refs\":[]},\(paged)}")])
    func `an answer of a query says which page it is, and links to others`(_ answer: Resource?) throws {
        let answer = try #require(answer)
        #expect(answer.pagingInfo?.text(of: "PageNum") == "1")
        #expect(answer.pageHref(["First"]) == "f")
        #expect(answer.pageHref(["Prev", "First"]) == "f")
        #expect(answer.pageHref(["Next"]) == nil)
        #expect(answer.pageHref([]) == nil)
    }

    @Test func `paging information without attributes is one all the same`() throws {
        let text =
            "<QueryResult><Refs/><PagingInfo><Links><Link Rel=\"Next\" Href=\"n\"/></Links></PagingInfo></QueryResult>"
        #expect(try #require(Self.xml(text)).pageHref(["Next"]) == "n")
    }

    @Test(arguments: [xml("<EntityReferences><Ref/></EntityReferences>"), json("{\"Refs\":[],\"PagingInfo\":null}")])
    func `a collection has no pages`(_ answer: Resource?) throws {
        let answer = try #require(answer)
        #expect(answer.pagingInfo == nil)
        #expect(answer.pageHref(["First"]) == nil)
    }

    @Test func `of two links to a page the first one counts`() throws {
        let links = "[{\"Rel\":\"Next\",\"Href\":\"one\"},{\"Rel\":\"Next\",\"Href\":\"two\"},{\"Href\":\"none\"}]"
        #expect(try #require(Self.json("{\"PagingInfo\":{\"Links\":\(links)}}")).pageHref(["Next"]) == "one")
    }

    private static func xml(_ text: String) -> Resource? { Document.readingXML(Array(text.utf8)).resource }

    private static func json(_ text: String) -> Resource? { Document.readingJSON(Array(text.utf8)).resource }
}
