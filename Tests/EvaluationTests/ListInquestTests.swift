import Conformance
import Evaluation
import Testing

/// Lists from files: which form they are taken for, and what is judged of them.
@Suite struct ListInquestTests {
    /// A list of two backups as a file.
    private func text(
        _ kind: ListScene.Kind,
        _ form: Form,
        _ mediaType: MediaType,
        of numbers: [Int] = [1, 2]
    ) throws
        -> String
    {
        let backups = try ListScene.backups(numbers, in: form)
        let list = kind == .collection ? FarBody.collection(backups, form) : FarBody.query(backups, form, .init())
        let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
        return mediaType == .xml ? head + list.xml : list.json
    }

    private func inquest(_ text: String, as name: String, in forms: [Form]? = nil) throws -> BodyInquest {
        let resource = try #require(try Contracts.library.resource(named: name))
        let forms = forms ?? Form.allCases.filter { resource.forms[$0] != nil }
        return try #require(BodyInquest(Array(text.utf8), as: resource, in: forms, judge: try Contracts.judge))
    }

    @Test(arguments: ListScene.Kind.allCases, [Form.references, .entities])
    func `the form of a list is told by what is in it`(_ kind: ListScene.Kind, _ form: Form) throws {
        for mediaType in MediaType.allCases {
            #expect(try inquest(try text(kind, form, mediaType), as: kind.rawValue).form == form)
        }
    }

    @Test(arguments: [
        ("<EntityReferences/>", Form.references), ("<Backups/>", .entities), ("{\"Backups\": []}", .entities),
        ("<QueryResult><Refs/></QueryResult>", .references), ("{\"Refs\": {\"Refs\": []}}", .references),
        ("<QueryResult><Entities/></QueryResult>", .entities), ("{\"entities\": {\"backups\": null}}", .entities),
        ("{\"Refs\": null, \"Entities\": {\"Backups\": {\"Backups\": []}}, \"Resources\": null}", .entities),
        ("{\"refs\": {\"refs\": []}, \"entities\": null, \"resources\": null}", .references),
    ])
    func `an empty list is taken for what it looks like, whichever form is named first`(
        _ text: String,
        _ form: Form
    ) throws {
        #expect(try inquest(text, as: "backup.query", in: [.references, .entities]).form == form)
        #expect(try inquest(text, as: "backup.query", in: [.entities, .references]).form == form)
    }

    @Test(arguments: [Form.references, .entities], MediaType.allCases)
    func `a form that is named counts, whatever the body looks like`(_ form: Form, _ mediaType: MediaType) throws {
        let other: Form = form == .references ? .entities : .references
        let inquest = try inquest(try text(.collection, other, mediaType), as: "backup.collection", in: [form])
        #expect(inquest.form == form)
        let root = inquest.results.first { $0.candidate.requirement.id == "backup.collection.representation.root" }
        #expect(root?.verdict.mismatch != nil)
    }

    @Test(arguments: [
        ("<Backup/>", Form.entity), ("<EntityRef/>", .reference), ("<Odd/>", .reference), ("<a", .reference),
    ])
    func `a backup is told by its root`(_ text: String, _ form: Form) throws {
        #expect(try inquest(text, as: "backup").form == form)
    }

    @Test(arguments: ListScene.Kind.allCases, [Form.references, .entities])
    func `a list without fault passes all that one body can show`(_ kind: ListScene.Kind, _ form: Form) throws {
        for mediaType in MediaType.allCases {
            let results = try inquest(try text(kind, form, mediaType), as: kind.rawValue).results
            let rest = results.filter { $0.verdict != .pass }.map(\.candidate.requirement.id)
            #expect(rest == (mediaType == .xml ? ["\(kind.rawValue).document.product-schema"] : []))
            let ids = Set(results.map(\.candidate.requirement.id))
            #expect(ids.contains("\(kind.rawValue).items"))
            #expect(ids.contains("backup.query.paging-info") == (kind == .query))
        }
    }

    @Test(arguments: ListScene.Kind.allCases, MediaType.allCases)
    func `a fault of an item is a fault of the list`(_ kind: ListScene.Kind, _ mediaType: MediaType) throws {
        let text = try text(kind, .entities, mediaType).replacing("Standard", with: "Substandard")
        let results = try inquest(text, as: kind.rawValue).results
        let failed = results.filter { $0.verdict.mismatch != nil }
        #expect(failed.map(\.candidate.requirement.id) == ["\(kind.rawValue).items"])
        #expect(failed.first?.verdict.mismatch?.expected.hasSuffix("(backup.type.value)") == true)
    }

    @Test func `what needs other answers is left out`() throws {
        let ids = try ListScene.Kind.allCases.flatMap { kind in
            try inquest(try text(kind, .references, .xml), as: kind.rawValue).results.map(\.candidate.requirement.id)
        }
        let others = [
            "session", "unknown", "malformed", "agents", "pages", "accepts", "filter", "sort", "status", "header",
        ]
        #expect(ids.filter { id in others.contains { id.split(separator: ".").contains(Substring($0)) } }.isEmpty)
        #expect(!ids.contains("backup.collection.query"))
        #expect(ids.count > 10)
    }
}
