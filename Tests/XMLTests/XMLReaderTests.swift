import Testing
import XML

@Suite struct XMLReaderTests {
    @Test func `a well-formed document has a root and no diagnostics`() throws {
        let reading = reading(#"<?xml version="1.0" encoding="utf-8"?><Backup Name="B"/>"#)
        #expect(try #require(reading.root).attribute("Name") == "B")
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func `the declaration and its encoding are known as they are spelt`() {
        let reading = reading("<?xml version='1.0'\n encoding = 'utf-8'?><a/>")
        #expect(reading.hasDeclaration)
        #expect(reading.declaredEncoding == "utf-8")
    }

    @Test func `a document without a declaration has no declared encoding`() {
        let reading = reading("<a encoding='x'/>")
        #expect(!reading.hasDeclaration)
        #expect(reading.declaredEncoding == nil)
    }

    @Test func `an ill-formed document has a line, a column, the open element and no root`() throws {
        let reading = reading("<a>\n  <b></c>\n</a>")
        let first = try #require(reading.diagnostics.first)
        #expect(reading.root == nil)
        #expect(first.severity == .fatal)
        #expect(first.line == 2)
        #expect(first.column == 10)
        #expect(first.path == "/a/b")
        #expect(first.message == "Opening and ending tag mismatch: b line 2 and c")
    }

    @Test(arguments: [
        "<a>", "<a b=c/>", "<a b='1' b='2'/>", "a", "<a/><b/>", "<a>&unknown;</a>", "<a>\u{1}</a>", "<a b='<'/>",
    ])
    func `there is no recovery`(_ text: String) {
        let reading = reading(text)
        #expect(reading.root == nil)
        #expect(reading.diagnostics.contains { $0.severity == .fatal })
    }

    @Test(arguments: ["", " \n\t\r"])
    func `nothing is refused as empty`(_ text: String) {
        #expect(reading(text).diagnostics.map(\.code) == [XMLRefusal.empty.rawValue])
    }

    @Test func `content after the root is told apart`() {
        #expect(reading("<a/>x").diagnostics.contains { $0.isTrailingContent })
    }

    @Test func `namespaces and prefixes are resolved and declarations are no attributes`() throws {
        let root = try #require(reading("<a xmlns='urn:d' xmlns:p='urn:p' x='1' p:y='2'><p:b/><c xmlns=''/></a>").root)
        #expect(root.name == XMLName(local: "a", namespace: "urn:d"))
        #expect(
            root.attributes.map(\.name) == [XMLName(local: "x"), XMLName(local: "y", namespace: "urn:p", prefix: "p")]
        )
        #expect(root.declarations.map(\.namespace) == ["urn:d", "urn:p"])
        #expect(root.elements.map(\.name.namespace) == ["urn:p", nil])
        #expect(root.attribute("y") == nil)
    }

    @Test func `a prefix without a declaration is an error and not fatal`() {
        let reading = reading("<p:a/>")
        #expect(reading.root != nil)
        #expect(reading.diagnostics.map(\.severity) == [.error])
    }

    @Test func `paths have an index only where siblings share the name`() throws {
        let root = try #require(reading("<Backup><Links><Link/><Other/><Link/></Links></Backup>").root)
        let links = try #require(root.elements.first)
        #expect(root.path == "/Backup")
        #expect(
            links.elements.map(\.path) == ["/Backup/Links/Link[1]", "/Backup/Links/Other", "/Backup/Links/Link[2]"]
        )
    }

    @Test func `lines are one-based and may exceed sixteen bits`() throws {
        let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b>t</b></a>"
        let root = try #require(reading(text).root)
        #expect(root.line == 1)
        #expect(root.elements.map(\.line) == [70_001])
    }

    @Test func `CDATA is text and comments and instructions do not divide it`() throws {
        let root = try #require(reading("<a>x<!-- c -->&amp;<?p i?><![CDATA[<y>]]>&#xE9;</a>").root)
        #expect(root.children == [.text("x&<y>é")])
        #expect(root.text == "x&<y>é")
    }

    @Test func `text is only the direct text`() throws {
        let root = try #require(reading("<a>x<b>y</b>z</a>").root)
        #expect(root.text == "xz")
        #expect(root.children.count == 3)
    }

    @Test func `attribute values are normalised and references resolved`() throws {
        let root = try #require(reading("<a b='1\n2&#10;3&lt;&quot;'/>").root)
        #expect(root.attribute("b") == "1 2\n3<\"")
    }

