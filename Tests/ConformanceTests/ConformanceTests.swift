import Conformance
import Testing

/// The contracts, a test case a case; on the mock by default, on EM_URL when that is set.
@Suite(.conformanceRun)
struct ConformanceTests {
    @Test func `the library loads and has cases`() throws {
        // A loader that throws, or an empty list, would drop the test below without a word.
        #expect(try !SuiteCase.load().isEmpty)
    }

    @Test(arguments: SuiteCase.all)
    func `the server keeps its contract`(_ candidate: SuiteCase) throws {
        let run = try #require(ConformanceRunTrait.current)
        let result = try #require(run.results.first { $0.name == candidate.name })
        switch result.outcome {
        case .pass, .note, .waived, .notApplicable: break
        case .noData: Issue.record("\(result.reason ?? "no data")", severity: .warning)
        case .warning: Issue.record("\(result.summary)", severity: .warning)
        case .violation, .blocked, .error: Issue.record("\(result.summary)")
        }
    }

    @Test func `the run comes to an end that conforms`() throws {
        let run = try #require(ConformanceRunTrait.current)
        let policy = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)
        #expect(Conformance.ExitStatus(run, under: policy) == .conforms)
    }
}

extension CaseResult {
    /// What the case came to, in one line.
    fileprivate var summary: String {
        guard let finding = findings.first else { return "\(outcome.title): \(reason ?? "")" }
        return """
            \(outcome.title): expected \(finding.mismatch.expected), found \(finding.mismatch.actual), \
            on \(finding.subject); \(citation.summary)
            """
    }
}
