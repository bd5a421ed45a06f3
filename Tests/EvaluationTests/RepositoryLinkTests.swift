import Conformance
import Evaluation
import Testing

/// What a link leads to, judged apart from whether it leads anywhere.
@Suite struct RepositoryLinkTests {
    private static let leads = "backup.link.repository.leads"
    private static let answers = "backup.link.repository.answers"

    @Test(arguments: MediaType.allCases) func `a repository that is there passes both`(_ type: MediaType) throws {
        let scene = try Scene.conforming(.standard)
        #expect(try scene.verdict(of: Self.leads, .entity, .xml) == .pass)
        #expect(try scene.verdict(of: Self.answers, .entity, type) == .pass)
    }

    @Test(arguments: [404, 204, 500]) func `a repository that is not there fails one of them`(_ status: Int) throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(status)), at: Example.repository)
        let mismatch = try scene.verdict(of: Self.answers, .entity, .xml).mismatch
        #expect(mismatch?.expected == "status 200 behind the link")
        #expect(mismatch?.actual.hasPrefix("status \(status), behind Rel=Up ") == true)
        let obstacle = try scene.verdict(of: Self.leads, .entity, .xml).obstacle
        #expect(obstacle?.kind == .noData)
        #expect(obstacle?.explanation.hasPrefix("there is nothing to look at behind Rel=Up ") == true)
    }

    @Test func `something else in the place of a repository fails the other`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody(xml: "<Odd/>", json: "{}"), at: Example.repository)
        #expect(try scene.verdict(of: Self.leads, .entity, .xml).mismatch?.expected == "root element EntityRef")
        #expect(try scene.verdict(of: Self.answers, .entity, .xml) == .pass)
    }

    @Test func `a repository that may not be read says nothing to one of them`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(403)), at: Example.repository)
        #expect(try scene.verdict(of: Self.answers, .entity, .xml).obstacle?.kind == .forbidden)
        #expect(try scene.verdict(of: Self.leads, .entity, .xml).mismatch == nil)
    }
}
