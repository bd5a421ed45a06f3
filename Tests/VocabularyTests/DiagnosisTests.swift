import Conformance
import Testing

@Suite struct DiagnosisTests {
    private static func diagnosis() throws -> Diagnosis {
        Diagnosis(try #require(Origin.split("https://em.example")).origin)
    }

    @Test func `what was not looked at is skipped with the step that failed`() throws {
        var diagnosis = try Self.diagnosis()
        diagnosis.add(Diagnosis.Step(.name, .fine, "an address"))
        diagnosis.add(Diagnosis.Step(.connection, .failed(remedy: "start it"), "nobody listens"))
        diagnosis.skip()
        #expect(diagnosis.steps.map(\.part) == Diagnosis.Part.allCases)
        let skipped = diagnosis.steps.filter { $0.outcome == .skipped }
        #expect(skipped.count == 7)
        #expect(skipped.allSatisfy { $0.seen == "not looked at, as the step 'connection' failed" })
    }

    @Test func `a step that comes all the same is not skipped`() throws {
        var diagnosis = try Self.diagnosis()
        for part in Diagnosis.Part.allCases.prefix(6) { diagnosis.add(Diagnosis.Step(part, .fine, "")) }
        diagnosis.add(Diagnosis.Step(.session, .failed(remedy: ""), ""))
        diagnosis.skip(before: .logout)
        diagnosis.add(Diagnosis.Step(.logout, .fine, ""))
        #expect(diagnosis.steps.map(\.part) == Diagnosis.Part.allCases)
        #expect(diagnosis.steps.last?.outcome == .fine)
        #expect(diagnosis.firstFailure?.part == .session)
    }

    @Test func `where nothing failed nothing is skipped`() throws {
        var diagnosis = try Self.diagnosis()
        diagnosis.add(Diagnosis.Step(.name, .fine, "an address"))
        diagnosis.skip()
        #expect(diagnosis.steps.count == 1)
        #expect(diagnosis.firstFailure == nil)
    }

    @Test func `a secret is in no text of a step`() throws {
        let credentials = try #require(Credentials(username: "reader", password: "canary-1"))
        var diagnosis = try Self.diagnosis()
        diagnosis.add(Diagnosis.Step(.name, .failed(remedy: "a canary-1"), "b canary-1", facts: ["c canary-1"]))
        let redacted = diagnosis.redacted(by: Redactor(credentials))
        #expect("\(diagnosis)".contains("canary-1"))
        #expect(!"\(redacted)".contains("canary-1"))
        #expect(redacted.steps[0].seen.hasPrefix("b "))
    }
}
