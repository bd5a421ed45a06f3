import Conformance
import Testing

/// Which requirements keep which promises.
@Suite struct StatementCoverageTests {
    @Test func `each promise has its requirements, those of parts included, in the order of judging`() throws {
        let coverage = try #require(
            table(promising: [1, 2], keeping: [("thing.a", "thing", [1]), ("thing.list.b", "thing.list", [1, 2])])
        )
        #expect(coverage.resource == "thing")
        #expect(coverage.rows.map(\.number) == ["S1", "S2"])
        #expect(coverage.rows.map(\.text) == ["Promise 1.", "Promise 2."])
        #expect(coverage.rows.map(\.requirements) == [["thing.a", "thing.list.b"], ["thing.list.b"]])
        #expect(coverage.uncovered.isEmpty)
    }

    @Test func `a promise that nobody keeps is uncovered`() throws {
        let coverage = try #require(table(promising: [1, 2], keeping: [("thing.a", "thing", [2])]))
        #expect(coverage.uncovered.map(\.number) == ["S1"])
        #expect(coverage.uncovered.map(\.text) == ["Promise 1."])
    }

    @Test func `a number that the contract skips is uncovered, kept or not`() throws {
        let keepers = [("thing.a", "thing", [1, 2, 4])]
        let coverage = try #require(table(promising: [1, 4], keeping: keepers))
        #expect(coverage.rows.map(\.number) == ["S1", "S2", "S3", "S4"])
        #expect(coverage.uncovered.map(\.number) == ["S2", "S3"])
        #expect(coverage.uncovered.map(\.text) == [nil, nil])
    }

    @Test func `numbers are counted, however they are ordered`() throws {
        let numbers = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
        let coverage = try #require(table(promising: numbers, keeping: [("thing.a", "thing", numbers)]))
        #expect(coverage.rows.map(\.number) == numbers.reversed().map { "S\($0)" })
        #expect(coverage.uncovered.isEmpty)
    }

    @Test(arguments: ["other", "thing.list.deep"])
    func `what belongs to no part of the contract keeps nothing of it`(_ resource: String) throws {
        let coverage = try #require(table(promising: [1], keeping: [("\(resource).a", resource, [1])]))
        #expect(coverage.uncovered.map(\.number) == ["S1"])
    }

    @Test func `a contract without promises has no coverage`() {
        #expect(table(promising: [], keeping: [("thing.a", "thing", [1])]) == nil)
    }

    /// The coverage of `thing`, of which `thing.list` is a part.
    private func table(
        promising numbers: [Int],
        keeping requirements: [(id: String, resource: String, statements: [Int])]
    ) -> StatementCoverage? {
        let thing = ResourceContract.sample("thing", promising: numbers)
        let parts = [("thing.list", "thing"), ("thing.list.deep", nil), ("other", nil)].map { name, owner in
            ResourceContract.sample(name, owner: owner)
        }
        let library = ContractLibrary(
            resources: [thing] + parts,
            requirements: requirements.map { Requirement.sample($0.id, of: $0.resource, keeping: $0.statements) },
            types: [:],
            linkTypes: LinkTypeMap(exceptions: [:]),
            digest: ""
        )
        return StatementCoverage(of: thing, in: library)
    }
}

extension ResourceContract {
    fileprivate static func sample(
        _ name: String,
        owner: String? = nil,
        promising numbers: [Int] = []
    ) -> ResourceContract {
        ResourceContract(
            name: name,
            owner: owner,
            title: "",
            kind: "Thing",
            since: nil,
            namespace: "",
            forms: [:],
            discovery: .logonSession,
            facts: [:],
            strata: [],
            links: [:],
            statements: numbers.map { Statement(number: "S\($0)", text: "Promise \($0).") }
        )
    }
}

extension Requirement {
    fileprivate static func sample(_ id: String, of resource: String, keeping statements: [Int]) -> Requirement {
        let numbers = statements.map { "S\($0)" }
        return Requirement(
            id: id,
            resource: resource,
            group: "g",
            level: .must,
            citation: Citation(url: "u", section: "s", build: "b", statements: numbers, contradictions: []),
            basis: .documented,
            purpose: "p",
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: SourceLocation(file: "f", line: 1, column: 1)
        )
    }
}
