import Conformance
import Representation
import Testing

@testable import Comparing

/// What two installations have in common, piece by piece.
@Suite struct MaskingTests {
    private static let guid = "7476cf8a-4baa-4dc0-87b3-41d690d7a28a"

    @Test(arguments: [
        ("/api/backups/\(guid)?format=Entity", "/api/backups/{id}?format=Entity"),
        ("/api//Backups/\(guid)/restorePoints", "/api/backups/{id}/restorepoints"),
        ("/api/logonSessions/abc", "/api/logonsessions/{id}"),
        ("/api/tasks/task-12", "/api/tasks/{id}"),
        ("/api/backups/not-a-guid", "/api/backups/not-a-guid"),
        (
            "/api/query?type=Backup&pageSize=8&page=2",
            "/api/query?type=Backup&pageSize={value}&page={value}"
        ),
        ("/api/query?type=Backup&sortAsc=Name", "/api/query?type=Backup&sortAsc=Name"),
        (
            "/api/query?type=Backup&filter=Name%3d%3d%22a%20b%22;UID!=1",
            "/api/query?type=Backup&filter=Name=={value};UID!={value}"
        ),
        ("/api/query?filter=%ff%", "/api/query?filter={value}"),
        ("/api/", "/api/"),
    ])
    func `a target is masked`(_ text: String, _ masked: String) throws {
        let target = try #require(Target(text))
        #expect(TargetTemplate(target) { _ in true }.text == masked)
    }

    @Test func `an id that nobody named leads nowhere`() throws {
        let target = try #require(Target("/api/backups/\(Self.guid)"))
        let template = TargetTemplate(target) { _ in false }
        #expect(template.text == "/api/backups/{unknown id}")
        #expect(!template.namesSubject)
    }

    @Test(
        arguments: [
            ("", .empty), ("true", .boolean), ("True", .otherBoolean), ("-12", .integer),
            ("1.5", .decimal), ("1.", .text),
            ("2026-01-01T00:00:00Z", .time(.utc, hasFraction: false)),
            ("2026-01-01T00:00:00.123Z", .time(.utc, hasFraction: true)),
            ("2026-01-01T00:00:00+13:00", .time(.offset, hasFraction: false)),
            ("2026-01-01T00:00:00", .time(.none, hasFraction: false)), ("2026-01-01", .text),
            (guid, .guid), (guid.uppercased(), .capitalGUID),
            ("urn:veeam:Backup:\(guid)", .uid(kind: "Backup")),
            ("urn:veeam:Backup:7", .text), ("https://a:9398/api/backups", .address(asksEntity: false)),
            ("https://a/api/backups?format=Entity", .address(asksEntity: true)),
            ("https://a/b", .foreignAddress),
            ("/api/backups", .relativeAddress), ("Nightly", .text),
        ] as [(String, ValueClass)]
    )
    func `a value has a class`(_ text: String, _ expected: ValueClass) {
        #expect(ValueClass(text) == expected)
    }

    @Test(arguments: [
        ("<a xmlns=\"n\"/>", "", "n"),
        ("<?xml version='1.0'?><!-- <b> --><p:a xmlns:p='n>m' x='1'/>", "p", "n>m"),
        ("<a/>", "", ""), ("", "", ""), ("<a x = \"1\" xmlns = \"n\" >", "", "n"),
    ])
    func `the first tag tells prefix and namespace`(
        _ text: String,
        _ prefix: String,
        _ namespace: String
    ) {
        let tag = OpeningTag(of: Array(text.utf8))
        #expect(tag.prefix == prefix)
        #expect(tag.namespace == namespace)
    }

    @Test func `ids are found wherever they stand in a body`() {
        let text = "x\(Self.guid)y-\(Self.guid.uppercased())\"1234-5678-\(Self.guid.dropLast())"
        #expect(Identifier.all(in: Array(text.utf8)) == [Self.guid])
        #expect(Identifier.last(in: "urn:veeam:Backup:\(Self.guid)") == Self.guid)
        #expect(
            Identifier.last(in: "https://a/api/backups/\(Self.guid)?x=\(Self.guid.uppercased())")
                == Self.guid
        )
    }

    @Test func `a list of elements is one, a resource is none`() throws {
        let root = { (text: String) in Node(.readingXML(Array(text.utf8))) }
        #expect(root("<Refs><Ref UID='1'/><Ref UID='2'/></Refs>")?.isElementList == true)
        #expect(root("<Result><Ref UID='1'/><PagingInfo Page='1'/></Result>")?.isElementList == false)
        #expect(root("<Ref UID='1'><Links/></Ref>")?.isElementList == false)
    }

    @Test func `a token is worth what the server made of it`() throws {
        var ledger = SessionLedger()
        let token = try #require(SessionToken("t"))
        let target = try #require(Target("/api/logonSessions/1"))
        #expect(ledger.worth(of: token) == .madeUp)
        let request = WireRequest.LogOn(version: .latest, credentials: nil, accept: nil)
        let opened = Response(
            status: 201,
            reason: "",
            fields: [FieldLine("x-restsvcsessionid", "t")],
            body: []
        )
        ledger.note(Exchange(request: .logOn(request), result: .success(opened), start: 0))
        #expect(ledger.worth(of: token) == .header)
        let logOut = try #require(WireRequest.LogOut(target: target, token: token))
        let ended = Response(status: 204, reason: "", fields: [], body: [])
        ledger.note(Exchange(request: .logOut(logOut), result: .success(ended), start: 0))
        #expect(ledger.worth(of: token) == .ended)
    }
}
