import Conformance
import Testing

/// Servers live while we look: what vanished is told from what is broken.
@Suite struct RaceTests {
    private let collection = Target.service.adding("backups")

    /// The collection's look that tells whether the backup is still there.
    private var lookAgain: ReadRequest {
        ReadRequest(target: collection, accept: .xml, session: .main, look: .second)
    }

    /// A server that lists backups, one of whose answers is 404.
    private func scene(missing request: ReadRequest, listed guids: [String]?) throws -> Scene {
        var scene = try Scene.conforming(.standard)
        scene.collection = collection
        scene.answers[request] = .success(.empty(404, "Not Found"))
        guard let guids else { return scene }
        let references = guids.map { "<Ref Href=\"\(Example.base)/backups/\($0)\" />" }.joined()
        let body = "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\">\(references)</EntityReferences>"
        scene.answers[lookAgain] = .success(.ok(Array(body.utf8), .xml))
        return scene
    }

    @Test func `after a 404 the collection is asked for again`() throws {
        let request = try Scene.request(.entity, .json)
        let judgement = try scene(missing: request, listed: nil).judgement(of: "backup.status.ok", .entity, .json)
        #expect(judgement.needed == [lookAgain])
    }

    @Test func `a backup that is gone from its collection is a race`() throws {
        let scene = try scene(missing: try Scene.request(.entity, .xml), listed: [Example.otherGUID])
        let verdict = try scene.verdict(of: "backup.status.ok", .entity, .xml)
        let explanation = "\(Example.uid) vanished from \(collection) while we looked"
        #expect(verdict == .inconclusive(Inconclusive(.race, explanation)))
    }

    @Test func `the last backup may vanish too`() throws {
        let scene = try scene(missing: try Scene.request(.reference, .json), listed: [])
        #expect(try scene.verdict(of: "backup.status.ok", .reference, .json).obstacle?.kind == .race)
    }

    @Test(arguments: [Example.guid, Example.guid.uppercased()])
    func `a backup that is still listed fails`(_ guid: String) throws {
        let scene = try scene(missing: try Scene.request(.entity, .xml), listed: [Example.otherGUID, guid])
        let verdict = try scene.verdict(of: "backup.status.ok", .entity, .xml)
        #expect(verdict == .fail(Mismatch(expected: "status 200", actual: "status 404 Not Found")))
    }

    @Test(arguments: ["backup.platform", "backup.document.well-formed", "backup.header.charset", "backup.link.server"])
    func `whatever is asked of a backup that is gone is a race`(_ id: String) throws {
        let scene = try scene(missing: try Scene.request(.entity, .xml), listed: [])
        #expect(try scene.verdict(of: id, .entity, .xml).obstacle?.kind == .race)
    }

    @Test(arguments: ["backup.platform", "backup.document.well-formed", "backup.header.charset", "backup.link.server"])
    func `whatever is asked of a backup that is still listed is blocked`(_ id: String) throws {
        let scene = try scene(missing: try Scene.request(.entity, .xml), listed: [Example.guid])
        #expect(try scene.verdict(of: id, .entity, .xml).obstacle?.kind == .blocked)
    }

    @Test func `a fact of a backup that is gone is a race`() throws {
        var scene = try scene(missing: try Scene.request(.entity, .xml), listed: [])
        scene.answers[try Scene.request(.entity, .json)] = .success(.empty(404))
        let obstacle = try scene.verdict(of: "backup.link.restore-points", .reference, .xml).obstacle
        #expect(obstacle?.kind == .race)
    }

    @Test(arguments: [204, 400, 500])
    func `servers say otherwise than by 404 that a backup is gone`(_ status: Int) throws {
        var scene = try scene(missing: try Scene.request(.entity, .xml), listed: [])
        scene.answers[try Scene.request(.entity, .xml)] = .success(.empty(status))
        #expect(try scene.verdict(of: "backup.status.ok", .entity, .xml).obstacle?.kind == .race)
    }

    @Test func `without a session a backup may be gone too`() throws {
        let request = try Scene.request(.entity, .xml, session: .none)
        let gone = try scene(missing: request, listed: [])
        let listed = try scene(missing: request, listed: [Example.guid])
        #expect(try gone.verdict(of: "backup.session.required", .entity, .xml).obstacle?.kind == .race)
        #expect(try gone.verdict(of: "backup.session.challenge", .entity, .xml).obstacle?.kind == .race)
        #expect(try listed.verdict(of: "backup.session.required", .entity, .xml).mismatch != nil)
    }

    @Test func `a backup that is shown without a session is no race`() throws {
        let request = try Scene.request(.entity, .xml, session: .none)
        var scene = try scene(missing: request, listed: [])
        scene.answers[request] = .success(.empty(200))
        #expect(try scene.verdict(of: "backup.session.required", .entity, .xml).mismatch?.actual == "status 200")
    }

    @Test func `a collection that cannot be read tells nothing`() throws {
        var scene = try scene(missing: try Scene.request(.entity, .xml), listed: nil)
        scene.answers[lookAgain] = .success(.empty(500))
        #expect(try scene.verdict(of: "backup.status.ok", .entity, .xml).obstacle?.kind == .blocked)
    }

    @Test func `a resource that no collection listed fails at once`() throws {
        var scene = try Scene.conforming(.standard)
        scene.answers[try Scene.request(.entity, .xml)] = .success(.empty(404))
        #expect(try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch?.actual == "status 404")
    }

    @Test func `a link of a backup that is gone is a race`() throws {
        let missing = try Scene.request(behind: Example.server, .xml)
        let scene = try scene(missing: missing, listed: [])
        #expect(try scene.verdict(of: "backup.link.server.leads", .entity, .xml).obstacle?.kind == .race)
    }

    @Test func `a link of a backup that is still there is followed again`() throws {
        let missing = try Scene.request(behind: Example.server, .xml)
        var scene = try scene(missing: missing, listed: [Example.guid])
        scene.answers[missing.again] = .success(.empty(500, "Internal Server Error"))
        let mismatch = try scene.verdict(of: "backup.link.server.leads", .entity, .xml).mismatch
        #expect(mismatch?.expected == "status 200 behind the link")
        #expect(mismatch?.actual.hasPrefix("status 500 Internal Server Error, behind Rel=Up") == true)
    }

    @Test func `a link that leads somewhere at the second look is no failure`() throws {
        let missing = try Scene.request(behind: Example.server, .xml)
        var scene = try scene(missing: missing, listed: [Example.guid])
        scene.answers[missing.again] = try Scene.conforming(.standard).answers[missing]
        #expect(try scene.verdict(of: "backup.link.server.leads", .entity, .xml) == .pass)
    }
}