    @Test(arguments: [true, false])
    func `UTF-16 with a byte order mark is read`(littleEndian: Bool) throws {
        let bytes = utf16("<?xml version='1.0' encoding='UTF-16'?><a>é😀</a>", littleEndian: littleEndian)
        let reading = XMLReader.read(bytes)
        #expect(try #require(reading.root).text == "é😀")
        #expect(reading.declaredEncoding == "UTF-16")
    }

    @Test func `ISO-8859-1 is read when it is declared`() throws {
        let bytes = Array("<?xml version='1.0' encoding='iso-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(try #require(XMLReader.read(bytes).root).text == "é")
    }

    @Test func `a UTF-8 byte order mark is no content`() throws {
        let reading = reading("\u{FEFF}<?xml version='1.0'?><a/>")
        #expect(reading.root != nil)
        #expect(reading.hasDeclaration)
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func `children that are taken are visited as they end, and do not stay`() throws {
        var visited: [String] = []
        let bytes = Array("<r a='1'>t<x c='3'><y/>u</x> <z b='2'><x/>v</z>\n<x/><x c=''/></r>".utf8)
        let reading = XMLReader.read(
            bytes,
            taking: { name, attributes in name.local == "x" && !attributes.isEmpty },
            emptying: { _ in false },
            visiting: { visited.append("\($0.name.local) \($0.elements.map(\.path)) \($0.text)") }
        )
        let root = try #require(reading.root)
        #expect(visited == ["x [\"/x/y\"] u", "x [] "])
        #expect(root.attribute("a") == "1")
        #expect(root.text.isEmpty)
        #expect(root.elements.map(\.path) == ["/r/z", "/r/x"])
        #expect(root.elements.first?.elements.map(\.path) == ["/r/z/x"])
        #expect(root.elements.first?.text == "v")
    }

    @Test func `what is in some elements within children is left out`() throws {
        var visited: [String] = []
        let bytes = Array("<r><l>s</l><x>t<l b='1'><y>u</y>v</l>w<l/><y/></x><z><l>s<y/></l></z></r>".utf8)
        let reading = XMLReader.read(
            bytes,
            taking: { name, _ in name.local == "x" },
            emptying: { $0.local == "l" },
            visiting: { visited.append("\($0.elements.map(\.path)) \($0.text)") }
        )
        let root = try #require(reading.root)
        #expect(visited == ["[\"/x/l[1]\", \"/x/l[2]\", \"/x/y\"] tw"])
        #expect(root.elements.map(\.path) == ["/r/l", "/r/z"])
        #expect(root.elements.first?.text == "s")
        #expect(root.elements.last?.elements.map(\.children) == [[]])
    }

    @Test func `what is left out is within the bounds all the same`() {
        let bytes = Array("<r><x><l><y><y/></y></l></x></r>".utf8)
        let isRead = { (limits: XMLLimits) in
            XMLReader.read(
                bytes,
                limits: limits,
                taking: { _, _ in true },
                emptying: { $0.local == "l" },
                visiting: { _ in }
            ).root != nil
        }
        #expect(isRead(XMLLimits(depth: 5, nodes: 5)))
        #expect(!isRead(XMLLimits(depth: 4, nodes: 5)))
        #expect(!isRead(XMLLimits(depth: 5, nodes: 4)))
    }

    @Test(arguments: ["<r><x/>", "<r><x/></s>", "<r><x/></r>y"])
    func `what is visited is no document before its end`(_ text: String) {
        var count = 0
        let reading = XMLReader.read(
            Array(text.utf8),
            taking: { _, _ in true },
            emptying: { _ in false },
            visiting: { _ in count += 1 }
        )
        #expect(count == 1)
        #expect(reading.root == nil)
        #expect(reading.diagnostics.contains { $0.severity == .fatal })
    }

    @Test(arguments: [3, 24, 25, 60]) func `names are told apart however many there are`(_ count: Int) throws {
        let children = (0..<count).map { "<e\($0) a\($0)='\($0)'/><p:e\($0) xmlns:p='u'/>" }.joined()
        let root = try #require(reading("<r>\(children)</r>").root)
        let expected = (0..<count).flatMap { ["/r/e\($0)[1]", "/r/e\($0)[2]"] }
        #expect(root.elements.map(\.path) == expected)
        #expect(root.elements.compactMap { $0.attributes.first?.name.local } == (0..<count).map { "a\($0)" })
        #expect(root.elements.compactMap(\.name.namespace).count == count)
    }

    @Test func `a namespace is read with its references resolved`() throws {
        let root = try #require(reading("<p:a xmlns:p='u?a&amp;b&#38;c&lt;d&amp;#38;'/>").root)
        #expect(root.name.namespace == "u?a&b&c<d&#38;")
    }
}
