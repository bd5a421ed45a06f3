import Conformance
import Reporting
import Testing

@Suite struct DiagnosisReportTests {
    @Test func `a diagnosis is a line a step, with what to compare and to mend beneath it`() throws {
        let text = DiagnosisReport(try Self.diagnosis("refused"), version: "1.2.3", style: .plain).text
        let expected = """
            emconform 1.2.3 looks at https://em.example

            ok       name         an address
            failed   connection   refused
                                  a fact
                                  mend: start it
            skipped  encryption   not looked at, as the step 'connection' failed
            skipped  certificate  not looked at, as the step 'connection' failed
            skipped  service      not looked at, as the step 'connection' failed
            skipped  logon        not looked at, as the step 'connection' failed
            skipped  session      not looked at, as the step 'connection' failed
            skipped  backups      not looked at, as the step 'connection' failed
            skipped  logout       not looked at, as the step 'connection' failed

            The step 'connection' is in the way of a run (exit status 3).

            """
        #expect(text == expected)
    }

    @Test func `what a server says moves no cursor and commands no runner`() throws {
        let text = DiagnosisReport(
            try Self.diagnosis("\u{1B}[2J\n::error::x\n##vso[task.complete]"),
            version: "1",
            style: .plain
        )
        .text
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("##vso["))
        #expect(!text.contains("\n::error"))
        #expect(text.contains("\\u{1B}[2J"))
    }

    @Test func `a very long word of a server is cut`() throws {
        let text = DiagnosisReport(
            try Self.diagnosis(String(repeating: "x", count: 1 << 20)),
            version: "1",
            style: .plain
        )
        .text
        #expect(text.utf8.count < 10_000)
    }

    private static func diagnosis(_ seen: String) throws -> Diagnosis {
        var diagnosis = Diagnosis(try #require(Origin.split("https://em.example")).origin)
        diagnosis.add(Diagnosis.Step(.name, .fine, "an address"))
        diagnosis.add(Diagnosis.Step(.connection, .failed(remedy: "start it"), seen, facts: ["a fact"]))
        diagnosis.skip()
        return diagnosis
    }
}
