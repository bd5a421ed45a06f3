import Conformance

extension VerdictChange {
    /// What changed between two runs that are judged by the same contracts, once for each requirement.
    static func all(_ before: [CaseResult], _ after: [CaseResult]) -> [VerdictChange] {
        let earlier = Dictionary(before.map { ($0.name, $0) }) { first, _ in first }
        let steps = after.compactMap { result -> Step? in
            guard let old = earlier[result.name], let rule = rule(old, result) else { return nil }
            return Step(rule: rule, before: old.outcome, result: result)
        }
        let changes = Dictionary(grouping: steps, by: \.result.requirement).values.compactMap {
            VerdictChange($0)
        }
        return changes.sorted { left, right in
            left.changeClass == right.changeClass
                ? left.requirement < right.requirement : left.changeClass > right.changeClass
        }
    }

    /// A case that came to something else.
    private struct Step {
        let rule: ChangeRule
        let before: Outcome
        let result: CaseResult
    }

    private init?(_ steps: [Step]) {
        let severest = steps.map(\.rule.changeClass).max()
        guard let worst = steps.first(where: { $0.rule.changeClass == severest }) else { return nil }
        let alike = steps.filter { $0.rule == worst.rule }
        self.init(
            changeClass: worst.rule.changeClass,
            rule: worst.rule,
            requirement: worst.result.requirement,
            level: worst.result.level.rawValue,
            purpose: worst.result.purpose,
            before: worst.before.title,
            after: worst.result.outcome.title,
            cases: alike.map(\.result.name)
        )
    }

    /// The rule for what became of a case; nothing where it came to the same, or was first judged and kept.
    private static func rule(_ before: CaseResult, _ after: CaseResult) -> ChangeRule? {
        guard before.outcome != after.outcome else { return nil }
        switch after.outcome {
        case .violation: return before.outcome.wasKept ? .mustBroken : .violationFirstSeen
        case .warning: return before.outcome.wasKept ? .shouldBroken : .findingFirstSeen
        case .note: return before.outcome.wasKept ? .mayBroken : .findingFirstSeen
        case .pass: return before.outcome.isFinding || before.outcome == .waived ? .mended : nil
        case .waived: return before.outcome == .pass ? .waived : nil
        case .blocked, .error:
            guard before.outcome == .pass else { return nil }
            return after.level == .must ? .mustUnjudged : .unjudged
        case .noData, .notApplicable: return before.outcome == .pass ? .unjudged : nil
        }
    }
}

extension Outcome {
    /// Whether it was seen to be as demanded, or somebody put up with it.
    fileprivate var wasKept: Bool { self == .pass || self == .waived }
}
