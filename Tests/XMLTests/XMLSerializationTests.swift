import Testing
import XML

@Suite struct XMLSerializationTests {
    private func serialized(_ element: XMLElement) -> String {
        let text = String(decoding: element.serialized(), as: UTF8.self)
        return text.replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "").replacing("\n", with: "")
    }

    @Test(arguments: [
        "<a/>",
        "<a xmlns=\"urn:d\"><b/><c xmlns=\"\"/></a>",
        "<a xmlns:x=\"urn:x\" xmlns=\"urn:d\" x:b=\"1\" c=\"2\"><x:d>t<e/>u</x:d></a>",
        "<p:a xmlns:p=\"urn:p\"><p:b xmlns:p=\"urn:q\" p:c=\"\"/></p:a>",
        // Letters since the fifth edition of XML, which the reader takes.
        "<\u{3F3C} \u{2C00}=\"1\"/>",
        "<a xml:lang=\"en\" xmlns:i=\"urn:i\" t=\"i:unused\"/>",
    ])
    func `a document is written as it was read`(_ text: String) throws {
        let expected = try #require(reading(text).root)
        let actual = try #require(XMLReader.read(expected.serialized()).root)
        #expect(actual.name == expected.name)
        #expect(actual.attributes == expected.attributes)
        #expect(actual.declarations == expected.declarations)
        #expect(serialized(actual) == serialized(expected))
    }

    @Test func `a namespace is read with its references resolved`() throws {
        let root = try #require(reading("<p:a xmlns:p='u?a&amp;b&#38;c&lt;d&amp;#38;'/>").root)
        #expect(root.name.namespace == "u?a&b&c<d&#38;")
        #expect(try #require(XMLReader.read(root.serialized()).root).name == root.name)
    }

    @Test func `a subtree declares what its ancestors declared`() throws {
        let root = try #require(reading("<a xmlns='urn:d' xmlns:p='urn:p'><b p:c='1'/></a>").root)
        let child = try #require(root.elements.first)
        #expect(serialized(child) == "<b xmlns=\"urn:d\" xmlns:p=\"urn:p\" p:c=\"1\"/>")
    }

    @Test func `an attribute whose prefix is missing or taken gets one`() {
        let attributes = [
            XMLAttribute(name: XMLName(local: "b", namespace: "urn:1"), value: "1"),
            XMLAttribute(name: XMLName(local: "c", namespace: "urn:2", prefix: "p"), value: "2"),
        ]
        let element = XMLElement(name: XMLName(local: "a", namespace: "urn:0", prefix: "p"), attributes: attributes)
        let expected = "<p:a xmlns:p=\"urn:0\" xmlns:ns1=\"urn:1\" xmlns:ns2=\"urn:2\" ns1:b=\"1\" ns2:c=\"2\"/>"
        #expect(serialized(element) == expected)
    }

    @Test func `a declaration that contradicts the name gives way`() {
        let element = XMLElement(
            name: XMLName(local: "a", namespace: "urn:new"),
            declarations: [XMLNamespaceDeclaration(prefix: nil, namespace: "urn:old")]
        )
        #expect(serialized(element) == "<a xmlns=\"urn:new\"/>")
    }
}
