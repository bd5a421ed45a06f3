import Conformance
import Foundation
import Testing
import XML

@testable import Reporting

@Suite struct JUnitReportTests {
    @Test func `a run with every outcome is told as in the golden file`() throws {
        try expectGolden(
            "every-outcome.junit.xml",
            JUnitReport(try Sample.everyOutcome(), policy: Sample.strict).rendered()
        )
    }

    @Test func `a run without a session is told as in the golden file`() throws {
        let run = try Sample.run([], ending: .noSession("the certificate is not trusted"))
        try expectGolden("no-session.junit.xml", JUnitReport(run, policy: Sample.strict).rendered())
    }

    @Test func `the same run gives the same bytes`() throws {
        let report = JUnitReport(try Sample.everyOutcome(), policy: Sample.strict)
        #expect(report.rendered() == report.rendered())
    }

    @Test func `every report passes its own recount`() throws {
        for run in try Self.runs() {
            try JUnitReport.verify(JUnitReport(run, policy: Sample.strict).rendered())
        }
    }

    @Test(.enabled(if: hasSchema, noSchema)) func `the Jenkins schema accepts every report`() throws {
        let schema = try Self.jenkins()
        for run in try Self.runs() {
            #expect(schema.validate(JUnitReport(run, policy: Sample.strict).rendered()) == [])
        }
    }

    @Test(.enabled(if: hasSchema, noSchema)) func `the Jenkins schema refuses what the dialect forbids`() throws {
        let schema = try Self.jenkins()
        let text = String(
            decoding: JUnitReport(try Sample.conforming(), policy: Sample.strict).rendered(),
            as: UTF8.self
        )
        let longer = text.replacing("time=\"12.346\"", with: "time=\"12.345678\"")
        #expect(longer != text)
        #expect(!schema.validate(Array(longer.utf8)).isEmpty)
    }

    @Test func `counts are the lab's for every outcome`() throws {
        let root = try Self.root(try Sample.everyOutcome())
        #expect(root.attribute("tests") == "13")
        #expect(root.attribute("failures") == "4")
        #expect(root.attribute("errors") == "2")
        #expect(root.attribute("skipped") == nil)
    }

    @Test func `there is one suite a resource in plan order, and none without a testcase`() throws {
        let names = try Self.root(try Sample.everyOutcome()).elements.map { $0.attribute("name") }
        #expect(names == ["session", "backup", "job", "run"])
    }

    @Test func `names are unique and at most 200 characters, whatever the cases are called`() throws {
        let long = "backup." + String(repeating: "x", count: 300)
        let results = [long + "a", long + "b", "backup.same", "backup.same"].map { Sample.result($0) }
        let names = try Self.testcases(try Sample.run(results)).compactMap { $0.attribute("name") }
        #expect(Set(names).count == 5)
        #expect(names.allSatisfy { $0.count <= 200 })
    }

    @Test func `a testcase has one result element at most, whose message is the text's first line`() throws {
        for testcase in try Self.testcases(try Sample.everyOutcome()) {
            let problems = testcase.elements.filter { $0.name.local != "system-out" }
            #expect(problems.count <= 1)
            for problem in problems {
                #expect(problem.text.split(separator: "\n").first.map { String($0) } == problem.attribute("message"))
            }
        }
    }

    @Test(arguments: Mapping.all)
    func `an outcome is written as the dialect says`(_ mapping: Mapping) throws {
        let result = Sample.result(
            "backup.subject",
            level: mapping.level,
            outcome: mapping.outcome,
            reason: "why",
            findings: mapping.outcome.isFinding ? [try Sample.finding()] : []
        )
        let testcase = try #require(try Self.testcases(try Sample.run([result]), mapping.policy).first)
        let problem = testcase.elements.first { $0.name.local != "system-out" }
        #expect(problem?.name.local == mapping.element)
        #expect(problem?.attribute("type") == mapping.type)
        #expect(problem?.attribute("message")?.hasPrefix(mapping.message) ?? mapping.message.isEmpty)
    }

