import Conformance
import ContractLoading
import Execution
import Testing

@Suite struct PlanTests {
    private let library: ContractLibrary

    init() throws { library = try ContractLoader().load(EmbeddedContracts.files) }

    @Test func `case names are unique`() throws {
        let names = try Plan(library).cases.map(\.name)
        #expect(names.count > 200)
        #expect(Set(names).count == names.count)
    }

    @Test func `a filter fits a group by its beginning`() throws {
        let ids = Set(
            try Plan(library, selecting: Plan.Filter(patterns: ["backup.link.server"])).cases.map(\.requirement.id)
        )
        #expect(ids == ["backup.link.server", "backup.link.server.leads", "backup.link.server.resource"])
    }

    @Test func `a star stands for any text`() throws {
        let ids = Set(
            try Plan(library, selecting: Plan.Filter(patterns: ["*.header.content-length"])).cases.map(\.requirement.id)
        )
        #expect(ids.contains("backup.header.content-length"))
        #expect(ids == Set(library.resources.map { "\($0.name).header.content-length" }))
    }

    @Test func `an unknown filter is a mistake with a suggestion`() {
        #expect(throws: UnknownFilter.self) {
            try Plan(library, selecting: Plan.Filter(patterns: ["backup.plattform"]))
        }
        do throws(UnknownFilter) {
            _ = try Plan(library, selecting: Plan.Filter(patterns: ["backup.plattform"]))
        } catch {
            #expect(
                error.description
                    == "no requirement fits the filter 'backup.plattform'; did you mean 'backup.platform'?"
            )
        }
    }

    @Test func `a level leaves the weaker ones out`() throws {
        let levels = Set(try Plan(library, selecting: Plan.Filter(level: .should)).cases.map(\.requirement.level))
        #expect(levels == [.must, .should])
    }
}
