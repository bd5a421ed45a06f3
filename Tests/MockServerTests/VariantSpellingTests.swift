import Foundation
import Testing

@testable import MockServer

/// Each variant of the spelling shows, and leaves the meaning alone.
@Suite struct VariantSpellingTests {
    private static let list = "backups?format=Entity"
    private static let spellings: [Variant] = [
        .attributeOrder, .prefixedNamespace, .cdata, .comments, .noDeclaration, .camelCaseJSON, .memberOrder,
        .nullAsAbsent, .absentAsNull, .whiteSpace, .byteOrderMark, .characterReferences, .extraHeader, .headerCase,
        .charsetAbsent, .charsetUpper, .gzip,
    ]

    private func xml(_ variant: Variant) -> String {
        var client = Client.of(variant)
        return client.get(Self.list).text
    }

    private func json(_ variant: Variant, _ path: String = Self.list) -> String {
        var client = Client.of(variant)
        return client.get(path, accept: "application/json").text
    }

    @Test(arguments: spellings)
    func `XML says the same in every spelling`(_ variant: Variant) throws {
        var plain = Client.loggedOn()
        var varied = Client.of(variant)
        for path in [Self.list, "backups", "query?type=Backup&pageSize=4&page=2", "logonSessions", "backups/null"] {
            #expect(try varied.node(path).sorted == (try plain.node(path).sorted))
        }
    }

    @Test(arguments: spellings.filter { $0 != .camelCaseJSON && $0 != .absentAsNull && $0 != .byteOrderMark })
    func `JSON says the same in every spelling`(_ variant: Variant) throws {
        var plain = Client.loggedOn()
        let expected = try Self.object(plain.get(Self.list, accept: "application/json").text)
        #expect(try Self.object(json(variant)) == expected)
    }

    private static func object(_ text: String) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
    }

    @Test func `attributes and links are in another order`() {
        let text = xml(.attributeOrder)
        #expect(text.contains("<Backup UID="))
        #expect(text.contains(#"<Link Rel="Down" Type="#))
    }

    @Test func `elements have a prefix`() {
        let text = xml(.prefixedNamespace)
        #expect(text.contains(#" xmlns:em="http://www.veeam.com/ent/v1.0"><em:Backup "#))
        #expect(text.hasSuffix("</em:Backup></em:Backups>"))
        #expect(!text.contains(" xmlns="))
    }

    @Test func `text is in sections`() {
        #expect(xml(.cdata).contains("<Platform><![CDATA[VMware]]></Platform>"))
    }

    @Test func `a section cannot be ended by its text`() {
        var style = XMLStyle()
        style.hasCDATA = true
        let document = XMLRenderer.document(XMLElement(name: "A", text: "x]]>y\u{1}"), style: style)
        #expect(document.contains("><![CDATA[x]]]]><![CDATA[>y]]></A>"))
    }

    @Test func `comments are everywhere`() {
        let text = xml(.comments)
        #expect(text.contains("?><!-- Enterprise Manager --><Backups "))
        #expect(text.contains("<Platform><!-- Platform -->VMware</Platform>"))
    }

    @Test func `resources have another element`() throws {
        var client = Client.of(.extraElement)
        let backups = try client.node(Self.list)
        #expect(backups.children.allSatisfy { $0.child("Extension")?.child("Platform")?.text == "none" })
        #expect(backups.child("Extension") == nil)
    }

    @Test func `resources and links have another attribute`() throws {
        var client = Client.of(.extraAttribute)
        let backup = try #require(try client.node(Self.list).children.first)
        #expect(backup.attributes["Extension"] == "x")
        #expect(backup.links.allSatisfy { $0.attributes["Extension"] == "x" })
    }

    @Test func `there is no declaration`() {
        #expect(xml(.noDeclaration).hasPrefix("<Backups "))
    }

    @Test func `names begin with small letters`() {
        let text = json(.camelCaseJSON)
        #expect(text.hasPrefix(#"{"backups":[{"platform":"#))
        #expect(text.contains(#""uid":"urn:veeam:Backup:"#))
        #expect(!text.contains(#""Links""#))
    }

    @Test(arguments: [("NASJobs", "nasJobs"), ("UID", "uid"), ("PagesCount", "pagesCount"), ("x", "x")])
    func `a run of capitals ends where the next word begins`(_ name: String, _ camelCase: String) {
        var style = JSONStyle()
        style.naming = .camelCase
        let value = JSONValue.object([.init(name: name, value: .null)])
        #expect(style.applied(to: value) == .object([.init(name: camelCase, value: .null)]))
    }

    @Test func `members are in another order`() {
        #expect(json(.memberOrder).hasPrefix(#"{"Backups":[{"Type":"Backup","Href":"#))
    }

    @Test func `resources and links have another member`() {
        let member = #""Extension":{"Name":"x","Numbers":[-1,true,null]}}"#
        let text = json(.extraProperty)
        #expect(text.contains(#""Type":"Backup","# + member))
        #expect(text.contains(#""Type":"BackupServerReference","# + member))
    }

    @Test func `members without a value are absent or null`() {
        #expect(!json(.nullAsAbsent, "backups/null").contains("null"))
        #expect(json(.absentAsNull).contains(#"/restorePoints","Type":"RestorePointReferenceList","Name":null}"#))
    }

    @Test func `documents stand on several lines`() {
        #expect(xml(.whiteSpace).contains("\n    <Platform>VMware</Platform>\n"))
        #expect(json(.whiteSpace).hasPrefix("{\n  \"Backups\": [\n    {\n      \"Platform\": \"VMware\",\n"))
    }

    @Test func `documents begin with a mark`() {
        #expect(Array(xml(.byteOrderMark).utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "<")])
        #expect(Array(json(.byteOrderMark).utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "{")])
    }

    @Test func `characters are written by their numbers`() {
        #expect(xml(.characterReferences).contains("B&#xFC;ro K&#xF6;ln &#x2013; Dateien"))
        #expect(xml(.characterReferences).contains("https:&#x2F;&#x2F;em.example"))
        #expect(json(.characterReferences).contains(#"B\u00fcro K\u00f6ln \u2013 Dateien"#))
        #expect(JSONRenderer.quoted("𝄞", escapesAll: { !$0.isASCII }) == #""\ud834\udd1e""#)
    }
}
