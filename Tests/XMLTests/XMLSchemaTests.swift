import Testing
import XML

@Suite struct XMLSchemaTests {
    private static let text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
          <xs:element name="Backup">
            <xs:complexType>
              <xs:all>
                <xs:element name="Platform" type="xs:string"/>
                <xs:element name="Size" type="xs:int" minOccurs="0"/>
              </xs:all>
              <xs:attribute name="UID" type="xs:string" use="required"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """

    private func diagnostics(_ content: String, attributes: String = " UID='1'") throws -> [XMLDiagnostic] {
        let schema = try XMLSchema(Self.text, name: "test.xsd")
        return schema.validate(Array("<Backup xmlns='urn:t'\(attributes)>\(content)</Backup>".utf8))
    }

    @Test(arguments: ["<Platform>x</Platform><Size>1</Size>", "<Size>1</Size><Platform>x</Platform>", "<Platform/>"])
    func `a valid document has no diagnostics, in any order that xs:all allows`(_ content: String) throws {
        #expect(try diagnostics(content).isEmpty)
    }

    @Test func `an invalid value names its element by path`() throws {
        let found = try diagnostics("<Platform/><Size>many</Size>")
        #expect(Set(found.map(\.path)) == ["/Backup/Size"])
        #expect(found.allSatisfy { $0.severity == .error && $0.line == 1 && $0.column == nil })
        #expect(found.contains { $0.message.contains("'many'") })
    }

    @Test func `a missing element is an error of its parent`() throws {
        #expect(try diagnostics("<Size>1</Size>").map(\.path) == ["/Backup"])
    }

    @Test func `a doubled element is an error with its index`() throws {
        #expect(try diagnostics("<Platform/><Platform/>").map(\.path) == ["/Backup/Platform[2]"])
    }

    @Test func `a missing attribute is an error`() throws {
        #expect(try diagnostics("<Platform/>", attributes: "").map(\.path) == ["/Backup"])
    }

    @Test func `an unknown attribute is an error with its name`() throws {
        let found = try diagnostics("<Platform/>", attributes: " UID='1' Extra='2'")
        #expect(found.contains { $0.message.contains("Extra") })
    }

    @Test func `an ill-formed document is fatal, not invalid`() throws {
        #expect(try diagnostics("<Platform>").map(\.severity).contains(.fatal))
    }

    @Test func `a location in the document is not fetched`() throws {
        let hint =
            " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:u http://127.0.0.1:1/u.xsd'"
        #expect(try diagnostics("<Platform/>", attributes: " UID='1'" + hint).allSatisfy { $0.severity == .warning })
    }

    @Test func `a schema that is no schema throws with its line`() throws {
        let text = Self.text.replacing("xs:int", with: "xs:integre")
        let error = try #require(throws: XMLSchemaError.self) { try XMLSchema(text, name: "bad.xsd") }
        #expect(error.diagnostics.first?.line == 6)
        #expect(error.description.hasPrefix("bad.xsd:6: error: "))
    }

    @Test func `an ill-formed schema throws with its line`() throws {
        let error = try #require(throws: XMLSchemaError.self) { try XMLSchema("<a>\n<b></a>", name: "bad.xsd") }
        #expect(error.diagnostics.first?.line == 2)
    }

    @Test func `an include is refused`() {
        let text = Self.text.replacing(
            "<xs:element name=\"Backup\">",
            with: "<xs:include schemaLocation='o.xsd'/><xs:element name=\"Backup\">"
        )
        #expect(throws: XMLSchemaError.self) { try XMLSchema(text, name: "bad.xsd") }
    }

    @Test func `one schema validates from many tasks at once`() async throws {
        let schema = try XMLSchema(Self.text, name: "test.xsd")
        let counts = await withTaskGroup { group in
            for _ in 0..<64 {
                group.addTask {
                    schema.validate(Array("<Backup xmlns='urn:t' UID='1'><Size>x</Size></Backup>".utf8)).count
                }
            }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(counts.count == 1)
        #expect(!counts.contains(0))
    }

    @Test func `a pruned copy is validated without its extra element`() throws {
        let schema = try XMLSchema(Self.text, name: "test.xsd")
        let root = try #require(reading("<Backup xmlns='urn:t' UID='1'><Platform/><Extra/></Backup>").root)
        #expect(!schema.validate(root).isEmpty)
        let pruned = root.with(attributes: root.attributes, children: root.children.dropLast())
        #expect(schema.validate(pruned).isEmpty)
    }

    @Test(arguments: [
        "<Backup xmlns='urn:t' UID='1'><Platform>x</Platform></Backup>",
        "<Backup xmlns='urn:t'><Platform/>\n<Extra/></Backup>",
        "<Backup xmlns='urn:other' UID='1'><Platform/></Backup>",
        "<t:Backup xmlns:t='urn:t' UID='1'><t:Platform/></t:Backup>",
        "<t:Backup xmlns:t='urn:t' UID='1'><Platform/></t:Backup>",
        "<Backup xmlns='urn:t' UID='1'><Platform xmlns=''/></Backup>",
        "<p:Backup xmlns:p='urn:t' UID='1'><p:Platform xmlns:p='urn:q'/></p:Backup>",
        "<Backup xmlns='urn:t' xmlns:t='urn:t' t:UID='1'><Platform/></Backup>",
        "<Backup xmlns='urn:t' UID='&lt;&amp;&quot;'><Platform>&#65;</Platform><Size>\nx</Size></Backup>",
    ])
    func `an element is validated as its text is`(_ text: String) throws {
        let schema = try XMLSchema(Self.text, name: "test.xsd")
        let root = try #require(reading(text).root)
        #expect(schema.validate(root) == schema.validate(Array(text.utf8)))
    }

    @Test func `an element out of its document keeps its namespaces`() throws {
        let schema = try XMLSchema(Self.text, name: "test.xsd")
        let root = try #require(
            reading("<a xmlns='urn:a' xmlns:t='urn:t'><t:Backup UID='1'><t:Platform/></t:Backup></a>").root
        )
        #expect(schema.validate(try #require(root.elements.first)).isEmpty)
    }

    @Test func `an attribute in a namespace without a prefix is given one`() throws {
        let schema = try XMLSchema(Self.text, name: "test.xsd")
        let root = try #require(reading("<Backup xmlns='urn:t' UID='1'><Platform/></Backup>").root)
        let stray = XMLAttribute(name: XMLName(local: "UID", namespace: "urn:u"), value: "")
        let changed = root.with(attributes: root.attributes + [stray], children: root.children)
        #expect(schema.validate(changed).map(\.message).contains { $0.contains("{urn:u}UID") })
    }
}
