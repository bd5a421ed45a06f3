import Conformance
import Evaluation
import Testing

/// Each item of a list keeps what its contract demands at the level of the requirement.
@Suite struct EachItemTests {
    private static let claim = Assertion.eachItem(contract: "backup")

    /// One thing that is wrong with a backup of a list, and the requirement that must notice it.
    struct Fault: CustomTestStringConvertible, Sendable {
        let requirement: String
        let level: Level
        let form: Form
        let change: @Sendable (inout BackupBody) -> Void

        var testDescription: String { "\(requirement) [\(form)]" }
    }

    /// A list of three backups, of which the second is changed.
    private func scene(
        _ kind: ListScene.Kind,
        _ form: Form,
        by change: (inout BackupBody) -> Void = { _ in }
    ) throws -> ListScene {
        var scene = ListScene(kind)
        var backups = try ListScene.backups([1, 2, 3], in: form)
        change(&backups[1])
        try scene.serve(backups, as: form)
        return scene
    }

    @Test(arguments: ListScene.Kind.allCases, [Form.references, .entities])
    func `a list of backups without fault passes`(_ kind: ListScene.Kind, _ form: Form) throws {
        let scene = try scene(kind, form)
        for mediaType in MediaType.allCases {
            #expect(try scene.verdict(on: Self.claim, form, mediaType) == .pass)
            #expect(try scene.verdict(on: Self.claim, at: .should, form, mediaType) == .pass)
        }
    }

    private static let faults = [
        Fault(requirement: "backup.uid.grammar", level: .must, form: .references) {
            $0.attributes["UID"]?.replace("Backup", with: "Job")
        },
        Fault(requirement: "backup.uid.href", level: .must, form: .entities) {
            $0.attributes["UID"] = "urn:veeam:Backup:\(Example.guid(9))"
        },
        Fault(requirement: "backup.representation.marks", level: .must, form: .references) {
            $0.attributes["Type"] = "Backup"
        },
        Fault(requirement: "backup.representation.name", level: .must, form: .references) {
            $0.attributes["Name"] = nil
        },
        Fault(requirement: "backup.links.type", level: .must, form: .entities) {
            $0.links[BackupBody.server].type = nil
        },
        Fault(requirement: "backup.links.absolute", level: .must, form: .references) {
            $0.links[BackupBody.server].href = "/api/backupServers/1"
        },
        Fault(requirement: "backup.link.server", level: .must, form: .references) {
            $0.links.remove(at: BackupBody.server)
        },
        Fault(requirement: "backup.platform", level: .must, form: .entities) { $0.elements["Platform"] = nil },
        Fault(requirement: "backup.type.value", level: .must, form: .entities) { $0.elements["BackupType"] = "Odd" },
        Fault(requirement: "backup.platform.value", level: .should, form: .entities) {
            $0.elements["Platform"] = "Odd"
        },
        Fault(requirement: "backup.link.repository", level: .should, form: .references) {
            $0.links.remove(at: BackupBody.repository)
        },
    ]

    @Test(arguments: faults, ListScene.Kind.allCases)
    func `a fault is noticed at the item's place, by its requirement and at its level alone`(
        _ fault: Fault,
        _ kind: ListScene.Kind
    ) throws {
        let scene = try scene(kind, fault.form, by: fault.change)
        let other: Level = fault.level == .must ? .should : .must
        for mediaType in MediaType.allCases {
            let mismatch = try scene.verdict(on: Self.claim, at: fault.level, fault.form, mediaType).mismatch
            #expect(mismatch?.expected.hasSuffix(" (\(fault.requirement))") == true)
            let item = fault.form == .references ? "/Ref[2]" : "/Backup[2]"
            #expect(mismatch?.place?.contains(mediaType == .xml ? item : "/1") == true)
            #expect(try scene.verdict(on: Self.claim, at: other, fault.form, mediaType) == .pass)
        }
    }

    @Test func `the place is that of what is wrong in the item`() throws {
        let scene = try scene(.query, .entities) { $0.elements["BackupType"] = "Odd" }
        let places = try MediaType.allCases.map { try scene.verdict(on: Self.claim, .entities, $0).mismatch?.place }
        #expect(places[0]?.hasPrefix("/QueryResult/Entities/Backups/Backup[2]/BackupType (line ") == true)
        #expect(places[1]?.hasPrefix("/Entities/Backups/Backups/1/BackupType (line ") == true)
    }

    @Test func `what depends on the type of a backup is judged where the item shows it`() throws {
        let scene = try scene(.collection, .entities) { $0.links.removeAll { $0.type == "RestorePointReferenceList" } }
        let mismatch = try scene.verdict(on: Self.claim, .entities, .xml).mismatch
        #expect(mismatch?.expected.hasSuffix("(backup.link.restore-points)") == true)
        let container = try self.scene(.collection, .entities) {
            $0 = BackupBody.conforming(.parentBackup, as: .entity)
        }
        #expect(try container.verdict(on: Self.claim, .entities, .xml) == .pass)
    }

    @Test func `an item that names no address is at its place in the list`() throws {
        let scene = try scene(.collection, .references) { $0.attributes["Href"] = nil }
        let mismatch = try scene.verdict(on: Self.claim, .references, .json).mismatch
        #expect(mismatch?.expected.hasSuffix("(backup.representation.marks)") == true)
        #expect(mismatch?.place?.hasPrefix("/Refs/1 ") == true)
    }

    @Test func `what is about a whole document or about another answer is not asked of an item`() throws {
        let scene = try scene(.query, .entities) {
            $0.links[BackupBody.server].href = "https://elsewhere.example:1/api/backupServers/1"
        }
        // The origin of links is judged once a run, where a link leads is judged on the backup itself.
        #expect(try scene.verdict(on: Self.claim, at: .should, .entities, .xml) == .pass)
        #expect(try scene.judgement(of: "items", .entities, .xml).consulted == [try scene.request(.entities)])
    }

    @Test(arguments: ListScene.Kind.allCases, MediaType.allCases)
    func `an empty list is no data`(_ kind: ListScene.Kind, _ mediaType: MediaType) throws {
        let scene = try ListScene(kind, of: [])
        let reason = Inconclusive(.noData, "the list is empty")
        #expect(try scene.verdict(on: Self.claim, .references, mediaType) == .inconclusive(reason))
        #expect(try scene.verdict(on: Self.claim, .entities, mediaType) == .inconclusive(reason))
    }

    @Test(arguments: [(403, Inconclusive.Kind.forbidden), (500, .blocked)])
    func `a list that is refused says nothing of its items`(_ status: Int, _ kind: Inconclusive.Kind) throws {
        var scene = ListScene(.collection)
        try scene.answer(.empty(status), as: .references)
        #expect(try scene.verdict(on: Self.claim, .references, .xml).obstacle?.kind == kind)
    }

    @Test func `a form that is no list has no items`() throws {
        let scene = try Scene.conforming(.standard)
        let reason = "the list has no items of 'backup'"
        let verdict = try scene.verdict(on: .eachItem(contract: "backup"), .entity, .xml)
        #expect(verdict == .notApplicable(reason: reason))
    }
}
