import Conformance
import Evaluation
import Testing

/// No false alarm: what the reference shows passes every requirement that binds it.
@Suite struct ConformingBackupTests {
    /// A backup in one form and media type, and the requirements that its type leaves out.
    struct Exhibit: CustomTestStringConvertible {
        let type: BackupType
        let form: Form
        let mediaType: MediaType
        let unbound: Set<String>

        var testDescription: String { "\(type.rawValue), \(form), \(mediaType)" }
    }

    private static let data = bothOf("restore-points")
    private static let files = bothOf("backup-files")
    private static let children: Set = ["backup.link.children", "backup.link.children.down"]
    private static let childReferences = children.union(["backup.link.children.leads"])
    private static let childEntities = children.union(["backup.link.children.leads.entity"])
    private static let parent = bothOf("parent")
    private static let noChildren: Set = ["backup.link.children.absent"]
    private static let noData: Set = ["backup.link.restore-points.absent", "backup.link.backup-files.absent"]

    private static let exhibits = MediaType.allCases.flatMap { mediaType in
        [
            exhibit(.standard, .entity, mediaType, without: [childEntities, parent, noData]),
            exhibit(.standard, .reference, mediaType, without: [childReferences, parent, noData]),
            exhibit(.parentBackup, .entity, mediaType, without: [data, files, parent, noChildren]),
            exhibit(.parentBackup, .reference, mediaType, without: [data, parent, noChildren]),
            exhibit(.childBackup, .entity, mediaType, without: [childEntities, noData]),
            exhibit(.childBackup, .reference, mediaType, without: [childReferences, noData]),
        ]
    }

    private static func exhibit(
        _ type: BackupType,
        _ form: Form,
        _ mediaType: MediaType,
        without links: [Set<String>]
    ) -> Exhibit {
        Exhibit(type: type, form: form, mediaType: mediaType, unbound: links.reduce(into: []) { $0.formUnion($1) })
    }

    /// That there is a link, and that it leads where it should.
    private static func bothOf(_ link: String) -> Set<String> { ["backup.link.\(link)", "backup.link.\(link).leads"] }

    @Test(arguments: exhibits)
    func `a backup as the reference shows it passes every requirement that binds it`(_ exhibit: Exhibit) throws {
        let scene = try Scene.conforming(exhibit.type)
        let cases = try Contracts.library.cases(of: "backup", exhibit.form, exhibit.mediaType)
        let judgements = try scene.judgements(of: cases)
        let passed = judgements.filter { $0.judgement.verdict == .pass }.map(\.candidate.requirement.id)
        let unbound = judgements.filter { $0.judgement.unbound != nil }.map(\.candidate.requirement.id)
        let excused = ["backup.document.product-schema"].filter { _ in exhibit.mediaType == .xml }
        #expect(Set(unbound) == exhibit.unbound)
        #expect(Set(cases.map(\.requirement.id)).subtracting(passed).subtracting(unbound) == Set(excused))
        #expect(passed.count > 20)
    }

    @Test(arguments: BackupType.allCases)
    func `what belongs together in the reference passes every requirement on it`(_ type: BackupType) throws {
        let scene = try Scene.conforming(type)
        let cases = try Contracts.library.requirements
            .filter { $0.resource == "backup" && $0.forms.isEmpty }
            .map { Case(requirement: $0, form: nil, mediaType: nil) }
        let judgements = try scene.judgements(of: cases)
        let unbound: Set<String> =
            switch type {
            case .standard: ["backup.children.own", "backup.parent.lists", "backup.restore-points.own.child"]
            case .childBackup: ["backup.children.own", "backup.restore-points.own", "backup.backup-files.own"]
            case .parentBackup:
                [
                    "backup.restore-points.own", "backup.restore-points.own.reference", "backup.parent.lists",
                    "backup.restore-points.own.child", "backup.backup-files.own",
                ]
            }
        let rest = judgements.filter { $0.judgement.verdict != .pass }.map(\.candidate.requirement.id)
        #expect(Set(rest) == unbound)
        #expect(cases.count > 10)
    }

    @Test func `the product's schema is not judged by where nobody handed it over`() throws {
        let verdict = try Scene.conforming(.standard).verdict(of: "backup.document.product-schema", .entity, .xml)
        #expect(verdict == .notApplicable(reason: "no schema was handed over with --xsd"))
    }

    @Test func `a judgement names the requests that it looked at`() throws {
        let scene = try Scene.conforming(.standard)
        let judgement = try scene.judgement(of: "backup.link.restore-points.leads", .reference, .json)
        #expect(
            judgement.consulted == [
                try Scene.request(.entity, .xml),
                try Scene.request(.reference, .json),
                try Scene.request(behind: "\(Example.backup)/restorePoints", .json),
            ]
        )
    }
}

extension ContractLibrary {
    /// The cases of a resource in one form and media type.
    func cases(of resource: String, _ form: Form, _ mediaType: MediaType) -> [Case] {
        requirements.filter {
            $0.resource == resource && $0.forms.contains(form) && $0.mediaTypes.contains(mediaType)
        }.map { Case(requirement: $0, form: form, mediaType: mediaType) }
    }
}
