import Conformance
import Testing
import XML

@testable import Reporting

@Suite struct JUnitWaiverTests {
    @Test func `waivers and what they waive are told as in the golden file`() throws {
        try expectGolden("waivers.junit.xml", JUnitReport(try Sample.waived(), policy: Sample.strict).rendered())
    }

    @Test func `a waived case is skipped, until when, with the reason and the owner`() throws {
        let testcases = try JUnitReportTests.testcases(try Sample.waived([.active]))
        let skipped = try #require(testcases.compactMap { $0.elements.first { $0.name.local == "skipped" } }.first)
        #expect(skipped.attribute("type") == "waived")
        #expect(skipped.attribute("message")?.hasPrefix("WAIVED until 2025-12-31 [backup.platform] expected") == true)
        #expect(skipped.text.contains("by Backup operations: The platform came with the last update"))
        #expect(skipped.text.contains("Waiver:    waivers.yaml:12:3"))
    }

    @Test func `a stale waiver is a failure that names the lines to delete`() throws {
        let testcase = try #require(try JUnitReportTests.testcases(try Sample.waived([.stale])).last)
        #expect(testcase.attribute("classname") == "emconform.waivers.stale")
        #expect(testcase.attribute("name") == "waiver backup.link.*")
        let failure = try #require(testcase.elements.first)
        #expect(failure.name.local == "failure")
        #expect(failure.attribute("type") == "stale-waiver")
        #expect(failure.attribute("message")?.hasSuffix("delete lines 19-24 of waivers.yaml") == true)
        #expect(failure.text.contains("waivers.yaml:19:3"))
    }

    @Test func `an expired waiver is a failure of its own`() throws {
        let testcase = try #require(try JUnitReportTests.testcases(try Sample.waived([.expired])).last)
        #expect(testcase.attribute("classname") == "emconform.waivers.expired")
        #expect(testcase.elements.first?.attribute("type") == "expired-waiver")
        #expect(testcase.elements.first?.attribute("message")?.contains("its last day was 2025-02-28") == true)
    }

    @Test(arguments: [WaiverUse.State.active, .unused])
    func `a waiver that needs no care is no testcase, and the report is green`(_ state: WaiverUse.State) throws {
        let root = try JUnitReportTests.root(try Sample.waived([state]))
        #expect(root.elements.map { $0.attribute("name") } == ["session", "backup"])
        #expect(root.attribute("failures") == "0")
    }

    @Test(arguments: [WaiverUse.State.expired, .stale])
    func `no reader is green when the exit status is 5`(_ state: WaiverUse.State) throws {
        let run = try Sample.waived([state])
        #expect(Conformance.ExitStatus(run, under: Sample.strict) == .waiversOutdated)
        #expect(try JUnitReportTests.root(run).attribute("failures") == "1")
    }
}