    @Test(arguments: [
        ("", "evidence/a.har", "[[ATTACHMENT|evidence/a.har]]"),
        ("my/reports", "evidence/a.har", "[[ATTACHMENT|my/reports/evidence/a.har]]"),
        ("", "../../etc/passwd", nil), ("", "/etc/passwd", nil), ("", "a]]\n[[ATTACHMENT|b", nil), ("a]", "a.har", nil),
    ])
    func `evidence of what failed is attached, and nothing out of its folder`(
        _ folder: String,
        _ file: String,
        _ directive: String?
    ) throws {
        var finding = try Sample.finding()
        finding.evidence = file
        let run = try Sample.run([Sample.result(outcome: .violation, findings: [finding])])
        let bytes = JUnitReport(run, policy: Sample.strict, folder: folder).rendered()
        let root = try #require(XMLReader.read(bytes).root)
        let testcase = try #require(root.elements.first?.elements.first { $0.name.local == "testcase" })
        let output = testcase.elements.first { $0.name.local == "system-out" }?.text ?? ""
        let lines = output.split(separator: "\n").filter { $0.contains("ATTACHMENT") }
        #expect(lines == [directive].compactMap { $0.map { Substring($0) } })
    }

    @Test func `a note is a pass with its evidence in the output, without directives of the server's`() throws {
        let note = Sample.result(level: .may, outcome: .note, findings: [try Sample.finding(actual: Sample.hostile)])
        let testcase = try #require(try Self.testcases(try Sample.run([note])).first)
        #expect(testcase.elements.map(\.name.local) == ["system-out"])
        #expect(testcase.elements[0].text.contains("NOTE MAY [backup.platform]"))
        #expect(!testcase.elements[0].text.contains("[[ATTACHMENT"))
    }

    @Test func `a case that does not apply is left out`() throws {
        let run = try Sample.run([Sample.result(), Sample.result("backup.cdp", outcome: .notApplicable)])
        #expect(
            try Self.testcases(run).compactMap { $0.attribute("name") }.contains("backup.cdp [entity, xml]") == false
        )
    }

    @Test func `blocked cases have one root error that counts them`() throws {
        let blocked = ["backup.a", "backup.b"].map { Sample.result($0, outcome: .blocked, reason: "no JSON") }
        let root = try #require(try Self.testcases(try Sample.run(blocked)).last)
        #expect(root.attribute("name") == "run.blocked")
        #expect(root.elements.first?.attribute("message") == "ERROR [run.blocked] 2 cases could not be judged: no JSON")
    }

    @Test(arguments: [
        (Run.Ending.noSession("refused"), "session.unreachable", "emconform.session.logon"),
        (.interrupted(signal: 2), "run.interrupted", "emconform.run.ending"),
        (.outOfTime(seconds: 60), "run.out-of-time", "emconform.run.ending"),
        (.finished, "run.nothing-judged", "emconform.run.ending"),
    ])
    func `a run with nothing is an error`(_ ending: Run.Ending, name: String, classname: String) throws {
        let testcases = try Self.testcases(try Sample.run([], ending: ending))
        #expect(testcases.map { $0.attribute("name") } == [name])
        #expect(testcases.first?.attribute("classname") == classname)
        #expect(testcases.first?.elements.map(\.name.local) == ["error"])
    }

    @Test func `a file is green only when the exit status is 0`() throws {
        for run in try Self.runs() {
            for policy in [Sample.strict, Sample.failingShoulds, Sample.failingMays] {
                let root = try Self.root(run, policy)
                let isGreen = root.attribute("failures") == "0" && root.attribute("errors") == "0"
                #expect(!isGreen || Conformance.ExitStatus(run, under: policy) == .conforms)
            }
        }
    }

    @Test func `a conforming run is green`() throws {
        let root = try Self.root(try Sample.conforming())
        #expect(root.attribute("failures") == "0")
        #expect(root.attribute("errors") == "0")
    }

    @Test func `a time is three decimals, never negative and never an exponent`() throws {
        let times = [1e-9, -1, .infinity, .nan, 1e300, 1234.56789].map { Milliseconds($0).description }
        #expect(times == ["0.000", "0.000", "0.000", "0.000", "1000000000.000", "1234.568"])
    }

    @Test func `the text of a case stays within 60 KB however much a server says`() throws {
        let findings = try (0..<40).map {
            try Sample.finding(subject: "s\($0)", excerpt: String(repeating: "é", count: 9000))
        }
        let testcases = try Self.testcases(try Sample.run([Sample.result(outcome: .violation, findings: findings)]))
        let text = try #require(testcases.first?.elements.first?.text)
        #expect(text.utf8.count < 60_100)
        #expect(text.hasSuffix("bytes more)"))
    }

    @Test func `marks of a mock and of unverified certificates stand in the properties`() throws {
        let setting = try Sample.setting(isInsecure: true)
        let suite = try #require(try Self.root(try Sample.everyOutcome(setting: setting)).elements.first)
        let marks = suite.elements.first?.elements.first { $0.attribute("name") == "marks" }?.attribute("value")
        #expect(marks?.contains("MOCK") == true)
        #expect(marks?.contains("INSECURE") == true)
    }
}

