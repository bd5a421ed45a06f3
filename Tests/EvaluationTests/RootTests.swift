import Conformance
import Testing

/// The root element, or in JSON the shape.
@Suite struct RootTests {
    private let root = "backup.representation.root"

    @Test(arguments: [
        (Form.entity, "EntityRef", "Backup"), (.entity, "Error", "Backup"), (.entity, "backup", "Backup"),
        (.reference, "Backup", "EntityRef"), (.reference, "EntityReferences", "EntityRef"),
    ])
    func `another root element fails`(_ form: Form, _ actual: String, _ expected: String) throws {
        let scene = try Scene.conforming(.standard, breaking: form) { $0.root = actual }
        let verdict = try scene.verdict(of: root, form, .xml)
        let place = "/\(actual) (line 2)"
        let told = Mismatch(expected: "root element \(expected)", actual: "root element \(actual)", place: place)
        #expect(verdict.mismatch?.unquoted == told)
    }

    @Test(arguments: [Form.reference, .entity])
    func `an error in JSON fails`(_ form: Form) throws {
        let error = "{\"FirstChanceExceptionMessage\": null, \"Message\": \"no\", \"StatusCode\": 400}"
        let verdict = try Scene.serving(error, as: form, .json).verdict(of: root, form, .json)
        #expect(verdict.mismatch?.actual == "an Error")
        #expect(verdict.mismatch?.place == "the document (line 1, column 1)")
    }

    @Test(arguments: [Form.reference, .entity], ["{\"Refs\": []}", "{\"refs\": [{\"UID\": \"x\"}]}"])
    func `a list in JSON fails`(_ form: Form, _ list: String) throws {
        let verdict = try Scene.serving(list, as: form, .json).verdict(of: root, form, .json)
        #expect(verdict.mismatch?.actual == "a list of references")
    }

    @Test func `an entity where a reference was asked for fails in JSON`() throws {
        let entity = BackupBody.conforming(.standard, as: .entity).json
        let verdict = try Scene.serving(entity, as: .reference, .json).verdict(of: root, .reference, .json)
        let actuals = ["Platform", "BackupType"].map { "a property \($0), which another form has" }
        #expect(verdict.mismatch?.expected == "the shape of EntityRef in JSON")
        #expect(actuals.contains(try #require(verdict.mismatch?.actual)))
    }
}
