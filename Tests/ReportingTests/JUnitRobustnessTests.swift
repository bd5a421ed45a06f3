import Conformance
import Testing
import XML

@testable import Reporting

@Suite struct JUnitRobustnessTests {
    @Test func `a recount that differs is refused`() throws {
        let text = String(
            decoding: JUnitReport(try Sample.conforming(), policy: Sample.strict).rendered(),
            as: UTF8.self
        )
        let wrong = Array(text.replacing("tests=\"5\"", with: "tests=\"4\"").utf8)
        #expect(throws: ReportError.self) { try JUnitReport.verify(wrong) }
    }

    @Test func `a report that is cut short is refused`() throws {
        let bytes = JUnitReport(try Sample.conforming(), policy: Sample.strict).rendered()
        #expect(throws: ReportError.self) { try JUnitReport.verify(Array(bytes.dropLast(20))) }
    }
}
