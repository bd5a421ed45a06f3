import Conformance
import Testing

@Suite struct OutcomeTests {
    /// A verdict and what it comes to at each level.
    struct Row: CustomTestStringConvertible {
        let verdict: Verdict
        let must: Outcome
        let should: Outcome
        let may: Outcome

        var testDescription: String { "\(verdict)" }

        init(_ verdict: Verdict, must: Outcome, should: Outcome, may: Outcome) {
            self.verdict = verdict
            self.must = must
            self.should = should
            self.may = may
        }

        init(_ verdict: Verdict, always outcome: Outcome) {
            self.init(verdict, must: outcome, should: outcome, may: outcome)
        }
    }

    @Test(arguments: [
        Row(.pass, always: .pass),
        Row(.fail(Mismatch(expected: "a", actual: "b")), must: .violation, should: .warning, may: .note),
        Row(.notApplicable(reason: "x"), always: .notApplicable),
        Row(.inconclusive(Inconclusive(.noData, "x")), always: .noData),
        Row(.inconclusive(Inconclusive(.forbidden, "x")), always: .noData),
        Row(.inconclusive(Inconclusive(.race, "x")), always: .noData),
        Row(.inconclusive(Inconclusive(.blocked, "x")), always: .blocked),
        Row(.inconclusive(Inconclusive(.transport, "x")), always: .error),
    ])
    func `a verdict comes to its outcome at each level`(_ row: Row) {
        #expect(Outcome(row.verdict, at: .must) == row.must)
        #expect(Outcome(row.verdict, at: .should) == row.should)
        #expect(Outcome(row.verdict, at: .may) == row.may)
    }

    @Test func `findings are what is not as demanded`() {
        #expect(Outcome.allCases.filter(\.isFinding) == [.violation, .warning, .note])
    }

    @Test func `observed is what could have failed`() {
        #expect(Outcome.allCases.filter(\.isObserved) == [.pass, .violation, .warning, .note, .waived])
    }

    @Test func `each outcome has a title of its own`() {
        let titles = [
            "pass", "violation", "warning", "note", "waived", "no data", "blocked", "error", "not applicable",
        ]
        #expect(Outcome.allCases.map(\.title) == titles)
    }

    @Test func `levels are ordered by strength`() {
        #expect(Level.allCases.sorted() == [.may, .should, .must])
    }
}
