import Conformance
import Testing

@Suite struct PathTemplateTests {
    typealias Template = LinkDefinition.PathTemplate

    @Test func `words and places for ids make a template`() throws {
        let template = try #require(Template("/backups/{id}/restorePoints/{other}"))
        #expect(template.segments == [.word("backups"), .ownID, .word("restorePoints"), .otherID])
        #expect(template.description == "/backups/{id}/restorePoints/{other}")
    }

    @Test(arguments: [
        "", "/", "backups", "/backups/", "//backups", "/backups//{id}", "/backups/{ID}", "/backups/{}", "/backups/*",
        "/backups?x", "/back-ups", "/backups/{id}x", "/backups/..", "/back ups",
    ])
    func `another text is no template`(_ text: String) {
        #expect(Template(text) == nil)
    }
}

@Suite struct LinkTypeMapTests {
    private let map = LinkTypeMap(exceptions: [
        "RepositoryList": ["Repositories"], "NasService": ["NASService"],
        "CdpReplicaVm": ["VmCdpReplica", "CdpReplicaVm"],
        "OddReference": ["Odd"], "OddReferenceList": ["Odds"],
    ])

    /// A link type, the roots it leads to, and whether every source agrees.
    struct Mapping: CustomTestStringConvertible {
        let type: String
        let roots: [String]
        let isFirm: Bool

        var testDescription: String { type }
    }

    @Test(arguments: [
        Mapping(type: "BackupReference", roots: ["EntityRef"], isFirm: true),
        Mapping(type: "BackupReferenceList", roots: ["EntityReferences"], isFirm: true),
        Mapping(type: "BackupList", roots: ["Backups"], isFirm: false),
        Mapping(type: "Backup", roots: ["Backup"], isFirm: false),
        Mapping(type: "RepositoryList", roots: ["Repositories"], isFirm: false),
        Mapping(type: "NasService", roots: ["NASService"], isFirm: false),
        Mapping(type: "CdpReplicaVm", roots: ["VmCdpReplica", "CdpReplicaVm"], isFirm: false),
        Mapping(type: "Listing", roots: ["Listing"], isFirm: false),
        Mapping(type: "ReferenceBook", roots: ["ReferenceBook"], isFirm: false),
        Mapping(type: "backuplist", roots: ["backuplist"], isFirm: false),
    ])
    func `a link type leads to its root`(_ mapping: Mapping) {
        let expectation = map.expectation(for: mapping.type)
        #expect(expectation.roots == mapping.roots)
        #expect(expectation.isFirm == mapping.isFirm)
    }

    @Test func `the rules for references stand above every exception`() {
        #expect(map.expectation(for: "OddReference").roots == ["EntityRef"])
        #expect(map.expectation(for: "OddReferenceList").roots == ["EntityReferences"])
    }
}
