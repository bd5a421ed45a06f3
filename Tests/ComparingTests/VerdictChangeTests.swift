import Comparing
import Conformance
import Execution
import Testing

/// What a change of an outcome is called.
@Suite struct VerdictChangeTests {
    /// Two outcomes of a case, and the rule for that.
    struct Step: CustomTestStringConvertible, Sendable {
        let level: Level
        let before: Outcome
        let after: Outcome
        let rule: ChangeRule?

        var testDescription: String { "\(level.rawValue): \(before.title) → \(after.title)" }
    }

    private static let steps: [Step] = [
        Step(level: .must, before: .pass, after: .violation, rule: .mustBroken),
        Step(level: .must, before: .waived, after: .violation, rule: .mustBroken),
        Step(level: .must, before: .violation, after: .pass, rule: .mended),
        Step(level: .must, before: .waived, after: .pass, rule: .mended),
        Step(level: .must, before: .violation, after: .violation, rule: nil),
        Step(level: .must, before: .noData, after: .violation, rule: .violationFirstSeen),
        Step(level: .must, before: .violation, after: .noData, rule: nil),
        Step(level: .must, before: .pass, after: .blocked, rule: .mustUnjudged),
        Step(level: .must, before: .pass, after: .error, rule: .mustUnjudged),
        Step(level: .should, before: .pass, after: .blocked, rule: .unjudged),
        Step(level: .must, before: .pass, after: .noData, rule: .unjudged),
        Step(level: .must, before: .noData, after: .pass, rule: nil),
        Step(level: .must, before: .pass, after: .notApplicable, rule: .unjudged),
        Step(level: .must, before: .pass, after: .waived, rule: .waived),
        Step(level: .should, before: .pass, after: .warning, rule: .shouldBroken),
        Step(level: .should, before: .warning, after: .pass, rule: .mended),
        Step(level: .should, before: .noData, after: .warning, rule: .findingFirstSeen),
        Step(level: .may, before: .pass, after: .note, rule: .mayBroken),
        Step(level: .may, before: .note, after: .pass, rule: .mended),
    ]

    @Test(arguments: steps)
    func `an outcome that changed is named by its rule`(_ step: Step) throws {
        let cases = try Self.cases(step.level)
        let comparison = try Self.comparison(cases.map { ($0, step.before, step.after) })
        #expect(comparison.verdictChanges.map(\.rule) == (step.rule.map { [$0] } ?? []))
        #expect(comparison.verdictChanges.allSatisfy { $0.cases == cases.map(\.name) })
        #expect(comparison.verdictChanges.allSatisfy { $0.changeClass == step.rule?.changeClass })
    }

    @Test func `a requirement is told once, by its worst case`() throws {
        let cases = try Self.cases(.must)
        let outcomes: [(Outcome, Outcome)] = [(.violation, .pass), (.pass, .violation)]
        let comparison = try Self.comparison(zip(cases, outcomes).map { ($0, $1.0, $1.1) })
        let change = try #require(comparison.verdictChanges.first)
        #expect(comparison.verdictChanges.count == 1)
        #expect(change.rule == .mustBroken)
        #expect(change.cases == [cases[1].name])
        #expect(comparison.status == .breaking)
        #expect(comparison.status.code == 1)
    }

    /// The cases of some requirement that has several.
    private static func cases(_ level: Level) throws -> [Case] {
        let library = try Contracts.library.get()
        let requirement = library.requirements.first { $0.level == level && $0.cases.count > 1 }
        return Array(try #require(requirement).cases.prefix(2))
    }

    private static func comparison(
        _ steps: [(case: Case, before: Outcome, after: Outcome)]
    ) throws
        -> Comparison
    {
        var (before, after) = (Synthetic(), Synthetic())
        before.results = steps.map { CaseResult($0.case, $0.before) }
        after.results = steps.map { CaseResult($0.case, $0.after) }
        return try Comparison(before.image, after.image, syntheticVocabulary)
    }
}

extension CaseResult {
    fileprivate init(_ planned: Case, _ outcome: Outcome) {
        self.init(
            case: planned,
            outcome: outcome,
            reason: nil,
            subjects: SubjectCount(),
            findings: [],
            seconds: 0
        )
    }
}
