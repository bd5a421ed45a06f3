import Conformance
import Testing

@Suite struct StatusTests {
    @Test(arguments: [(500, "Oops", "500 Oops"), (401, "", "401"), (302, "Found", "302 Found"), (204, "", "204")])
    func `another status fails`(_ status: Int, _ reason: String, _ line: String) throws {
        let scene = try Scene.answering(.empty(status, reason), as: .entity, .json)
        let verdict = try scene.verdict(of: "backup.status.ok", .entity, .json)
        #expect(verdict == .fail(Mismatch(expected: "status 200", actual: "status \(line)")))
    }

    @Test func `the body of another status is quoted`() throws {
        let body = "<Error Message=\"no\" />"
        let response = Response(status: 500, reason: "", fields: [], body: Array(body.utf8))
        let scene = try Scene.answering(response, as: .entity, .xml)
        #expect(try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch?.excerpt == body)
    }

    @Test func `one of several codes is enough`() throws {
        let scene = try Scene.answering(.empty(404), as: .entity, .xml)
        #expect(try scene.verdict(on: .status([.code(400), .code(404)]), .entity, .xml) == .pass)
        let mismatch = try scene.verdict(on: .status([.code(200), .code(500)]), .entity, .xml).mismatch
        #expect(mismatch?.expected == "status 200 or 500")
    }

    @Test(arguments: ["backup.session.required", "backup.session.invalid"], [200, 403, 404, 500])
    func `a backup that is not refused without a session fails`(_ id: String, _ status: Int) throws {
        var scene = try Scene.conforming(.standard)
        let sessions: [SessionUse] = [.none, .invalid]
        for session in sessions {
            scene.answers[try Scene.request(.entity, .xml, session: session)] = .success(.empty(status))
        }
        let verdict = try scene.verdict(of: id, .entity, .xml)
        #expect(verdict == .fail(Mismatch(expected: "status 401", actual: "status \(status)")))
    }
}
