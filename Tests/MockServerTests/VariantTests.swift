import Foundation
import Testing

@testable import MockServer

/// Each variant does what it says.
@Suite struct VariantTests {
    private static let list = "backups?format=Entity"

    /// The first backup of the default inventory that has a type.
    private func backup(_ type: String) throws -> Backup {
        try #require(Inventory(backups: 12, seed: 1).backups.first { $0.role.backupType == type })
    }

    @Test(arguments: Variant.allCases)
    func `a variant has a name of small letters and a sentence`(_ variant: Variant) {
        #expect(variant.rawValue.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
        #expect(variant.summary.hasSuffix("."))
    }

    @Test func `links name another host`() throws {
        var client = Client.of(.otherHost)
        let links = try client.node(Self.list).children.flatMap(\.links)
        #expect(links.allSatisfy { $0.attributes["Href"]?.hasPrefix("https://other-host.example:9398/api/") == true })
    }

    @Test func `every backup is on an external repository`() throws {
        var client = Client.of(.externalRepositories)
        let backups = try client.node(Self.list).children
        #expect(backups.count == 12)
        #expect(backups.allSatisfy { $0.links("Up", "ExternalRepositoryReference").count == 1 })
        #expect(backups.allSatisfy { $0.links("Up", "RepositoryReference").isEmpty })
    }

    @Test func `nothing is there`() throws {
        var client = Client.of(.empty)
        #expect(try client.node("backups").children.isEmpty)
        #expect(try client.node("backupServers").children.isEmpty)
    }

    @Test func `a changed inventory is varied too`() throws {
        var client = Client.of(.empty)
        client.manager.inventory = Inventory(backups: 3, seed: 2)
        #expect(try client.node("backups").children.isEmpty)
    }

    @Test func `paths of links are in lower case and their parameters are not`() throws {
        var client = Client.of(.pathCase)
        let links = try client.node("backupServers").children.flatMap(\.links)
        let href = try #require(links.first { $0.attributes["Type"] == "BackupServer" }?.attributes["Href"])
        #expect(href.contains("/api/backupservers/"))
        #expect(href.hasSuffix("?format=Entity"))
    }

    @Test func `the last slash of a path is doubled`() throws {
        var client = Client.of(.entitiesSlash)
        let standard = try backup("Standard")
        let links = try client.node("backups/\(standard.id)").links("Down", "RestorePointReferenceList")
        #expect(links.first?.attributes["Href"]?.hasSuffix("/api/backups/\(standard.id)//restorePoints") == true)
    }

    @Test func `a parent links up to its children`() throws {
        var client = Client.of(.childBackupsUp)
        #expect(try client.node("backups/\(backup("ParentBackup").id)").links("Up", "BackupReferenceList").count == 1)
    }

    @Test(arguments: ["Standard", "ChildBackup"])
    func `a reference links to its files`(_ type: String) throws {
        var client = Client.of(.referenceFiles)
        #expect(try client.node("backups/\(backup(type).id)").links("Down", "BackupFileReferenceList").count == 1)
    }

    @Test func `a resource has more links`() throws {
        var client = Client.of(.extraLink)
        let reference = try client.node("backups/\(backup("Standard").id)")
        #expect(reference.links("Related", "JobReferenceList").count == 1)
        #expect(reference.links.count == 6)
    }

    @Test func `a restricted user neither sees nor gets servers and repositories`() throws {
        var client = Client.of(.restrictedRole)
        let types = try client.node("logonSessions/\(Client.sessionID)").links.compactMap { $0.attributes["Type"] }
        #expect(!types.contains { $0.hasPrefix("BackupServer") || $0.hasPrefix("Repository") })
        for path in ["backupServers", "repositories?format=Entity", "query?type=Repository"] {
            #expect(client.get(path).status == 403)
        }
        #expect(client.get("backups").status == 200)
    }

    @Test(arguments: [(Variant.version5, ["v1_5"], 400), (.version6, ["v1_5", "v1_6"], 400)])
    func `a newer version is neither offered nor served`(
        _ variant: Variant,
        _ versions: [String],
        _ status: Int
    ) throws {
        var client = Client.of(variant)
        let offered = try client.node("").child("SupportedVersions")?.children.compactMap { $0.attributes["Name"] }
        #expect(offered == versions)
        #expect(client.logOn("sessionMngr/?v=v1_7").status == status)
        #expect(client.logOn("sessionMngr/?v=latest").status == 201)
    }

    @Test func `the link to the page before is named in full`() throws {
        var client = Client.of(.previous)
        let result = try client.node("query?type=Backup&pageSize=5&page=2")
        let relations = result.child("PagingInfo")?.links.compactMap { $0.attributes["Rel"] }
        #expect(relations == ["First", "Previous", "Next", "Last"])
    }

    @Test func `an empty result counts no pages`() throws {
        var client = Client.of(.emptyPagesZero)
        let empty = try client.node("query?type=Backup&filter=Name==none").child("PagingInfo")
        #expect(empty?.attributes["PagesCount"] == "0")
        #expect(try client.node("query?type=Backup").child("PagingInfo")?.attributes["PagesCount"] == "1")
    }

    @Test func `the token is made of bytes`() {
        var client = Client.of(.tokenBytes)
        let bytes: [UInt8] = [0x15, 0xA3, 0, 0, 0, 0, 0x41, 0x19, 0x87, 0x89, 0, 0, 0, 0, 0, 1]
        #expect(client.token == Base64.encode(bytes))
        #expect(client.get("backups").status == 200)
    }

    @Test func `header fields are in lower case`() {
        var client = Client.of(.headerCase)
        #expect(client.get("backups").fields.allSatisfy { $0.name == $0.name.lowercased() })
        #expect(client.logOn().fields.contains { $0.name == "x-restsvcsessionid" })
    }

    @Test func `there are more header fields`() {
        var client = Client.of(.extraHeader)
        #expect(client.get("backups").fields.values(named: "X-Extension").count == 2)
    }

    @Test(arguments: [(Variant.charsetAbsent, "application/xml"), (.charsetUpper, "application/xml; charset=UTF-8")])
    func `the charset is spelled otherwise`(_ variant: Variant, _ contentType: String) {
        var client = Client.of(variant)
        #expect(client.get("backups").fields.first(named: "Content-Type") == contentType)
    }

    @Test(arguments: ["gzip", "deflate, GZIP;q=0.5"])
    func `content is encoded for who accepts it`(_ accepted: String) {
        var client = Client.of(.gzip)
        let plain = client.get("backups")
        let encoded = client.get("backups", HeaderField(name: "Accept-Encoding", value: accepted))
        #expect(plain.fields.first(named: "Content-Encoding") == nil)
        #expect(encoded.fields.first(named: "Content-Encoding") == "gzip")
        #expect(encoded.fields.first(named: "Content-Length") == String(encoded.body.count))
        #expect(encoded.body == Gzip.stored(plain.body))
    }

    @Test func `variants go together`() throws {
        var client = Client.of(.camelCaseJSON, .memberOrder, .absentAsNull, .whiteSpace, .byteOrderMark)
        let text = client.get("backups/\(try backup("Standard").id)", accept: "application/json").text
        #expect(text.hasPrefix("\u{FEFF}{\n  \"type\": \"BackupReference\",\n  \"href\": "))
        #expect(text.contains("\"type\": null") == false)
        #expect(text.contains("\"name\": null"))
    }
}
