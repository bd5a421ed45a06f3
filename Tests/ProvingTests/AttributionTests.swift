import Conformance
import ContractLoading
import MockServer
import Proving
import Testing

/// The file of attributions and the mock know the same names.
@Suite struct AttributionTests {
    private func attribution() throws -> Attribution {
        try ContractLoader().load(EmbeddedContracts.files).attribution
    }

    @Test func `each defect of the mock is attributed, and nothing else`() throws {
        let attribution = try attribution()
        #expect(Set(attribution.defects.keys).isDisjoint(with: attribution.limits.keys))
        #expect(Set(attribution.defects.keys).union(attribution.limits.keys) == Set(Trial.defects.map(\.name)))
    }

    @Test func `each variant of the mock is attributed, and nothing else`() throws {
        #expect(Set(try attribution().variants.keys) == Set(Trial.variants.map(\.name)))
    }

    @Test func `each defect is noticed by somebody`() throws {
        #expect(try attribution().defects.filter { $0.value.notice.isEmpty }.map(\.key) == [])
    }

    @Test func `each must and each should is shown by a defect`() throws {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        let shown = Set(library.attribution.defects.values.flatMap { $0.notice + $0.may })
        let unproven = library.requirements.filter { requirement in
            requirement.level > .may && !shown.contains(requirement.id) && requirement.assertion != .schema(.product)
        }
        #expect(unproven.map(\.id) == [])
    }

    @Test func `no variant violates a must`() throws {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        let musts = Set(library.requirements.filter { $0.level == .must }.map(\.id))
        for (name, findings) in library.attribution.variants {
            #expect(musts.isDisjoint(with: findings), "\(name) is no conforming variant")
        }
    }
}
