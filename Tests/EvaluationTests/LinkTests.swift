import Conformance
import Testing

/// The links that a contract names.
@Suite struct LinkTests {
    private static let server = "exactly 1 link Rel=Up Type=BackupServerReference to /backupServers/{other}"
    private static let points = "exactly 1 link Rel=Down Type=RestorePointReferenceList to /backups/{id}/restorePoints"

    private static let breakages = [
        Breakage(
            requirement: "backup.link.server",
            expected: server,
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links.remove(at: BackupBody.server) },
        Breakage(
            requirement: "backup.link.server",
            form: .reference,
            expected: server,
            actual: "2: \(twice(Example.server, "BackupServerReference", "vbr.example"))",
            xml: "/EntityRef/Links/Link[2] (line 5)",
            json: "/Links/1 (line 8, column 1)"
        ) { $0.links[BackupBody.repository] = $0.links[BackupBody.server] },
        Breakage(
            requirement: "backup.link.server",
            expected: server,
            actual: "none; the nearest is Rel=Down Type=BackupServerReference Name=vbr.example Href=\(Example.server)",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].relation = "Down" },
        Breakage(
            requirement: "backup.link.server",
            expected: server,
            actual: "none; the nearest is Rel=Up Type=BackupServer Name=vbr.example Href=\(Example.server)",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].type = "BackupServer" },
        Breakage(
            requirement: "backup.link.repository",
            expected: "exactly 1 link Rel=Up Type=RepositoryReference|ExternalRepositoryReference "
                + "to /repositories/{other} or /externalRepositories/{other}",
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links[BackupBody.repository].href = "\(Example.base)/tapes/1" },
        Breakage(
            requirement: "backup.link.other-form",
            expected: "exactly 1 link Rel=Alternate Type=BackupReference to /backups/{id}",
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links[BackupBody.otherForm].href = "\(Example.base)/backups/\(Example.otherGUID)" },
        Breakage(
            requirement: "backup.link.other-form",
            form: .reference,
            expected: "exactly 1 link Rel=Alternate Type=Backup to /backups/{id}",
            actual: "none; the nearest is Rel=Alternate Type=BackupReference Href=\(Example.backup)?format=Entity",
            xml: "/EntityRef/Links/Link[3] (line 6)",
            json: "/Links/2 (line 9, column 1)"
        ) { $0.links[BackupBody.otherForm].type = "BackupReference" },
        Breakage(
            requirement: "backup.link.other-form",
            expected: "no link Rel=Alternate but that to /backups/{id}",
            actual: "another one, Rel=Alternate Type=BackupReference Href=\(Example.base)/backups/\(Example.otherGUID)",
            xml: "/Backup/Links/Link[1] (line 4)",
            json: "/Links/0 (line 9, column 1)"
        ) {
            var rival = $0.links[BackupBody.otherForm]
            rival.href = "\(Example.base)/backups/\(Example.otherGUID)"
            $0.links.insert(rival, at: 0)
        },
        Breakage(
            requirement: "backup.link.restore-points",
            expected: points,
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links.remove(at: 3) },
        Breakage(
            requirement: "backup.link.restore-points",
            type: .childBackup,
            form: .reference,
            expected: points,
            actual: "none",
            xml: "/EntityRef (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links.remove(at: 3) },
        Breakage(
            requirement: "backup.link.backup-files",
            expected: "exactly 1 link Rel=Down Type=BackupFileReferenceList to /backups/{id}/backupFiles",
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links.remove(at: 4) },
        Breakage(
            requirement: "backup.link.children",
            type: .parentBackup,
            expected: "exactly 1 link Rel=Up|Down Type=BackupList to /backups/{id}/childbackups",
            actual: "none; the nearest is Rel=Related Type=BackupList "
                + "Href=\(Example.backup)/childbackups?format=Entity",
            xml: "/Backup/Links/Link[4] (line 7)",
            json: "/Links/3 (line 12, column 1)"
        ) { $0.links[3].relation = "Related" },
        Breakage(
            requirement: "backup.link.parent",
            type: .childBackup,
            form: .reference,
            expected: "exactly 1 link Rel=Up Type=BackupReference to /backups/{other}",
            actual: "none",
            xml: "/EntityRef (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.links[4].href = Example.backup },
    ]

    private static func twice(_ href: String, _ type: String, _ name: String) -> String {
        let link = "Rel=Up Type=\(type) Name=\(name) Href=\(href)"
        return "\(link); \(link)"
    }

    @Test(arguments: breakages, MediaType.allCases)
    func `a broken link fails at its place`(_ breakage: Breakage, _ mediaType: MediaType) throws {
        try breakage.check(in: mediaType)
    }

    @Test(arguments: ["Up", "Down"], MediaType.allCases)
    func `a container leads to its children by either relation`(_ relation: String, _ mediaType: MediaType) throws {
        let scene = try Scene.conforming(.parentBackup) { $0.links[3].relation = relation }
        #expect(try scene.verdict(of: "backup.link.children", .entity, mediaType) == .pass)
    }

    @Test func `a repository may be an external one`() throws {
        let scene = try Scene.conforming(.standard) {
            $0.links[BackupBody.repository].href = "\(Example.base)/externalRepositories/\(Example.otherGUID)"
            $0.links[BackupBody.repository].type = "ExternalRepositoryReference"
        }
        #expect(try scene.verdict(of: "backup.link.repository", .entity, .xml) == .pass)
    }

    @Test(arguments: [
        "https://em.example:9398/api/BACKUPSERVERS/1", "https://em.example:9398/api//backupServers/1",
        "http://other.example:9399/api/backupServers/1", "https://em.example:9398/api/backupServers/1?format=Reference",
    ])
    func `the path of a link is compared without case, origin and query`(_ href: String) throws {
        let scene = try Scene.conforming(.standard) { $0.links[BackupBody.server].href = href }
        #expect(try scene.verdict(of: "backup.link.server", .entity, .xml) == .pass)
        #expect(try scene.verdict(of: "backup.link.server", .entity, .json) == .pass)
    }

    @Test func `a body without links has none`() throws {
        let xml = BackupBody.conforming(.standard, as: .entity).xml
        let scene = try Scene.serving(xml.withoutLinks, as: .entity, .xml)
        let mismatch = try scene.verdict(of: "backup.link.server", .entity, .xml).mismatch
        #expect(mismatch?.unquoted == Mismatch(expected: Self.server, actual: "none", place: "/Backup (line 2)"))
    }

    @Test func `null for Links is none`() throws {
        let scene = try Scene.serving("{\"Links\": null}", as: .entity, .json)
        #expect(try scene.verdict(of: "backup.link.server", .entity, .json).mismatch?.actual == "none")
        #expect(try scene.verdict(of: "backup.links.type", .entity, .json).obstacle?.kind == .noData)
    }
}

extension String {
    /// XML without `Links` and what is in it.
    fileprivate var withoutLinks: String {
        let lines = split(separator: "\n").filter { !$0.contains("Link") }
        return lines.joined(separator: "\n")
    }
}
