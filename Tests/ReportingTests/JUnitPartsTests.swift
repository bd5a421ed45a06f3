import Conformance
import Foundation
import Testing
import XML

@testable import Reporting

@Suite struct JUnitPartsTests {
    @Test func `a report that is small enough is one file`() throws {
        let report = JUnitReport(try Sample.everyOutcome(), policy: Sample.strict)
        #expect(report.parts() == [report.rendered()])
    }

    @Test(arguments: [1, 5_000, 9_000, 20_000])
    func `each part is a report in itself, and the sums are those of the whole`(_ limit: Int) throws {
        for run in try JUnitReportTests.runs() {
            let report = JUnitReport(run, policy: Sample.strict)
            let whole = try #require(XMLReader.read(report.rendered()).root)
            let parts = report.parts(limit: limit)
            for part in parts { try JUnitReport.verify(part) }
            let roots = try parts.map { try #require(XMLReader.read($0).root) }
            for name in ["tests", "failures", "errors"] {
                #expect(Self.sum(name, of: roots) == Self.sum(name, of: [whole]))
            }
            #expect(Self.names(roots) == Self.names([whole]))
            #expect(Set(Self.names(roots)).count == Self.names(roots).count)
        }
    }

    @Test func `no part is larger than the limit when no testcase is`() throws {
        let findings = [try Sample.finding(excerpt: String(repeating: "x", count: 1500))]
        let results = (0..<200).map { Sample.result("r\($0 / 30).c\($0)", outcome: .violation, findings: findings) }
        let report = JUnitReport(try Sample.run(results), policy: Sample.strict)
        let parts = report.parts(limit: 50_000)
        #expect(parts.count > 10)
        #expect(parts.allSatisfy { $0.count <= 50_000 })
        // A suite costs its properties; the parts are filled but for that.
        #expect(parts.count < 2 * report.rendered().count / 50_000 + 2)
    }

    @Test func `the run's time is told once`() throws {
        let parts = JUnitReport(try Sample.everyOutcome(), policy: Sample.strict).parts(limit: 1)
        let times = try parts.map { try #require(XMLReader.read($0).root).attribute("time") }
        #expect(times == ["12.346"] + Array(repeating: "0.000", count: parts.count - 1))
    }

    @Test(.enabled(if: JUnitReportTests.hasSchema, JUnitReportTests.noSchema))
    func `the Jenkins schema accepts every part`() throws {
        let schema = try JUnitReportTests.jenkins()
        for part in JUnitReport(try Sample.everyOutcome(), policy: Sample.strict).parts(limit: 6000) {
            #expect(schema.validate(part) == [])
        }
    }

    @Test func `parts stand beside the first, and those of an earlier run go`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "junit.xml").path()
            let report = JUnitReport(try Sample.everyOutcome(), policy: Sample.strict)
            let many = try ReportFile.write(report, to: path, limit: 5000)
            #expect(many.count > 3)
            #expect(many[1] == folder.appending(path: "junit-2.xml").path())
            try FileManager.default.removeItem(atPath: many[1])
            #expect(try ReportFile.write(report, to: path) == [path])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["junit.xml"])
        }
    }

    @Test func `a file of somebody's that is called like a part stays`() throws {
        try withTemporaryFolder { folder in
            let report = JUnitReport(try Sample.conforming(), policy: Sample.strict)
            let own = ["junit-2.xml", "junit-02.xml", "junit-.xml", "junit-2.xml.bak"]
            for name in own { try Data(report.rendered()).write(to: folder.appending(path: name)) }
            try ReportFile.write(report, to: folder.appending(path: "junit.xml").path())
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            #expect(Set(names) == Set(own + ["junit.xml"]))
        }
    }

    private static func sum(_ name: String, of roots: [XMLElement]) -> Int {
        roots.compactMap { $0.attribute(name) }.compactMap { Int($0) }.reduce(0, +)
    }

    private static func names(_ roots: [XMLElement]) -> [String] {
        roots.flatMap(\.elements).flatMap(\.elements).filter { $0.name.local == "testcase" }
            .compactMap { $0.attribute("name") }
    }
}
