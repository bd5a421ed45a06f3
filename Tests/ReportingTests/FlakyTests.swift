import Conformance
import Reporting
import Testing
import XML

/// What passed only by asking again.
@Suite struct FlakyTests {
    private static let reason = "the connection <broke>"

    private func run(flaky: String?) throws -> Run {
        try Sample.run([Sample.result(flaky: flaky), Sample.result("backup.name")])
    }

    @Test func `JUnit tells a pass that was flaky, in the element that readers know`() throws {
        let bytes = JUnitReport(try run(flaky: Self.reason), policy: Sample.strict).rendered()
        try JUnitReport.verify(bytes)
        let cases = try #require(XMLReader.read(bytes).root).elements.flatMap(\.elements)
            .filter { $0.name.local == "testcase" }
        let flaky = cases.flatMap(\.elements).filter { $0.name.local == "flakyFailure" }
        #expect(flaky.map { $0.attribute("message") } == [Self.reason])
        #expect(flaky.map { $0.attribute("type") } == ["transport"])
        #expect(flaky.flatMap(\.elements).map(\.name.local) == ["stackTrace"])
        #expect(!cases.flatMap(\.elements).contains { $0.name.local == "failure" })
    }

    @Test func `every report counts it`() throws {
        let run = try run(flaky: Self.reason)
        let told = "1 case passed only by asking again"
        #expect(ConsoleReport(run, policy: Sample.strict, style: .plain).text.contains("flaky        \(told)"))
        #expect(text(MarkdownReport(run, policy: Sample.strict).rendered()).contains(told))
        #expect(text(HTMLReport(run, policy: Sample.strict).rendered()).contains(told))
        let results = text(try ResultsReport(run, policy: Sample.strict).rendered())
        #expect(results.contains("\"flaky\" : 1"))
        #expect(results.contains("\"flaky\" : \"\(Self.reason)\""))
    }

    @Test func `a run without one says nothing of it`() throws {
        let run = try run(flaky: nil)
        #expect(!ConsoleReport(run, policy: Sample.strict, style: .plain).text.contains("flaky"))
        #expect(!text(JUnitReport(run, policy: Sample.strict).rendered()).contains("flakyFailure"))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
