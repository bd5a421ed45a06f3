import Conformance
import Evaluation
import Testing

/// Lists of the same backups hold the same backups.
@Suite struct AgreementTests {
    private static let agents = "\(Example.base)/agents"

    /// A collection that lists some backups, a query that answers with others, and the agents' list of a third kind.
    private func scene(_ listed: [Int], queried: [Int] = [], ofAgents: [Int] = []) throws -> ListScene {
        var scene = ListScene(.collection)
        try scene.serve(try ListScene.backups(listed, in: .references), as: .references)
        let query = "\(Example.base)/query?type=Backup&format=References"
        let answer = try ListScene.backups(queried, in: .references)
        try scene.serve(answer, as: .references, page: ListScene.Page(), behind: query)
        let down = { (type: String, href: String) in "<Link Rel=\"Down\" Type=\"\(type)\" Href=\"\(href)\" />" }
        let session = FarBody.element("LogonSession", down("AgentsService", Self.agents))
        let points = down("RestorePointReferenceList", "\(Self.agents)/restorePoints")
        let service = FarBody.element("Agents", points + down("BackupReferenceList", "\(Self.agents)/backups"))
        try scene.scene.serve(FarBody(xml: session, json: "{}"), at: Example.session)
        try scene.scene.serve(FarBody(xml: service, json: "{}"), at: Self.agents)
        let list = FarBody.collection(try ListScene.backups(ofAgents, in: .references), .references)
        try scene.scene.serve(list, at: "\(Self.agents)/backups")
        scene.scene.home = Href(Example.session).target
        return scene
    }

    @Test(arguments: [([1], [1]), ([1, 2, 3], [3, 1, 2]), ([1, 1], [1])])
    func `a collection and a query that know the same backups agree`(_ listed: [Int], _ queried: [Int]) throws {
        #expect(try scene(listed, queried: queried).verdict(of: "query") == .pass)
    }

    @Test(arguments: [[1, 2], [1], []]) func `a query that lacks a backup fails`(_ queried: [Int]) throws {
        let missing = Example.guid((queried.max() ?? 0) + 1)
        let mismatch = try scene([1, 2, 3], queried: queried).verdict(of: "query").mismatch
        #expect(mismatch?.expected == "\(missing), which /api/backups lists, in /api/query?type=Backup")
        #expect(mismatch?.actual == "it is not there")
    }

    @Test(arguments: [[1, 2], [1], []]) func `a collection that lacks a backup fails`(_ listed: [Int]) throws {
        let missing = Example.guid((listed.max() ?? 0) + 1)
        let mismatch = try scene(listed, queried: [1, 2, 3]).verdict(of: "query").mismatch
        #expect(mismatch?.expected == "\(missing), which /api/query?type=Backup lists, in /api/backups")
        #expect(mismatch?.actual == "it is not there")
    }

    @Test func `what stands on a further page of the query counts`() throws {
        var scene = try scene([1, 2])
        let query = "\(Example.base)/query?type=Backup&format=References"
        for number in [1, 2] {
            let page = ListScene.Page(number, of: 2)
            let backups = try ListScene.backups([number], in: .references)
            let href = number == 1 ? query : ListScene.Page.href(number)
            try scene.serve(backups, as: .references, page: page, behind: href)
        }
        #expect(try scene.verdict(of: "query") == .pass)
    }

    @Test func `a query without end is not held against the collection`() throws {
        var scene = try scene([1, 2])
        let backups = try ListScene.backups([1], in: .references)
        for number in 1...41 {
            let href = number == 1 ? "\(Example.base)/query?type=Backup&format=References" : ListScene.Page.href(number)
            try scene.serve(backups, as: .references, page: ListScene.Page(number, of: 99), behind: href)
        }
        let reason = Inconclusive(.noData, "the query has more than 40 pages")
        #expect(try scene.verdict(of: "query") == .inconclusive(reason))
    }

    @Test func `pages that lead back to one that was read fail`() throws {
        var scene = try scene([1, 2])
        let query = "\(Example.base)/query?type=Backup&format=References"
        let backups = try ListScene.backups([1], in: .references)
        for href in [query, ListScene.Page.href(2)] {
            try scene.serve(backups, as: .references, page: ListScene.Page(1, of: 2), behind: href)
        }
        let mismatch = try scene.verdict(of: "query").mismatch
        #expect(mismatch?.expected == "pages that end, behind the links Next of /api/query?type=Backup")
        #expect(mismatch?.actual.hasSuffix(" again") == true)
    }

    @Test func `nothing and nothing agree in nothing`() throws {
        let query = Inconclusive(.noData, "/api/query?type=Backup lists none")
        #expect(try scene([]).verdict(of: "query") == .inconclusive(query))
        let agents = Inconclusive(.noData, "/api/agents/backups lists none")
        #expect(try scene([]).verdict(of: "agents") == .inconclusive(agents))
    }

    @Test(arguments: [[1], [2, 3], [3, 2, 1]])
    func `the backups of agents are some of the collection's`(_ ofAgents: [Int]) throws {
        #expect(try scene([1, 2, 3], ofAgents: ofAgents).verdict(of: "agents") == .pass)
    }

    @Test func `a backup of an agent that the collection lacks fails`() throws {
        let mismatch = try scene([1, 3], ofAgents: [1, 2]).verdict(of: "agents").mismatch
        #expect(mismatch?.expected == "\(Example.guid(2)), which /api/agents/backups lists, in /api/backups")
    }

    @Test func `without backups of agents there is nothing to compare`() throws {
        let reason = Inconclusive(.noData, "/api/agents/backups lists none")
        #expect(try scene([1, 2]).verdict(of: "agents") == .inconclusive(reason))
    }

    @Test func `without a session nothing leads to the agents`() throws {
        var scene = try scene([1], ofAgents: [1])
        scene.scene.home = nil
        let reason = Inconclusive(.noData, "there is no session to start from")
        #expect(try scene.verdict(of: "agents") == .inconclusive(reason))
    }

    @Test(arguments: [
        (Example.session, "the session links to no AgentsService"),
        (agents, "/api/agents links to no BackupReferenceList"),
    ])
    func `a way that ends before the agents' backups is no data`(_ href: String, _ reason: String) throws {
        var scene = try scene([1], ofAgents: [1])
        try scene.scene.serve(FarBody(xml: FarBody.element("Service", ""), json: "{}"), at: href)
        #expect(try scene.verdict(of: "agents") == .inconclusive(Inconclusive(.noData, reason)))
    }

    @Test(arguments: [("query", "query?type=Backup&format=References"), ("agents", "agents/backups")])
    func `a list that may not be read is not held against the collection`(_ id: String, _ path: String) throws {
        var scene = try scene([1], queried: [1], ofAgents: [1])
        try scene.scene.answer(.success(.empty(403)), at: "\(Example.base)/\(path)")
        #expect(try scene.verdict(of: id).obstacle?.kind == .forbidden)
    }

    @Test(arguments: ["query", "agents"]) func `a collection without references is not compared`(_ id: String) throws {
        var scene = try scene([1], queried: [1], ofAgents: [1])
        scene.forms = [.entities]
        let reason = Inconclusive(.noData, "the subject has no list of references")
        #expect(try scene.verdict(of: id) == .inconclusive(reason))
    }
}
