import Conformance
import Evaluation
import Testing

/// What holds for each link of a body.
@Suite struct EveryLinkTests {
    private static let breakages = [
        Breakage(
            requirement: "backup.links.attributes",
            expected: "a link with Rel and Href",
            actual: "Rel absent, Href \(Example.server)",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].relation = nil },
        Breakage(
            requirement: "backup.links.attributes",
            form: .reference,
            expected: "a link with Rel and Href",
            actual: "Rel Up, Href absent",
            xml: "/EntityRef/Links/Link[1] (line 4)",
            json: "/Links/0 (line 7, column 1)"
        ) { $0.links[BackupBody.repository].href = nil },
        Breakage(
            requirement: "backup.links.attributes",
            expected: "a link with Rel and Href",
            actual: "Rel , Href \(Example.server)",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].relation = "" },
        Breakage(
            requirement: "backup.links.absolute",
            expected: "an absolute URL under /api/",
            actual: "Href /api/backupServers/1",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].href = "/api/backupServers/1" },
        Breakage(
            requirement: "backup.links.absolute",
            expected: "an absolute URL under /api/",
            actual: "Href https://em.example:9398/backupServers/1",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].href = "https://em.example:9398/backupServers/1" },
        Breakage(
            requirement: "backup.links.absolute",
            expected: "an absolute URL under /api/",
            actual: "Href https://root@em.example/api/backupServers/1",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].href = "https://root@em.example/api/backupServers/1" },
        Breakage(
            requirement: "backup.links.type",
            form: .reference,
            expected: "a link with Rel=Down and a Type",
            actual: "no Type, Href \(Example.backup)/restorePoints",
            xml: "/EntityRef/Links/Link[4] (line 7)",
            json: "/Links/3 (line 10, column 1)"
        ) { $0.links[3].type = nil },
        Breakage(
            requirement: "backup.links.type",
            expected: "a link with Rel=Related and a Type",
            actual: "no Type, Href \(Example.backup)/x",
            xml: "/Backup/Links/Link[6] (line 9)",
            json: "/Links/5 (line 14, column 1)"
        ) { $0.links.append(BackupBody.Link(relation: "Related", href: "\(Example.backup)/x", type: "")) },
        Breakage(
            requirement: "backup.links.origin",
            expected: "the origin https://em.example:9398 in Href",
            actual: "http://other.example:9399 in Href",
            xml: "/Backup/Links/Link[2] (line 5)",
            json: "/Links/1 (line 10, column 1)"
        ) { $0.links[BackupBody.server].href = "http://other.example:9399/api/backupServers/1" },
    ]

    @Test(arguments: breakages, MediaType.allCases)
    func `a broken link fails at its place`(_ breakage: Breakage, _ mediaType: MediaType) throws {
        try breakage.check(in: mediaType)
    }

    @Test(arguments: LinkRule.allCases, MediaType.allCases)
    func `a body whose links are none has nothing to judge`(_ rule: LinkRule, _ mediaType: MediaType) throws {
        let scene = try Scene.conforming(.standard) { $0.links = [] }
        let verdict = try scene.verdict(on: .everyLink(rule), .entity, mediaType)
        #expect(verdict == .inconclusive(Inconclusive(.noData, "the body has no links")))
    }

    @Test(arguments: ["Create", "Edit", "Delete", "Start"], MediaType.allCases)
    func `an action needs no type and may be a URL that is never followed`(
        _ relation: String,
        _ mediaType: MediaType
    ) throws {
        let action = BackupBody.Link(relation: relation, href: "\(Example.backup)?action=start")
        let scene = try Scene.conforming(.standard) { $0.links.append(action) }
        #expect(try scene.verdict(of: "backup.links.type", .entity, mediaType) == .pass)
        #expect(try scene.verdict(of: "backup.links.absolute", .entity, mediaType) == .pass)
    }

    @Test func `an origin is the same without its default port and in any case`() throws {
        let scene = try Scene.conforming(.standard) {
            $0.links[BackupBody.server].href = "HTTPS://EM.EXAMPLE:9398/api/backupServers/1"
        }
        #expect(try scene.verdict(of: "backup.links.origin", .entity, .xml) == .pass)
    }

    @Test(arguments: [
        "http://em.example:9398", "https://em.example:9399", "https://em.example", "https://em2.example:9398",
    ])
    func `an origin is another by scheme, port or host`(_ origin: String) throws {
        let scene = try Scene.conforming(.standard) {
            $0.links[BackupBody.server].href = "\(origin)/api/backupServers/1"
        }
        let mismatch = try scene.verdict(of: "backup.links.origin", .entity, .xml).mismatch
        #expect(mismatch?.actual == "\(origin) in Href")
    }

    @Test func `without an asked origin no origin is judged`() throws {
        let judge = try Judge(try Contracts.library, origin: nil)
        let scene = try Scene.conforming(.standard)
        let candidate = try Contracts.candidate("backup.links.origin", .entity, .xml)
        let judgement = judge.judgement(of: candidate, on: try scene.subject, given: scene.evidence)
        #expect(judgement.verdict == .notApplicable(reason: "a file comes from no origin"))
    }

    @Test func `a link that is no object in JSON has no attributes`() throws {
        let scene = try Scene.serving("{\"Links\": [1]}", as: .entity, .json)
        let mismatch = try scene.verdict(of: "backup.links.attributes", .entity, .json).mismatch
        #expect(mismatch?.actual == "Rel absent, Href absent")
        #expect(mismatch?.place == "/Links/0 (line 1, column 12)")
    }
}
