import Conformance
import Testing

/// What we ask for by query, and targets made from targets.
@Suite struct TargetQueryTests {
    private static let unreserved = "ABCXYZabcxyz0189-._~"

    private func added(_ value: String, to text: String = "/api/query?type=Backup") throws -> Target {
        try #require(Target(text)).adding("filter", value: value)
    }

    @Test(arguments: [
        ("Name==\"a b\"", "Name%3d%3d%22a%20b%22"), ("&action=stop", "%26action%3dstop"), ("#?/:", "%23%3f%2f%3a"),
        ("100%", "100%25"), ("\n\u{0}\u{7F}", "%0a%00%7f"), ("\u{F6}", "%c3%b6"), ("\u{1F98A}", "%f0%9f%a6%8a"),
        (unreserved, unreserved), ("", ""), ("+", "%2b"),
    ])
    func `a value is percent-encoded but for what needs none`(_ value: String, _ encoded: String) throws {
        #expect(try added(value).query == "type=Backup&filter=\(encoded)")
        #expect(try added(value, to: "/api/query").description == "/api/query?filter=\(encoded)")
    }

    @Test(arguments: ["Name==\"a&b=c\"", "gr\u{F6}\u{DF}e %20 +", "\u{0}\u{7F}\t~", "urn:veeam:Backup:0a-1b"])
    func `a value that was added is found again`(_ value: String) throws {
        let target = try added(value)
        #expect(target.values(of: "filter").map(\.percentDecoded) == [value])
        #expect(target.values(of: "type") == ["Backup"])
    }

    @Test(arguments: ["&action=stop", "a;action=b", "#\r\nHost: x"])
    func `what a value holds never leaves it, and the target is one that can be asked for`(_ value: String) throws {
        let target = try added(value)
        #expect(Target(target.description) == target)
        #expect(target.values(of: "action").isEmpty)
    }

    @Test(arguments: [
        ("/api/backups", "/api/backups/x"), ("/api/backups/", "/api/backups/x"),
        ("/api/backups?format=Entity", "/api/backups/x?format=Entity"), ("/api/backups/?a", "/api/backups/x?a"),
    ])
    func `an item stands below its collection and is asked for in the same form`(
        _ collection: String,
        _ item: String
    ) throws {
        #expect(try #require(Target(collection)).item("x").description == item)
    }

    @Test func `without its query a target is its path`() throws {
        let target = try #require(Target("/api/Backups/1?format=Entity&x"))
        #expect(target.withoutQuery.description == "/api/Backups/1")
        #expect(target.withoutQuery == Target("/api/Backups/1"))
        #expect(target.withoutQuery.withoutQuery == target.withoutQuery)
    }

    @Test func `the query service is asked for a kind`() {
        #expect(Target.query(for: "Backup")?.description == "/api/query?type=Backup")
    }

    @Test(arguments: ["two words", "gr\u{F6}\u{DF}e", "a#b", "a&action=stop", "line\n"])
    func `there is no query for what is no word`(_ kind: String) {
        #expect(Target.query(for: kind) == nil)
    }

    @Test func `an unknown item is a guid, and a malformed one is none`() {
        let (unknown, malformed) = (RequestVariation.Item.unknown, RequestVariation.Item.malformed)
        #expect(unknown.identifier.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
        #expect(malformed.identifier == "not-a-guid")
    }
}

extension String {
    /// The text with its percent escapes resolved once.
    fileprivate var percentDecoded: String {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            let isEscape = byte == UInt8(ascii: "%")
            bytes.append(isEscape ? UInt8(String(Substring(rest.prefix(2))), radix: 16) ?? byte : byte)
            if isEscape { rest = rest.dropFirst(2) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
