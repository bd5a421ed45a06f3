import Representation
import Testing

/// What is nested in a resource and no item of a list.
@Suite struct ResourcePartTests {
    @Test func `an element without attributes is a part when it holds elements or nothing`() throws {
        let body = try xml("<R><A><B/></A><C/><D>text</D><E x=\"1\"/><F>mixed<G/></F></R>")
        #expect(body.parts.map(\.name) == ["A", "C", "F"])
        #expect(body.parts.first?.content.parts.map(\.name) == ["B"])
    }

    @Test func `an object is a part, and nothing else is`() throws {
        let body = try json(#"{"A":{"B":{}},"C":{},"D":"text","E":[{}],"F":null,"G":1,"H":true}"#)
        #expect(body.parts.map(\.name) == ["A", "C"])
        #expect(body.parts.first?.content.parts.map(\.name) == ["B"])
    }

    @Test func `links are no part`() throws {
        #expect(try xml("<R><Links><Link Rel=\"Up\"/></Links></R>").parts.isEmpty)
        #expect(try xml("<R><Links/></R>").parts.isEmpty)
        #expect(try json(#"{"Links":{},"links":{}}"#).parts.isEmpty)
    }

    @Test func `a part is found by its name, the exact one first and else without case`() throws {
        let body = try json(#"{"refs":{"Name":"lower"},"Refs":{"Name":"exact"}}"#)
        #expect(body.part(named: "Refs")?.text(of: "Name") == "exact")
        #expect(body.part(named: "refs")?.text(of: "Name") == "lower")
        #expect(body.part(named: "REFS")?.text(of: "Name") == "lower")
        #expect(body.part(named: "Ref") == nil)
    }

    @Test func `an element with attributes is found by its name, though it counts as an item`() throws {
        let body = try xml("<R><Info Num=\"1\"/><Info Num=\"2\"/></R>")
        #expect(body.parts.isEmpty)
        #expect(body.part(named: "Info")?.text(of: "Num") == "1")
        #expect(body.part(named: "info") == nil)
        #expect(body.part(named: "Num") == nil)
    }

    @Test func `an element with text alone is a member and no part`() throws {
        let body = try xml("<R><Platform>VMware</Platform></R>")
        #expect(body.part(named: "Platform") == nil)
        #expect(body.text(of: "Platform") == "VMware")
    }

    @Test func `an item of a JSON list is no part of the list's resource`() throws {
        let body = try json(#"{"Refs":[{"PagingInfo":{"PageNum":1}}]}"#)
        #expect(body.part(named: "PagingInfo") == nil)
        #expect(body.pagingInfo == nil)
    }

    private func xml(_ text: String) throws -> Resource {
        try #require(Document.readingXML(Array(text.utf8)).resource)
    }

    private func json(_ text: String) throws -> Resource {
        try #require(Document.readingJSON(Array(text.utf8)).resource)
    }
}
