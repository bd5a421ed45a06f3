import Conformance
import Reporting
import Testing

/// What a server kept from the user, beside what it showed.
@Suite struct RefusalTests {
    private func run(_ refused: Int?...) throws -> Run {
        try Sample.run(
            zip(["backup.platform", "backup.name", "session.id"], refused).map { Sample.result($0, refused: $1) }
        )
    }

    @Test func `every report tells it, though its cases passed`() throws {
        let run = try run(2, 3, 1)
        let told =
            "status 403 to this user: 2 cases of backup had no evidence on up to 3 subjects; "
            + "1 case of session had no evidence on up to 1 subject"
        #expect(ConsoleReport(run, policy: Sample.strict, style: .plain).text.contains("refused      \(told)"))
        #expect(text(MarkdownReport(run, policy: Sample.strict).rendered()).contains(told))
        #expect(text(HTMLReport(run, policy: Sample.strict).rendered()).contains(told))
        let property = "<property name=\"refused\" value=\"\(told)\""
        #expect(text(JUnitReport(run, policy: Sample.strict).rendered()).contains(property))
        #expect(text(try ResultsReport(run, policy: Sample.strict).rendered()).contains("\"refused\" : 3"))
    }

    @Test func `a run without one says nothing of it`() throws {
        let run = try run(nil, nil)
        #expect(!ConsoleReport(run, policy: Sample.strict, style: .plain).text.contains("refused"))
        #expect(!text(try ResultsReport(run, policy: Sample.strict).rendered()).contains("refused"))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
