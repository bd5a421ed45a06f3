import CXML2
import Foundation
import Testing

@testable import XML

@Suite struct XMLReaderSafetyTests {
    private static let documents = [
        "<?xml version=\"1.1\"?><a xmlns=\"n\" b=\"c\"><d/>text</a>",
        "<a><b xmlns:p=\"m\"><p:c p:d=\"\"/></b></a>",
        "<p:a/>",
        "<a xmlns=\"left\" xmlns:p=\"open\"><p:b><c>",
        "<!DOCTYPE a [<!ATTLIST a b CDATA \"default\" xml:space (preserve) \"preserve\">]><a/>",
        "<a xml:space=\"preserve\"> <b/> </a>",
        "<a>\u{0}</a>",
        "<a>&lt;&undeclared;</a>",
        String(repeating: "<a xmlns:p=\"deep\">", count: 300),
    ]

    /// libxml2's contexts are used for one document after another.
    @Test(arguments: documents)
    func `a document is read alike whatever was read before it`(_ text: String) async {
        let first = reading(text)
        for other in Self.documents {
            _ = reading(other)
            #expect(reading(text) == first, "behind \(other.prefix(80))")
        }
        let many = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (0..<50).allSatisfy { round in
                        _ = reading(Self.documents[(number + round) % Self.documents.count])
                        return reading(text) == first
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(many.count == 8)
        #expect(!many.contains(false))
    }

    /// libxml2 refuses a document once its context knows 10 MB of names, and all of them take memory.
    @Test func `a context that knows long names reads no other document`() throws {
        let context = try #require(ParserContext.taken())
        #expect(context.isKept)
        let name = Array(String(repeating: "a", count: 70_000).utf8)
        #expect(xmlDictLookup(context.pointer.pointee.dict, name, Int32(name.count)) != nil)
        #expect(!context.isKept)
    }

    @Test func `a document type declaration is refused and told`() {
        let reading = reading("<!DOCTYPE a><a/>")
        #expect(reading.root == nil)
        #expect(reading.hasDocumentType)
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.documentType.rawValue])
    }

    @Test func `an entity bomb is refused before it is built`() {
        let levels = (1...30).map { "<!ENTITY e\($0) '&e\($0 - 1);&e\($0 - 1);'>" }.joined()
        let reading = reading("<!DOCTYPE a [<!ENTITY e0 'boom'>\(levels)]><a>&e30;</a>")
        #expect(reading.root == nil)
        #expect(reading.diagnostics.count == 1)
    }

    @Test func `the content of an external entity never appears`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "emconform-\(UUID()).txt")
        try Data("the secret".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let reading = reading("<!DOCTYPE a [<!ENTITY e SYSTEM '\(file.absoluteString)'>]><a>&e;</a>")
        #expect(reading.root == nil)
        #expect(!String(describing: reading).contains("the secret"))
    }

    @Test func `nesting is read to the bound and refused beyond it`() {
        let limits = XMLLimits(depth: 20)
        #expect(reading(nested(20), limits: limits).root != nil)
        #expect(reading(nested(21), limits: limits).diagnostics.map(\.code) == [XMLRefusal.depth.rawValue])
    }

    @Test func `a depth of 256 is read and one of 300 refused by default`() {
        #expect(reading(nested(256)).root != nil)
        #expect(reading(nested(300)).diagnostics.first?.code == XMLRefusal.depth.rawValue)
    }

    @Test func `a depth of a million is refused`() {
        #expect(reading(String(repeating: "<a>", count: 1_000_000)).root == nil)
    }

    @Test func `invalid UTF-8 is fatal and has a place`() {
        let reading = XMLReader.read(Array("<a>\n ".utf8) + [0xC3, 0x28] + Array("</a>".utf8))
        #expect(reading.root == nil)
        #expect(reading.diagnostics.map(\.severity) == [.fatal])
        #expect(reading.diagnostics.map(\.line) == [2])
        #expect(reading.diagnostics.map(\.column) == [2])
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xC1, 0xA1], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x00],
        ] as [[UInt8]]
    )
    func `forms that UTF-8 forbids are fatal`(_ bytes: [UInt8]) {
        let reading = XMLReader.read(Array("<a>".utf8) + bytes + Array("</a>".utf8))
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.encoding.rawValue])
    }

    @Test(arguments: ["UTF-16", "UTF-7", "EBCDIC-CP-US", "x"])
    func `an encoding that the bytes are not in is refused`(_ encoding: String) {
        let reading = reading("<?xml version='1.0' encoding='\(encoding)'?><a/>")
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.encoding.rawValue])
        #expect(reading.declaredEncoding == encoding)
    }

    @Test(arguments: [[0xFE, 0xFF, 0x00], [0xFF, 0xFE, 0x00, 0xD8], [0x00, 0x3C, 0x00]] as [[UInt8]])
    func `broken UTF-16 is fatal`(_ bytes: [UInt8]) {
        #expect(XMLReader.read(bytes).diagnostics.map(\.severity) == [.fatal])
    }

    @Test func `too many bytes are refused`() {
        let reading = reading("<a>1234567</a>", limits: XMLLimits(bytes: 10))
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.size.rawValue])
    }

    @Test func `too many elements are refused`() {
        let reading = reading("<a><b/><b/><b/></a>", limits: XMLLimits(nodes: 3))
        #expect(reading.root == nil)
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.size.rawValue])
    }

    @Test func `a start tag with a hundred thousand attributes is refused at once`() {
        let attributes = (0..<100_000).map { " a\($0)='>'" }.joined()
        let reading = reading("<?p <?><!-- <a --><x><![CDATA[<]]><a\(attributes)/></x>")
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.size.rawValue])
        #expect(reading.diagnostics.map(\.line) == [1])
    }

    @Test(
        arguments: [
            "<a>123456789</a>", "<a b='123456789'/>", "<a><![CDATA[x]]></a>", "<a><!--xyz--></a>", "<abcdefghijk/>",
        ]
    )
    func `a text that is too long is refused, wherever it stands`(_ text: String) {
        let refused = reading(text, limits: XMLLimits(text: 8))
        #expect(refused.diagnostics.map(\.code) == [XMLRefusal.size.rawValue])
        #expect(refused.diagnostics.first?.message == "a text is longer than 8 bytes (--limit xml-text)")
        #expect(reading(text, limits: XMLLimits(text: 20)).root != nil)
    }

    @Test func `an ill-formed start that hides attributes costs little`() {
        let attributes = (0..<100_000).map { " a\($0)=''" }.joined()
        let reading = reading("<a b='1'c=\"><x\(attributes)/>")
        #expect(reading.root == nil)
    }

    @Test func `too many namespaces in scope are refused`() {
        let declarations = (0..<200).map { " xmlns:p\($0)='urn:\($0)'" }.joined()
        let reading = reading("<a\(declarations)><b\(declarations)/></a>")
        #expect(reading.diagnostics.map(\.code) == [XMLRefusal.size.rawValue])
    }

    @Test func `paths stop growing at their bound`() throws {
        let root = try #require(reading("<a><b><c><d/></c></b></a>", limits: XMLLimits(pathBytes: 6)).root)
        let inner = try #require(root.elements.first?.elements.first)
        #expect(inner.path == "/a/b/c")
        #expect(inner.elements.map(\.path) == ["/a/b"])
    }

    @Test func `the number of diagnostics is bounded`() {
        let text = "<a>" + String(repeating: "<p:b/>", count: 500) + "</a>"
        #expect(reading(text).diagnostics.count == 100)
    }

    @Test func `a message and a path that are cut say so`() throws {
        let name = String(repeating: "n", count: 990) + "0123456789abcdef"
        let diagnostic = try #require(reading("<\(name)></b>").diagnostics.first)
        #expect(diagnostic.message.count == 1_001 && diagnostic.message.hasSuffix("…"))
        #expect(diagnostic.path == "/\(name.prefix(999))…")
        #expect(reading("<\(name.prefix(999))></b>").diagnostics.first?.path == "/\(name.prefix(999))")
    }

    @Test func `many documents are read at the same time`() async {
        let all = await withTaskGroup { group in
            for number in 0..<64 {
                group.addTask { reading("<a><b></c></a><!-- \(number) -->").diagnostics.first?.message }
            }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(all == ["Opening and ending tag mismatch: b line 1 and c"])
    }

    private func nested(_ depth: Int) -> String {
        String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
}
