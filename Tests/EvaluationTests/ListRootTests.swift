import Conformance
import Evaluation
import Testing

/// The root element of a list, or in JSON its shape.
@Suite struct ListRootTests {
    private func verdict(
        _ kind: ListScene.Kind,
        _ text: String,
        _ form: Form,
        _ mediaType: MediaType
    ) throws -> Verdict {
        var scene = ListScene(kind)
        try scene.answer(.ok(Array(text.utf8), mediaType), as: form)
        return try scene.verdict(of: "representation.root", form, mediaType)
    }

    @Test(arguments: ListScene.Kind.allCases, [Form.references, .entities])
    func `a list of backups has the root of its form`(_ kind: ListScene.Kind, _ form: Form) throws {
        for mediaType in MediaType.allCases {
            let scene = try ListScene(kind, of: [1, 2])
            #expect(try scene.verdict(of: "representation.root", form, mediaType) == .pass)
            let empty = try ListScene(kind, of: [])
            #expect(try empty.verdict(of: "representation.root", form, mediaType) == .pass)
        }
    }

    @Test(arguments: [
        (ListScene.Kind.collection, Form.references, "EntityReferences", "Backups"),
        (.collection, .entities, "Backups", "EntityReferences"),
        (.query, .references, "QueryResult", "EntityReferences"),
        (.query, .entities, "QueryResult", "Backups"), (.collection, .entities, "Backups", "Error"),
    ])
    func `a list in XML with another root fails`(
        _ kind: ListScene.Kind,
        _ form: Form,
        _ root: String,
        _ other: String
    ) throws {
        let mismatch = try verdict(kind, "<\(other)/>", form, .xml).mismatch
        #expect(mismatch?.expected == "root element \(root)")
        #expect(mismatch?.actual == "root element \(other)")
    }

    @Test(arguments: [
        "{\"Refs\": null, \"Entities\": {\"Backups\": {\"Backups\": []}}, \"Resources\": null, \"Links\": null}",
        "{\"entities\": {\"backups\": null}}", "{\"PagingInfo\": {\"PageNum\": 1}}",
    ])
    func `null for every other kind makes no other shape`(_ text: String) throws {
        #expect(try verdict(.query, text, .entities, .json) == .pass)
    }

    @Test(arguments: [
        (ListScene.Kind.collection, Form.references, "{\"Backups\": []}", "no property Refs with a list"),
        (.collection, .references, "{\"Refs\": {\"Refs\": []}}", "no property Refs with a list"),
        (.collection, .entities, "{\"Refs\": []}", "a list of references"),
        (.query, .references, "{\"Refs\": []}", "neither Refs nor Entities"),
        (.query, .entities, "{\"Backups\": []}", "neither Refs nor Entities"),
        (.query, .entities, "{\"Message\": \"no\", \"StatusCode\": 400}", "an Error"),
    ])
    func `a list in JSON of another shape fails`(
        _ kind: ListScene.Kind,
        _ form: Form,
        _ text: String,
        _ actual: String
    ) throws {
        #expect(try verdict(kind, text, form, .json).mismatch?.actual == actual)
    }
}
