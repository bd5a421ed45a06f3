import Conformance
import Evaluation
import Testing

/// Servers live while we look: what compares answers is looked at twice before it fails, and only then.
@Suite struct SecondLookTests {
    private static let sorted = ["&sortAsc=Name", "&sortDesc=Name"]
    private static let filter = "&filter=Name%3d%3d%22Backup%201%22"

    /// A query whose orders, filters and pages are in order.
    private static func query() throws -> ListScene {
        var scene = try ListScene(.query, of: [1, 2])
        let backups = try ListScene.backups([1, 2], in: .entities)
        for (more, answer) in zip(sorted, [backups, backups.reversed()]) {
            try scene.serve(answer, as: .entities, at: more)
        }
        try scene.serve([backups[0]], as: .entities, at: filter)
        let (first, second) = (ListScene.Page(1, of: 2, size: 1), ListScene.Page(2, of: 2, size: 1))
        let references = try ListScene.backups([1, 2], in: .references)
        try scene.serve([references[0]], as: .references, page: first, at: "&sortAsc=UID&pageSize=1&page=1")
        try scene.serve([references[0]], as: .references, page: first, behind: ListScene.Page.href(1))
        try scene.serve([references[1]], as: .references, page: second, behind: ListScene.Page.href(2))
        return scene
    }

    /// What a scene comes to when one answer is another one at the first look.
    private func verdict(
        of id: String,
        _ scene: ListScene,
        answering answer: Response,
        to request: ReadRequest
    ) throws -> Verdict {
        var scene = scene
        scene.scene.answers[request.again] = scene.scene.answers[request]
        scene.scene.answers[request] = .success(answer)
        return try scene.verdict(of: id)
    }

    private func list(_ numbers: [Int], _ form: Form, _ page: ListScene.Page = ListScene.Page()) throws -> Response {
        .ok(Array(FarBody.query(try ListScene.backups(numbers, in: form), form, page).xml.utf8), .xml)
    }

    @Test(arguments: ["accepts.name", "filter.name", "sort.name", "order.name", "pages"])
    func `a query in order passes at the first look`(_ id: String) throws {
        let judgement = try Self.query().judgement(of: id)
        #expect(judgement.verdict == .pass)
        #expect(judgement.consulted?.allSatisfy { $0.look == .first } == true)
    }

    @Test func `what a query does at the second look is what counts`() throws {
        let scene = try Self.query()
        let filter = try scene.request(.entities, .xml, Self.filter)
        #expect(try verdict(of: "accepts.name", scene, answering: .empty(500), to: filter) == .pass)
        #expect(try verdict(of: "filter.name", scene, answering: try list([1, 2], .entities), to: filter) == .pass)
        let order = try scene.request(.entities, .xml, Self.sorted[1])
        #expect(try verdict(of: "sort.name", scene, answering: try list([1, 2], .entities), to: order) == .pass)
        #expect(try verdict(of: "order.name", scene, answering: try list([1, 2], .entities), to: order) == .pass)
        let page = try Scene.request(behind: ListScene.Page.href(2), .xml)
        let repeated = try list([1], .references, ListScene.Page(2, of: 2, size: 1))
        #expect(try verdict(of: "pages", scene, answering: repeated, to: page) == .pass)
    }

    @Test func `lists that agree at the second look agree`() throws {
        var scene = try ListScene(.collection, of: [1, 2])
        let query = "\(Example.base)/query?type=Backup&format=References"
        let late = try ListScene.backups([1], in: .references)
        try scene.serve(late, as: .references, page: ListScene.Page(), behind: query)
        #expect(try scene.verdict(of: "query").mismatch != nil)
        let request = try Scene.request(behind: query, .xml)
        scene.scene.answers[request.again] = .success(try list([1, 2], .references))
        #expect(try scene.verdict(of: "query") == .pass)
    }

    @Test func `what belongs together at the second look belongs together`() throws {
        var scene = try Scene.conforming(.standard)
        let point = "\(Example.point)?format=Entity"
        let request = try Scene.request(behind: point, .xml)
        scene.answers[request.again] = scene.answers[request]
        try scene.serve(FarBody(xml: FarBody.element("RestorePoint", ""), json: "{}"), at: point)
        #expect(try scene.verdict(of: "backup.restore-points.own", nil, nil) == .pass)
        scene.answers[request.again] = scene.answers[request]
        #expect(try scene.verdict(of: "backup.restore-points.own", nil, nil).mismatch?.actual == "no such link")
    }

    @Test func `whether a backup is still listed matters only when what it leads to is missing twice`() throws {
        var scene = try Scene.conforming(.standard)
        scene.collection = Target("/api/backups")
        let request = try Scene.request(behind: Example.server, .xml)
        scene.answers[request.again] = scene.answers[request]
        scene.answers[request] = .success(.empty(404))
        #expect(try scene.verdict(of: "backup.link.server.leads", .entity, .xml) == .pass)
        scene.answers[request.again] = .success(.empty(404))
        let needed = try scene.judgement(of: "backup.link.server.leads", .entity, .xml).needed
        #expect(needed?.map(\.target.description) == ["/api/backups"])
    }

    @Test func `a failure asks for every answer once more`() throws {
        var scene = try Self.query()
        let (ascending, descending) = (Self.sorted[0], Self.sorted[1])
        try scene.serve(try ListScene.backups([1, 2], in: .entities), as: .entities, at: descending)
        let judgement = try scene.judgement(of: "sort.name")
        let requests = try [ascending, descending].map { try scene.request(.entities, .xml, $0).again }
        #expect(judgement.verdict?.mismatch != nil)
        #expect(judgement.consulted == requests)
        // Without a second look there is no verdict yet.
        let first = scene.scene.answers.map { ($0, Observation(request: $0, result: $1)) }
        let evidence = Evidence(observations: Dictionary(uniqueKeysWithValues: first))
        let candidate = try Contracts.candidate("backup.query.sort.name", nil, nil)
        let undecided = try Contracts.judge.judgement(of: candidate, on: try scene.subject, given: evidence)
        #expect(undecided.needed == [requests[0]])
    }

    @Test func `what stands in the way at the second look is what is told`() throws {
        var scene = try Self.query()
        let request = try scene.request(.entities, .xml, Self.filter)
        scene.scene.answers[request] = .success(try list([2], .entities))
        scene.scene.answers[request.again] = .success(.empty(403))
        #expect(try scene.verdict(of: "filter.name").obstacle?.kind == .forbidden)
    }

    @Test func `what is about one answer is looked at once`() throws {
        var scene = try ListScene(.collection, of: [1])
        let request = try scene.request(.references)
        scene.scene.answers[request.again] = scene.scene.answers[request]
        var broken = try ListScene.backups([1], in: .references)
        broken[0].attributes["Name"] = nil
        scene.scene.answers[request] = .success(.ok(Array(FarBody.collection(broken, .references).xml.utf8), .xml))
        #expect(try scene.verdict(of: "items", .references, .xml).mismatch != nil)
        #expect(try scene.judgement(of: "items", .references, .xml).consulted == [request])
    }
}
