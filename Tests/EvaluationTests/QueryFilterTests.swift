import Conformance
import Evaluation
import Testing

/// A filter leaves the backups that have the value, and the one that showed it.
@Suite struct QueryFilterTests {
    /// A requirement about a filter, and the filter that it makes of the first backup's value.
    struct Filter: CustomTestStringConvertible {
        let id: String
        let filter: String

        var testDescription: String { id }
    }

    private static let byPlatform = "&filter=Platform%3d%3d%22VMware%22"
    private static let byName = "&filter=Name%3d%3d%22"

    /// A query that shows backups of two platforms, and what it answers to a filter by the first one's.
    private func scene(filtered: [BackupBody], page: ListScene.Page = ListScene.Page()) throws -> ListScene {
        var scene = ListScene(.query)
        let backups = [(1, "VMware"), (2, "HyperV"), (3, "VMware")].map { number, platform in
            BackupBody.listed(number, as: .entity, platform: platform)
        }
        try scene.serve(backups, as: .entities)
        try scene.serve(filtered, as: .entities, page: page, at: Self.byPlatform)
        return scene
    }

    @Test func `a filter that leaves what has the value holds`() throws {
        let scene = try scene(filtered: [1, 3].map { .listed($0, as: .entity) })
        #expect(try scene.verdict(of: "filter.platform") == .pass)
    }

    @Test(arguments: [
        Filter(id: "filter.uid", filter: "UID%3d%3d%22urn%3aveeam%3aBackup%3a\(Example.guid(1))%22"),
        Filter(id: "filter.name", filter: "Name%3d%3d%22Backup%201%22"),
        Filter(
            id: "filter.repository-uid",
            filter: "RepositoryUid%3d%3d%22urn%3aveeam%3aRepository%3a22222222-3333-4444-8555-666666666666%22"
        ),
        Filter(id: "filter.repository-name", filter: "RepositoryName%3d%3d%22Main%22"),
        Filter(id: "filter.platform", filter: "Platform%3d%3d%22VMware%22"),
        Filter(id: "filter.type", filter: "BackupType%3d%3d%22Standard%22"),
    ])
    func `a filter names the field and a value that a backup shows, in quotes`(_ filter: Filter) throws {
        var scene = try ListScene(.query, of: [1])
        let request = try scene.request(.entities, .xml, "&filter=\(filter.filter)")
        #expect(try scene.judgement(of: filter.id).needed == [request])
        try scene.serve([.listed(1, as: .entity)], as: .entities, at: "&filter=\(filter.filter)")
        #expect(try scene.verdict(of: filter.id) == .pass)
    }

    @Test func `a filter that is ignored fails at the first backup with another value`() throws {
        let all = [(1, "VMware"), (2, "HyperV"), (3, "VMware")].map { number, platform in
            BackupBody.listed(number, as: .entity, platform: platform)
        }
        let mismatch = try scene(filtered: all).verdict(of: "filter.platform").mismatch
        let target = "/api/query?type=Backup&format=Entities\(Self.byPlatform)"
        #expect(mismatch?.expected == "only items with Platform 'VMware' for \(target)")
        #expect(mismatch?.actual == "one with 'HyperV'")
        #expect(mismatch?.place?.hasPrefix("/QueryResult/Entities/Backups/Backup[2] (line ") == true)
    }

    @Test func `a filtered backup without the value fails`() throws {
        var other = BackupBody.listed(2, as: .entity)
        other.elements["Platform"] = nil
        let scene = try scene(filtered: [.listed(1, as: .entity), other])
        #expect(try scene.verdict(of: "filter.platform").mismatch?.actual == "one without it")
    }

    @Test(arguments: [
        ([], 1, "it is not there"), ([3], 1, "it is not there"), ([1], 3, "it is not there"),
        ([1, 3, 1], 1, "it is there more than once"), ([3, 3, 1], 3, "it is there more than once"),
    ])
    func `each backup that shows the value is in the answer once`(
        _ numbers: [Int],
        _ missing: Int,
        _ actual: String
    ) throws {
        let scene = try scene(filtered: numbers.map { .listed($0, as: .entity) })
        let mismatch = try scene.verdict(of: "filter.platform").mismatch
        #expect(mismatch?.expected.hasPrefix("\(Example.guid(missing)) once in the answer to /api/query?") == true)
        #expect(mismatch?.actual == actual)
    }

    @Test func `what has the value may be on another page, what has another may not`() throws {
        let page = ListScene.Page(1, of: 2)
        let scene = try scene(filtered: [.listed(3, as: .entity)], page: page)
        #expect(try scene.verdict(of: "filter.platform") == .pass)
        let ignored = try self.scene(filtered: [.listed(2, as: .entity, platform: "HyperV")], page: page)
        #expect(try ignored.verdict(of: "filter.platform").mismatch?.actual == "one with 'HyperV'")
    }

    @Test(arguments: ["vmware", "VMWARE", "VM-ware", "VM ware."])
    func `case and signs make no other value`(_ platform: String) throws {
        let backups = [1, 3].map { BackupBody.listed($0, as: .entity) }
        let variant = BackupBody.listed(4, as: .entity, platform: platform)
        #expect(try scene(filtered: backups + [variant]).verdict(of: "filter.platform") == .pass)
    }

    @Test(arguments: ["VMwar\u{E9}", "VMware2"]) func `other letters make another value`(_ platform: String) throws {
        let backups = [BackupBody.listed(1, as: .entity), .listed(2, as: .entity, platform: platform)]
        let mismatch = try scene(filtered: backups).verdict(of: "filter.platform").mismatch
        #expect(mismatch?.actual == "one with '\(platform)'")
    }

    @Test func `what is asked for is the first value that needs no quoting`() throws {
        var scene = ListScene(.query)
        let names = ["Gr\u{F6}\u{DF}e", "a \"b\"", "a\\b", "a&b", "", "A_plain-Name: 1.0"]
        let backups = names.enumerated().map { BackupBody.listed($0, as: .entity, name: $1) }
        try scene.serve(backups, as: .entities)
        try scene.serve([backups[5]], as: .entities, at: "\(Self.byName)A_plain-Name%3a%201.0%22")
        #expect(try scene.verdict(of: "filter.name") == .pass)
    }

    @Test(arguments: [[], ["Gr\u{F6}\u{DF}e"], ["a\"b", ""]])
    func `without a plain value there is nothing to ask for`(_ names: [String]) throws {
        var scene = ListScene(.query)
        try scene.serve(names.enumerated().map { .listed($0, as: .entity, name: $1) }, as: .entities)
        let reason = Inconclusive(.noData, "no item has a plain Name to ask for")
        #expect(try scene.verdict(of: "filter.name") == .inconclusive(reason))
    }
}
