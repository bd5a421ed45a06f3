import Conformance
import Evaluation
import Testing

/// Which value a filter asks for, and what it is where no backup shows one.
@Suite struct QueryWitnessTests {
    private static let byJob = "&filter=JobName%3d%3d%22emconform%22"

    @Test func `what the reference does not know is not asked for`() throws {
        var scene = ListScene(.query)
        let platforms = ["Novelty", "HyperV"]
        let backups = platforms.enumerated().map { BackupBody.listed($0, as: .entity, platform: $1) }
        try scene.serve(backups, as: .entities)
        try scene.serve([backups[1]], as: .entities, at: "&filter=Platform%3d%3d%22HyperV%22")
        #expect(try scene.verdict(of: "filter.platform") == .pass)
        try scene.serve([backups[0]], as: .entities)
        let reason = Inconclusive(.noData, "no item has a plain Platform to ask for")
        #expect(try scene.verdict(of: "filter.platform") == .inconclusive(reason))
    }

    @Test func `a UID is asked for only when it is of the kind that the field names`() throws {
        var scene = ListScene(.query)
        var backups = [1, 2].map { BackupBody.listed($0, as: .entity) }
        backups[0].links[BackupBody.repository].type = "ExternalRepositoryReference"
        backups[0].links[BackupBody.repository].href?.replace("repositories", with: "externalRepositories")
        try scene.serve(backups, as: .entities)
        let uid = "urn%3aveeam%3aRepository%3a22222222-3333-4444-8555-666666666666"
        try scene.serve([backups[1]], as: .entities, at: "&filter=RepositoryUid%3d%3d%22\(uid)%22")
        #expect(try scene.verdict(of: "filter.repository-uid") == .pass)
        try scene.serve([backups[0]], as: .entities)
        let reason = Inconclusive(.noData, "no item has a plain RepositoryUid to ask for")
        #expect(try scene.verdict(of: "filter.repository-uid") == .inconclusive(reason))
    }

    @Test func `a value that nothing has leaves nothing`() throws {
        var scene = try ListScene(.query, of: [1, 2])
        try scene.serve([], as: .entities, at: Self.byJob)
        #expect(try scene.verdict(of: "filter.job-name") == .pass)
        try scene.serve([1, 2].map { .listed($0, as: .entity) }, as: .entities, at: Self.byJob)
        let target = "/api/query?type=Backup&format=Entities\(Self.byJob)"
        let mismatch = Mismatch(expected: "no item for \(target), a value that nothing has", actual: "2")
        #expect(try scene.verdict(of: "filter.job-name") == .fail(mismatch))
    }

    @Test func `where there is nothing no filter is seen`() throws {
        let reason = Inconclusive(.noData, "there is nothing to filter")
        #expect(try ListScene(.query, of: []).verdict(of: "filter.job-name") == .inconclusive(reason))
    }

    @Test(arguments: [(400, Inconclusive.Kind.blocked), (500, .blocked), (403, .forbidden)])
    func `a filter that is refused says nothing of what it leaves`(
        _ status: Int,
        _ kind: Inconclusive.Kind
    ) throws {
        var scene = try ListScene(.query, of: [1])
        try scene.answer(.empty(status), as: .entities, at: "&filter=Platform%3d%3d%22VMware%22")
        #expect(try scene.verdict(of: "filter.platform").obstacle?.kind == kind)
    }

    @Test(arguments: ["filter.name", "sort.name", "order.name", "accepts.name", "filter.job-name"])
    func `a query without entities shows no values`(_ id: String) throws {
        var scene = try ListScene(.query, of: [1, 2])
        scene.forms = [.references]
        let reason = Inconclusive(.noData, "the subject has no list of entities")
        #expect(try scene.verdict(of: id) == .inconclusive(reason))
    }
}