extension JUnitReportTests {
    struct Mapping: CustomTestStringConvertible, Sendable {
        let outcome: Outcome
        let level: Level
        var policy = Sample.strict
        var element: String?
        var type: String?
        var message = ""

        var testDescription: String { "\(outcome) at \(level), failing on \(policy.failOn)" }

        static let all: [Mapping] = [
            Mapping(outcome: .pass, level: .must),
            Mapping(
                outcome: .violation,
                level: .must,
                element: "failure",
                type: "MUST",
                message: "MUST [backup.subject] "
            ),
            Mapping(outcome: .warning, level: .should, element: "skipped", type: "warning", message: "WARN SHOULD ["),
            Mapping(
                outcome: .warning,
                level: .should,
                policy: Sample.failingShoulds,
                element: "failure",
                type: "SHOULD",
                message: "SHOULD ["
            ),
            Mapping(outcome: .note, level: .may),
            Mapping(
                outcome: .note,
                level: .may,
                policy: Sample.failingMays,
                element: "failure",
                type: "MAY",
                message: "MAY ["
            ),
            Mapping(outcome: .waived, level: .must, element: "skipped", type: "waived", message: "WAIVED"),
            Mapping(
                outcome: .noData,
                level: .must,
                element: "skipped",
                type: "no-data",
                message: "NO DATA [backup.subject] why"
            ),
            Mapping(outcome: .blocked, level: .must, element: "skipped", type: "blocked", message: "BLOCKED ["),
            Mapping(outcome: .error, level: .must, element: "error", type: "transport", message: "ERROR ["),
        ]
    }

    static func runs() throws -> [Run] {
        let some = [Sample.result(), Sample.result("backup.a", outcome: .noData, reason: "nothing there")]
        return try [
            Sample.everyOutcome(), Sample.conforming(), Sample.run([]), Sample.run(some),
            Sample.run([], ending: .noSession(Sample.hostile)), Sample.run(some, ending: .interrupted(signal: 15)),
            Sample.run(some, ending: .outOfTime(seconds: 5)),
            Sample.run([Sample.result(outcome: .blocked, reason: nil)]),
            Sample.run([Sample.result(outcome: .error, reason: "no answer")]),
            Sample.run([Sample.result(outcome: .notApplicable)]),
            Sample.run(Sample.conforming().results + [Sample.result("backup.b", outcome: .blocked, reason: "x")]),
            Sample.waived(), Sample.waived([.active]), Sample.waived([.expired]), Sample.waived([.stale]),
            Sample.waived([.unused]),
        ]
    }

    static func root(_ run: Run, _ policy: Conformance.ExitStatus.Policy = Sample.strict) throws -> XMLElement {
        try #require(XMLReader.read(JUnitReport(run, policy: policy).rendered()).root)
    }

    static func testcases(_ run: Run, _ policy: Conformance.ExitStatus.Policy = Sample.strict) throws -> [XMLElement] {
        try root(run, policy).elements.flatMap { $0.elements.filter { $0.name.local == "testcase" } }
    }

    /// The public schemas are no part of the checkout; without them there is nothing to hold a report against.
    static let noSchema: Comment = "the public JUnit schemas are not beside the checkout"
    private static let file = checkout.appending(path: "../shared/corpus/junit-xsd/jenkins-junit-10.xsd")
    static let hasSchema = FileManager.default.fileExists(atPath: file.path())

    static func jenkins() throws -> XMLSchema {
        try XMLSchema(Array(Data(contentsOf: file)), name: file.lastPathComponent)
    }
}
