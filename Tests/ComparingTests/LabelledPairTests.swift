import Comparing
import Testing

/// What is said of pairs of builds whose truth is known.
@Suite struct LabelledPairTests {
    @Test(arguments: LabelledPair.all)
    func `a pair is called what its label says, and by the rule of its label`(
        _ pair: LabelledPair
    )
        async throws
    {
        let comparison = try await pair.before.compared(with: pair.after)
        #expect((comparison.status == .breaking) == pair.isBreaking)
        #expect(comparison.worst <= pair.worst)
        if let rule = pair.rule { #expect(comparison.rules.contains(rule)) }
    }

    @Test func `precision and recall of breaking are 100 percent over at least 30 pairs`()
        async throws
    {
        var counts = (hit: 0, falseAlarm: 0, missed: 0, silent: 0)
        for pair in LabelledPair.all {
            let comparison = try await pair.before.compared(with: pair.after)
            switch (comparison.status == .breaking, pair.isBreaking) {
            case (true, true): counts.hit += 1
            case (true, false): counts.falseAlarm += 1
            case (false, true): counts.missed += 1
            case (false, false): counts.silent += 1
            }
            print(
                pair.testDescription,
                "|",
                pair.worst,
                "|",
                comparison.worst,
                "|",
                ChangeClass.allCases.map { "\(comparison.count($0))" }.joined(separator: " "),
                "|",
                pair.rule?.rawValue ?? "any"
            )
        }
        print(
            "breaking: \(counts.hit) of \(counts.hit + counts.missed) found, \(counts.falseAlarm) false"
        )
        #expect(LabelledPair.all.count >= 30)
        #expect(counts.hit >= 15)
        #expect(counts.silent >= 10)
        #expect(Double(counts.hit) / Double(counts.hit + counts.falseAlarm) == 1)
        #expect(Double(counts.hit) / Double(counts.hit + counts.missed) == 1)
    }

    @Test func `every label of a rule is of its class`() {
        #expect(LabelledPair.all.allSatisfy { $0.rule.map(\.changeClass) ?? $0.worst == $0.worst })
    }
}

extension Comparison {
    /// The class of the most severe change.
    var worst: ChangeClass { ChangeClass.allCases.filter { count($0) > 0 }.max() ?? .compatible }

    /// The rules that name a change.
    var rules: Set<ChangeRule> { Set(changes.map(\.rule) + verdictChanges.map(\.rule)) }
}
