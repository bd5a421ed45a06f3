import Conformance
import Evaluation
import Representation
import Testing

/// What was wrong once and must not come back.
@Suite struct MendedTests {
    private func inquest(_ text: String, as name: String, in forms: [Form]) throws -> BodyInquest {
        let resource = try #require(try Contracts.library.resource(named: name))
        return try #require(BodyInquest(Array(text.utf8), as: resource, in: forms, judge: try Contracts.judge))
    }

    @Test func `orders of names that begin and end beyond ASCII are not the same`() throws {
        var scene = ListScene(.query)
        let names = ["\u{C4}rzte", "Backup", "\u{D6}l"]
        let backups = names.enumerated().map { BackupBody.listed($0, as: .entity, name: $1) }
        try scene.serve(backups, as: .entities, at: "&sortAsc=Name")
        try scene.serve(backups.reversed(), as: .entities, at: "&sortDesc=Name")
        #expect(try scene.verdict(of: "sort.name").mismatch == nil)
    }

    @Test func `points whose entities may not be read are no failure`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(403)), at: "\(Example.point)?format=Entity")
        #expect(try scene.verdict(of: "backup.restore-points.own", nil, nil).obstacle?.kind == .forbidden)
    }

    @Test(arguments: ["{\"Refs\": []}", "{\"Refs\": null}", "{\"refs\": []}"])
    func `an empty list of references in JSON is one`(_ text: String) throws {
        let inquest = try inquest(text, as: "backup.collection", in: [.references, .entities])
        #expect(inquest.form == .references)
        #expect(inquest.results.filter { $0.verdict.mismatch != nil }.map(\.candidate.name) == [])
    }

    @Test(arguments: MediaType.allCases) func `paging information of a file is judged`(_ mediaType: MediaType) throws {
        let backups = try ListScene.backups([1], in: .references)
        let list = FarBody.query(backups, .references, ListScene.Page())
        let text = (mediaType == .xml ? list.xml : list.json).replacing("First", with: "Foremost")
        let results = try inquest(text, as: "backup.query", in: [.references]).results
        let paging = results.first { $0.candidate.requirement.id == "backup.query.paging-info" }
        #expect(paging?.verdict.mismatch?.expected == "a link Rel=First on page 1 of 1")
    }

    @Test(arguments: ["<Refs>\n</Refs>", ""]) func `an answer without backups lists none`(_ refs: String) throws {
        let text = "<QueryResult>\(refs)<PagingInfo PageNum=\"1\"/></QueryResult>"
        #expect(try #require(Document.readingXML(Array(text.utf8)).resource).listedItems.isEmpty)
    }

    @Test func `an entity in JSON is told from a reference`() throws {
        let text = BackupBody.conforming(.standard, as: .entity).json
        #expect(try inquest(text, as: "backup", in: [.reference, .entity]).form == .entity)
    }
}
