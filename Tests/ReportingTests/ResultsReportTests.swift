import Conformance
import Foundation
import Testing

@testable import Reporting

@Suite struct ResultsReportTests {
    @Test func `a run with every outcome is told as in the golden file`() throws {
        try expectGolden(
            "every-outcome.results.json",
            try ResultsReport(try Sample.everyOutcome(), policy: Sample.strict).rendered()
        )
    }

    @Test func `a run that is read again is the same run`() throws {
        for run in try JUnitReportTests.runs() {
            let report = ResultsReport(run, policy: Sample.failingShoulds)
            let again = try ResultsReport(reading: try report.rendered())
            #expect(again == report)
            #expect(try again.rendered() == report.rendered())
        }
    }

    @Test func `the schema accepts every report`() throws {
        let validator = try Self.validator()
        for run in try JUnitReportTests.runs() {
            let value = try Self.value(try ResultsReport(run, policy: Sample.strict).rendered())
            #expect(validator.problems(in: value) == [])
        }
    }

    @Test(arguments: [
        (#""schemaVersion" : 1"#, #""schemaVersion" : 2"#),
        (#""kind" : "finished""#, #""kind" : "noSession""#),
        (#""outcome" : "pass""#, #""outcome" : "fine""#),
        (#""isMock" : true"#, #""isMock" : 1"#),
        (#""requests" : 42"#, #""requests" : 42.5"#),
        (#""requests" : 42"#, #""requests" : 42, "password" : "x""#),
        (#""origin" : "https://em.example:9398""#, #""origin" : 9398"#),
        (#""seconds" : 12.346"#, #""minutes" : 1"#),
    ])
    func `the schema refuses another shape`(_ right: String, wrong: String) throws {
        let text = String(
            decoding: try ResultsReport(try Sample.everyOutcome(), policy: Sample.strict).rendered(),
            as: UTF8.self
        )
        #expect(text.contains(right))
        let value = try Self.value(Array(text.replacing(right, with: wrong).utf8))
        #expect(try !Self.validator().problems(in: value).isEmpty)
    }

    @Test func `a keyword that the validator does not know is an error`() {
        let validator = JSONSchemaValidator(root: .object(["patern": .string("x")]))
        #expect(validator.problems(in: .null) == ["$: the schema's keyword patern is unknown"])
    }

    @Test func `control characters are escaped and come back`() throws {
        let report = ResultsReport(try Sample.everyOutcome(), policy: Sample.strict)
        let text = String(decoding: try report.rendered(), as: UTF8.self)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isObeyed })
        #expect(text.contains(#"\u202eabc\u009b2J"#))
    }

    @Test(arguments: [(1e-5, "0"), (0.00051, "0.001"), (0.1, "0.1"), (1234.5678, "1234.568"), (1e6, "1000000")])
    func `a time is spelt to the millisecond and without an exponent`(_ seconds: Double, _ spelling: String) throws {
        let report = ResultsReport(try Sample.run([Sample.result(seconds: seconds)]), policy: Sample.strict)
        let text = String(decoding: try report.rendered(), as: UTF8.self)
        #expect(text.contains("\"seconds\" : \(spelling),"))
    }

    @Test func `a time that is no number is refused with its reason`() throws {
        let report = ResultsReport(try Sample.run([Sample.result(seconds: .nan)]), policy: Sample.strict)
        #expect(throws: ReportError.self) { try report.rendered() }
    }

    @Test(arguments: [
        (#""schemaVersion" : 1"#, #""schemaVersion" : 2"#),
        (#""kind" : "finished""#, #""kind" : "noSession""#),
        (#""target" : "/api/backups"#, #""target" : "/api/x?action=delete&y="#),
        (#""origin" : "https://em.example"#, #""origin" : "https://user:secret@em.example"#),
    ])
    func `results that no run can have made are not read`(_ right: String, wrong: String) throws {
        let text = String(
            decoding: try ResultsReport(try Sample.everyOutcome(), policy: Sample.strict).rendered(),
            as: UTF8.self
        )
        #expect(text.contains(right))
        #expect(throws: ReportError.self) { try ResultsReport(reading: Array(text.replacing(right, with: wrong).utf8)) }
    }

    @Test(arguments: [
        ("", "they are no JSON"), ("<xml/>", "they are no JSON"), ("[]", "the document is of another type"),
        ("{}", "the document has no 'schemaVersion'"),
        ("{\"schemaVersion\":\"1\"}", "schemaVersion is of another type"),
        ("{\"schemaVersion\":2}", "their schema version is 2, and this emconform reads version 1"),
        ("{\"schemaVersion\":1}", "the document has no 'policy'"),
        (
            "{\"schemaVersion\":1,\"policy\":{\"failOn\":\"never\"}}",
            "policy.failOn: Cannot initialize Level from invalid String value never"
        ),
    ])
    func `what is none of ours is refused with the reason`(_ text: String, reason: String) throws {
        #expect(throws: ReportError.unreadable(reason: reason)) { try ResultsReport(reading: Array(text.utf8)) }
    }

    @Test(arguments: ["-1", "9223372036854775807"]) func `a count that no run has is refused`(_ count: String) throws {
        let bytes = try ResultsReport(try Sample.run([Sample.result()]), policy: Sample.strict).rendered()
        let text = String(decoding: bytes, as: UTF8.self).replacing("\"passed\" : 5", with: "\"passed\" : \(count)")
        let reason = "results[0].subjects.passed: no run has so many subjects"
        #expect(throws: ReportError.unreadable(reason: reason)) { try ResultsReport(reading: Array(text.utf8)) }
    }

    @Test func `the schema lists the words of session steps, and no others`() throws {
        let bytes = try Data(contentsOf: checkout.appending(path: "schemas/results.schema.json"))
        let schema = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let properties = try #require(definitions["finding"]?["properties"] as? [String: [String: Any]])
        let items = try #require(properties["steps"]?["items"] as? [String: [String]])
        #expect(Set(items["enum"] ?? []) == Set(SessionAction.allCases.map(\.description)))
    }

    private static func validator() throws -> JSONSchemaValidator {
        let bytes = try Data(contentsOf: checkout.appending(path: "schemas/results.schema.json"))
        return JSONSchemaValidator(root: try value(Array(bytes)))
    }

    private static func value(_ bytes: [UInt8]) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }
}
