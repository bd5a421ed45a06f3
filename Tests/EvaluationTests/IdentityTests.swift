import Conformance
import Testing

/// UID, `Type` and `Href` of a body.
@Suite struct IdentityTests {
    private static let grammar = "one UID urn:veeam:Backup:guid with the guid in lower case"

    private static let breakages = [
        Breakage(
            requirement: "backup.uid.grammar",
            expected: grammar,
            actual: "none",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.attributes["UID"] = nil },
        Breakage(
            requirement: "backup.uid.grammar",
            form: .reference,
            expected: grammar,
            actual: "'urn:veeam:BackupJob:\(Example.guid)'",
            xml: "/EntityRef/@UID (line 2)",
            json: "/UID (line 5, column 8)"
        ) { $0.attributes["UID"] = "urn:veeam:BackupJob:\(Example.guid)" },
        Breakage(
            requirement: "backup.uid.grammar",
            expected: grammar,
            actual: "'urn:veeam:Backup:\(Example.guid.uppercased())'",
            xml: "/Backup/@UID (line 2)",
            json: "/UID (line 7, column 8)"
        ) { $0.attributes["UID"] = "urn:veeam:Backup:\(Example.guid.uppercased())" },
        Breakage(
            requirement: "backup.uid.grammar",
            expected: grammar,
            actual: "'\(Example.guid)'",
            xml: "/Backup/@UID (line 2)",
            json: "/UID (line 7, column 8)"
        ) { $0.attributes["UID"] = Example.guid },
        Breakage(
            requirement: "backup.uid.href",
            expected: "the guid of the body's Href, \(Example.otherGUID)",
            actual: "UID \(Example.uid)",
            xml: "/Backup/@UID (line 2)",
            json: "/UID (line 7, column 8)"
        ) { $0.attributes["Href"] = "\(Example.base)/backups/\(Example.otherGUID)?format=Entity" },
        Breakage(
            requirement: "backup.uid.target",
            form: .reference,
            expected: "the guid of the request target, \(Example.guid)",
            actual: "UID urn:veeam:Backup:\(Example.otherGUID)",
            xml: "/EntityRef/@UID (line 2)",
            json: "/UID (line 5, column 8)"
        ) { $0.attributes["UID"] = "urn:veeam:Backup:\(Example.otherGUID)" },
        Breakage(
            requirement: "backup.representation.marks",
            expected: "Type Backup",
            actual: "no Type",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.attributes["Type"] = nil },
        Breakage(
            requirement: "backup.representation.marks",
            expected: "Type Backup",
            actual: "Type BackupReference",
            xml: "/Backup/@Type (line 2)",
            json: "/Type (line 5, column 9)"
        ) { $0.attributes["Type"] = "BackupReference" },
        Breakage(
            requirement: "backup.representation.marks",
            form: .reference,
            expected: "Type BackupReference",
            actual: "Type Backup",
            xml: "/EntityRef/@Type (line 2)",
            json: "/Type (line 3, column 9)"
        ) { $0.attributes["Type"] = "Backup" },
        Breakage(
            requirement: "backup.representation.marks",
            expected: "an Href of /api/backups/\(Example.guid) with format=Entity",
            actual: "Href \(Example.backup)",
            xml: "/Backup/@Href (line 2)",
            json: "/Href (line 4, column 9)"
        ) { $0.attributes["Href"] = Example.backup },
        Breakage(
            requirement: "backup.representation.marks",
            form: .reference,
            expected: "an Href of /api/backups/\(Example.guid) without format=Entity",
            actual: "Href \(Example.backup)?format=Entity",
            xml: "/EntityRef/@Href (line 2)",
            json: "/Href (line 2, column 9)"
        ) { $0.attributes["Href"] = "\(Example.backup)?format=Entity" },
        Breakage(
            requirement: "backup.representation.marks",
            form: .reference,
            expected: "an Href of /api/backups/\(Example.guid) without format=Entity",
            actual: "Href \(Example.parent)",
            xml: "/EntityRef/@Href (line 2)",
            json: "/Href (line 2, column 9)"
        ) { $0.attributes["Href"] = Example.parent },
        Breakage(
            requirement: "backup.representation.marks",
            expected: "an Href of /api/backups/\(Example.guid) with format=Entity",
            actual: "no Href",
            xml: "/Backup (line 2)",
            json: "the document (line 1, column 1)"
        ) { $0.attributes["Href"] = nil },
    ]

    @Test(arguments: breakages, MediaType.allCases)
    func `a broken identity fails at its place`(_ breakage: Breakage, _ mediaType: MediaType) throws {
        try breakage.check(in: mediaType)
    }

    @Test func `a guid is compared without case, which only the grammar minds`() throws {
        let scene = try Scene.conforming(.standard) {
            $0.attributes["UID"] = "urn:veeam:Backup:\(Example.guid.uppercased())"
        }
        #expect(try scene.verdict(of: "backup.uid.href", .entity, .xml) == .pass)
        #expect(try scene.verdict(of: "backup.uid.target", .entity, .xml) == .pass)
    }

    @Test(arguments: ["backup.uid.href", "backup.uid.target"])
    func `a UID without a guid cannot be compared`(_ requirement: String) throws {
        let scene = try Scene.conforming(.standard) { $0.attributes["UID"] = "urn:veeam:Backup:42" }
        let verdict = try scene.verdict(of: requirement, .entity, .json)
        #expect(verdict == .inconclusive(Inconclusive(.blocked, "the UID cannot be read")))
    }

    @Test func `an Href without a guid has nothing to compare with`() throws {
        let scene = try Scene.conforming(.standard) { $0.attributes["Href"] = "\(Example.base)/backups" }
        let verdict = try scene.verdict(of: "backup.uid.href", .entity, .xml)
        #expect(verdict.obstacle == Inconclusive(.blocked, "there is no guid in the href to compare with"))
    }

    @Test(arguments: ["format=entity", "format=ENTITY", "FORMAT=Entity", "x=1&format=Entity"])
    func `an Href asks for the entity in any case`(_ query: String) throws {
        let scene = try Scene.conforming(.standard) { $0.attributes["Href"] = "\(Example.backup)?\(query)" }
        #expect(try scene.verdict(of: "backup.representation.marks", .entity, .xml) == .pass)
    }

    @Test func `a body's Href may name another origin`() throws {
        let href = "http://other.example:9399/api/backups/\(Example.guid)"
        let scene = try Scene.conforming(.standard, breaking: .reference) { $0.attributes["Href"] = href }
        #expect(try scene.verdict(of: "backup.representation.marks", .reference, .xml) == .pass)
        #expect(try scene.verdict(of: "backup.uid.href", .reference, .json) == .pass)
    }
}
