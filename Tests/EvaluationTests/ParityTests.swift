import Conformance
import Evaluation
import Testing

/// One backup in two forms and two media types: what differs is named with both values and both places.
@Suite struct ParityTests {
    /// A server that shows something else in one form and one media type.
    private func scene(
        _ form: Form,
        _ mediaType: MediaType,
        by change: (inout BackupBody) -> Void
    ) throws -> Scene {
        var body = BackupBody.conforming(.standard, as: form)
        change(&body)
        return try Scene.serving(mediaType == .xml ? body.xml : body.json, as: form, mediaType)
    }

    @Test(arguments: ["UID", "Name"])
    func `forms that name a backup differently fail`(_ name: String) throws {
        let scene = try scene(.reference, .json) { $0.attributes[name] = "another" }
        let mismatch = try scene.verdict(of: "backup.parity.forms", nil, nil).mismatch
        #expect(mismatch?.expected.hasPrefix("\(name) '") == true)
        #expect(mismatch?.expected.contains("in the entity in application/json, at /\(name)") == true)
        #expect(
            mismatch?.actual.hasPrefix("\(name) 'another' in the reference in application/json, at /\(name)") == true
        )
    }

    @Test(arguments: ["UID", "Name", "Type", "Href"], [Form.reference, .entity])
    func `media types that name a backup differently fail`(_ name: String, _ form: Form) throws {
        let scene = try scene(form, .xml) { $0.attributes[name] = "another" }
        let mismatch = try scene.verdict(of: "backup.parity.media-types", nil, nil).mismatch
        #expect(mismatch?.expected.hasPrefix("\(name) 'another' in the \(form.rawValue) in application/xml") == true)
    }

    @Test func `media types with other values fail`() throws {
        let scene = try scene(.entity, .json) { $0.elements["Platform"] = "HyperV" }
        let mismatch = try scene.verdict(of: "backup.parity.media-types.elements", nil, nil).mismatch
        #expect(mismatch?.expected.hasPrefix("Platform 'VMware' in the entity in application/xml") == true)
        #expect(mismatch?.actual.hasPrefix("Platform 'HyperV' in the entity in application/json") == true)
    }

    @Test func `an element that one media type lacks fails when a requirement depends on it`() throws {
        let scene = try scene(.entity, .json) { $0.elements["Platform"] = nil }
        let mismatch = try scene.verdict(of: "backup.parity.media-types.elements", nil, nil).mismatch
        #expect(mismatch?.actual.hasPrefix("Platform absent in the entity in application/json") == true)
    }

    @Test func `media types with other links fail`() throws {
        let scene = try scene(.entity, .json) { $0.links[BackupBody.server].href = Example.repository }
        let mismatch = try scene.verdict(of: "backup.parity.media-types.links", nil, nil).mismatch
        #expect(mismatch?.actual == "no such link in the entity in application/json")
        #expect(mismatch?.expected.contains("backupservers/") == true)
    }

    @Test func `the order of links is nobody's business`() throws {
        let scene = try scene(.entity, .json) { $0.links.reverse() }
        #expect(try scene.verdict(of: "backup.parity.media-types.links", nil, nil) == .pass)
    }

    @Test func `forms whose links lead to different places fail`() throws {
        let other = "\(Example.base)/backupServers/\(Example.otherGUID)"
        let scene = try scene(.reference, .xml) { $0.links[BackupBody.server].href = other }
        let mismatch = try scene.verdict(of: "backup.parity.forms.links", nil, nil).mismatch
        #expect(mismatch?.actual.hasPrefix("link 'server' to /api/backupServers/\(Example.otherGUID)") == true)
    }

    @Test func `what agrees at the second look is no failure`() throws {
        let broken = try scene(.reference, .json) { $0.attributes["Name"] = "renamed meanwhile" }
        var scene = broken
        let request = try Scene.request(.reference, .json)
        scene.answers[request.again] = try Scene.conforming(.standard).answers[request]
        #expect(try scene.verdict(of: "backup.parity.forms", nil, nil) == .pass)
        #expect(try broken.verdict(of: "backup.parity.forms", nil, nil) != .pass)
    }

    @Test func `a form that cannot be read blocks the comparison`() throws {
        let scene = try Scene.answering(.empty(500), as: .reference, .json)
        #expect(try scene.verdict(of: "backup.parity.forms", nil, nil).obstacle?.kind == .blocked)
    }
}
