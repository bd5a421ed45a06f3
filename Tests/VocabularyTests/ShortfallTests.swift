import Conformance
import Testing

@Suite struct ShortfallTests {
    private let policy = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)

    @Test func `enough is no shortfall`() {
        #expect(Shortfall(CaseResult.enough, policy) == nil)
    }

    @Test(arguments: [Outcome.noData, .blocked, .error, .notApplicable])
    func `a session case that saw nothing tested no session`(_ outcome: Outcome) {
        let logon = CaseResult(.sample("session.logon", group: "logon"), outcome)
        #expect(Shortfall([logon] + CaseResult.enough.dropFirst(), policy) == .session)
    }

    @Test func `another group of the session does not count`() {
        let other = CaseResult(.sample("session.id", group: "elements"), .pass)
        #expect(Shortfall([other] + CaseResult.enough.dropFirst(), policy) == .session)
    }

    @Test(arguments: [
        (1, Shortfall.backup(form: .reference, .xml)), (2, .backup(form: .reference, .json)),
        (3, .backup(form: .entity, .xml)), (4, .backup(form: .entity, .json)),
    ])
    func `a form and media type that was not seen is named`(_ missing: Int, _ shortfall: Shortfall) {
        var results = CaseResult.enough
        results.remove(at: missing)
        #expect(Shortfall(results, policy) == shortfall)
    }

    @Test func `what was kept from the user is not known to be empty`() {
        let allowing = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: true, requiredCoverage: 0)
        let logon = [CaseResult.enough[0]]
        let backups = { (found: Int, isRefused: Bool?) in
            [Run.Population(resource: "backup", found: found, picked: found, isRefused: isRefused)]
        }
        #expect(Shortfall(logon, allowing, populations: backups(0, nil)) == nil)
        #expect(Shortfall(logon, allowing, populations: []) == nil)
        #expect(Shortfall(logon, allowing, populations: backups(0, true)) == .backupsRefused)
        #expect(Shortfall(Array(CaseResult.enough.prefix(2)), allowing, populations: backups(2, nil)) == nil)
        #expect(Shortfall.backupsRefused.description.contains("403"))
    }

    @Test func `a violated case was seen`() {
        let results =
            [CaseResult.enough[0]]
            + CaseResult.enough.dropFirst().map { result in
                CaseResult(.sample("backup.root", result.form, result.mediaType), .violation)
            }
        #expect(Shortfall(results, policy) == nil)
    }

    @Test func `coverage below what is asked for is a shortfall, and at it is none`() {
        let results = CaseResult.enough + [.sample(.noData), .sample(.blocked), .sample(.error)]
        let strict = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0.75)
        let lenient = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0.625)
        #expect(Shortfall(results, strict) == .coverage(0.625, required: 0.75))
        #expect(Shortfall(results, lenient) == nil)
    }

    @Test func `a shortfall says what to do about it`() {
        #expect(Shortfall.session.description.contains("filters"))
        #expect(
            Shortfall.backup(form: .entity, .json).description
                == """
                no backup was judged as entity in application/json; do the filters leave it out? An empty installation \
                needs --allow-empty
                """
        )
        #expect(
            Shortfall.coverage(0.5, required: 0.75).description
                == "coverage is 50.0 %, and --require-coverage asks for 75.0 %"
        )
    }
}

@Suite struct TallyTests {
    @Test func `cases and requirements are counted apart`() {
        let results = CaseResult.enough + [.sample(.noData)]
        let tally = Tally(results)
        #expect(tally.cases == 6)
        #expect(tally.requirements == 3)
        #expect(tally.count(.pass) == 5)
        #expect(tally.count(.noData) == 1)
        #expect(tally.count(.violation) == 0)
    }

    @Test(
        arguments: [
            ([], 0), ([.notApplicable], 0), ([.pass], 1), ([.noData], 0), ([.pass, .notApplicable], 1),
            ([.pass, .violation, .warning, .note], 1), ([.pass, .noData, .blocked, .error], 0.25),
            ([.violation, .error, .notApplicable], 0.5),
        ] as [([Outcome], Double)]
    )
    func `coverage is what could have failed, of what applies`(_ outcomes: [Outcome], _ coverage: Double) {
        #expect(Tally(outcomes.map { .sample($0) }).coverage == coverage)
    }
}
