import Conformance
import Testing

@Suite struct MemberTests {
    private static let breakages = [
        Breakage(
            requirement: "backup.representation.name",
            expected: "attribute Name exactly 1",
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.attributes["Name"] = nil },
        Breakage(
            requirement: "backup.representation.name",
            form: .reference,
            expected: "Name is text that is not empty",
            actual: "''",
            xml: "/EntityRef/@Name (line 2)",
            json: "/Name (line 4, column 9)"
        ) { $0.attributes["Name"] = "" },
        Breakage(
            requirement: "backup.representation.name",
            expected: "Name is text that is not empty",
            actual: "'  '",
            xml: "/Backup/@Name (line 2)",
            json: "/Name (line 6, column 9)"
        ) { $0.attributes["Name"] = "  " },
        Breakage(
            requirement: "backup.platform",
            expected: "element Platform exactly 1",
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.elements["Platform"] = nil },
        Breakage(
            requirement: "backup.platform",
            expected: "element Platform exactly 1",
            actual: "2",
            xml: "/Backup/Platform[2] (line 12)",
            json: "/Platform (line 4, column 13)"
        ) { $0.elements.append(BackupBody.Property(name: "Platform", value: "VMware")) },
        Breakage(
            requirement: "backup.platform.value",
            expected:
                "Platform is one of VMware, HyperV, vCloud, AgentForLinux, AgentForWindows, "
                + "CustomPlatform, in any case",
            actual: "'Proxmox'",
            xml: "/Backup/Platform (line 10)",
            json: "/Platform (line 2, column 13)"
        ) { $0.elements["Platform"] = "Proxmox" },
        Breakage(
            requirement: "backup.type",
            expected: "element BackupType exactly 1",
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.elements["BackupType"] = nil },
        Breakage(
            requirement: "backup.type.value",
            expected: "BackupType is one of Standard, ParentBackup, ChildBackup",
            actual: "'standard'",
            xml: "/Backup/BackupType (line 11)",
            json: "/BackupType (line 3, column 15)"
        ) { $0.elements["BackupType"] = "standard" },
    ]

    @Test(arguments: breakages, MediaType.allCases)
    func `a broken attribute or element fails at its place`(_ breakage: Breakage, _ mediaType: MediaType) throws {
        try breakage.check(in: mediaType)
    }

    @Test(arguments: ["VMware", "vmware", "Hyperv", "HYPERV", "vcloud", "AgentForLinux", "CustomPlatform"])
    func `a platform is known in any case`(_ platform: String) throws {
        let scene = try Scene.conforming(.standard) { $0.elements["Platform"] = platform }
        #expect(try scene.verdict(of: "backup.platform.value", .entity, .xml) == .pass)
        #expect(try scene.verdict(of: "backup.platform.value", .entity, .json) == .pass)
    }

    @Test func `a value that is not there cannot be judged`() throws {
        let scene = try Scene.conforming(.standard) { $0.elements["Platform"] = nil }
        let verdict = try scene.verdict(of: "backup.platform.value", .entity, .xml)
        #expect(verdict == .inconclusive(Inconclusive(.noData, "there is no Platform to look at")))
    }

    @Test func `a missing element whose name differs in case is pointed at`() throws {
        let scene = try Scene.conforming(.standard) { $0.elements[0].name = "platform" }
        let mismatch = try scene.verdict(of: "backup.platform", .entity, .xml).mismatch
        #expect(mismatch?.actual == "none, but 'platform' as element")
    }

    @Test func `an element that stands as an attribute is pointed at`() throws {
        let scene = try Scene.conforming(.standard) { body in
            body.attributes.append(body.elements.removeFirst())
        }
        let mismatch = try scene.verdict(of: "backup.platform", .entity, .xml).mismatch
        #expect(mismatch?.expected == "element Platform exactly 1")
        #expect(mismatch?.actual == "none, but 'Platform' as attribute")
    }

    @Test func `structure where text belongs fails`() throws {
        let body = BackupBody.conforming(.standard, as: .entity)
        let xml = body.xml.replacing("VMware", with: "<Kind />")
        let json = body.json.replacing("\"VMware\"", with: "{\"Kind\": 1}")
        let inXML = try Scene.serving(xml, as: .entity, .xml).verdict(of: "backup.platform.value", .entity, .xml)
        let inJSON = try Scene.serving(json, as: .entity, .json).verdict(of: "backup.platform.value", .entity, .json)
        #expect(inXML.mismatch?.actual == "structure instead of text")
        #expect(inJSON.mismatch?.actual == "structure instead of text")
        #expect(inJSON.mismatch?.place == "/Platform (line 2, column 13)")
    }

    @Test func `null stands for absent in JSON`() throws {
        let json = BackupBody.conforming(.standard, as: .entity).json.replacing("\"VMware\"", with: "null")
        let scene = try Scene.serving(json, as: .entity, .json)
        #expect(try scene.verdict(of: "backup.platform", .entity, .json).mismatch?.actual == "none")
        #expect(try scene.verdict(of: "backup.platform.value", .entity, .json).obstacle?.kind == .noData)
    }
}
