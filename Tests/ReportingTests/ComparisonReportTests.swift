import Comparing
import Conformance
import Foundation
import Testing

@testable import Reporting

/// A comparison told in each format.
@Suite struct ComparisonReportTests {
    private static let hostile = "a\u{1B}[2J<script>alert(1)</script>|`]]>\u{202E}##[error]x @team https://evil.example"

    /// A comparison as its own JSON says it.
    private func comparison(
        changes: [[String: Any]] = [],
        verdicts: [[String: Any]] = [],
        obstacle: String? = nil,
        name: String = "before"
    ) throws -> Comparison {
        let side: [String: Any] = [
            "name": name, "isMock": true, "versions": ["v1_7"], "startedAt": "2026-01-01T00:00:00Z", "exchanges": 3,
            "populations": [["resource": "backup", "found": 24, "picked": 20]],
        ]
        let extent = ["requests": 1, "onlyBefore": 2, "onlyAfter": 3, "representations": 4, "requirements": 5]
        var object: [String: Any] = [
            "before": side, "after": side, "extent": extent, "changes": changes, "verdictChanges": verdicts,
        ]
        object["obstacle"] = obstacle
        return try JSONDecoder().decode(Comparison.self, from: JSONSerialization.data(withJSONObject: object))
    }

    private func change(_ rule: ChangeRule, _ text: String = "text", places: Int = 1) -> [String: Any] {
        [
            "changeClass": rule.changeClass.rawValue, "rule": rule.rawValue, "holders": [text], "part": text,
            "before": text, "after": text, "subjectsBefore": ["some": 20, "all": 20],
            "subjectsAfter": ["some": 0, "all": 20], "places": (0..<places).map { "\(text) \($0)" },
        ]
    }

    private func verdict(_ rule: ChangeRule) -> [String: Any] {
        [
            "changeClass": rule.changeClass.rawValue, "rule": rule.rawValue, "requirement": "backup.platform",
            "level": "must", "purpose": "It tells its platform.", "before": "pass", "after": "violation",
            "cases": ["backup.platform [entity, xml]"],
        ]
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `nothing breaking is said in every format, with its exit status`() throws {
        let report = ComparisonReport(try comparison())
        #expect(report.headline == "NOTHING BREAKING (exit status 0): 0 breaking, 0 risky, 0 compatible")
        #expect(report.lines.last == report.headline)
        #expect(text(report.markdown()).contains("# emconform: NOTHING BREAKING\n\nExit status 0:"))
        #expect(text(report.html()).contains("<h1>NOTHING BREAKING</h1>"))
        #expect(text(try report.json()).contains("\"exitStatus\" : 0"))
        try report.verify(html: report.html())
    }

    @Test func `what breaks stands first, with rule, numbers and places`() throws {
        let changes = [change(.partVanished, "Platform", places: 9), change(.partAppeared, "Extra")]
        let report = ComparisonReport(try comparison(changes: changes, verdicts: [verdict(.mustBroken)]))
        #expect(report.headline == "BREAKING (exit status 1): 2 breaking, 0 risky, 1 compatible")
        #expect(report.lines.contains("breaking part-vanished: Platform: Platform: Platform → Platform"))
        let markdown = text(report.markdown())
        #expect(markdown.contains("## Breaking (2)"))
        #expect(markdown.contains("20 of 20 → 0 of 20 subjects"))
        #expect(markdown.contains("Platform 4 and 4 more"))
        #expect(markdown.contains("| must-broken | breaking | A must that was kept is violated. |"))
        #expect(!markdown.contains("| kind-differs |"))
    }

    @Test func `what cannot be compared says why`() throws {
        let report = ComparisonReport(try comparison(obstacle: "there was no session before"))
        #expect(report.headline == "NOT COMPARABLE (exit status 2): there was no session before")
        #expect(text(try report.json()).contains("\"status\" : \"notComparable\""))
    }

    @Test func `what breaks is told although not everything could be compared`() throws {
        let report = ComparisonReport(try comparison(changes: [change(.statusRefused)], obstacle: "no backups after"))
        #expect(report.comparison.status == .breaking)
        #expect(report.headline.hasSuffix("1 breaking, 0 risky, 0 compatible; moreover no backups after"))
    }

    @Test func `nothing that a server says takes effect in a report`() throws {
        let changes = [change(.partVanished, Self.hostile), change(.valueNew, Self.hostile)]
        let report = ComparisonReport(try comparison(changes: changes, obstacle: Self.hostile, name: Self.hostile))
        let html = report.html()
        try report.verify(html: html)
        for bytes in [html, report.markdown(), try report.json(), Array(report.lines.joined(separator: "\n").utf8)] {
            #expect(!text(bytes).unicodeScalars.contains { $0.isObeyed && $0 != "\n" })
            #expect(!text(bytes).contains("##[error]"))
        }
        #expect(!text(html).contains("<script>"))
    }

    @Test func `a page that lacks a change is not sound`() throws {
        let report = ComparisonReport(try comparison(changes: [change(.partVanished)]))
        let less = ComparisonReport(try comparison()).html()
        #expect(throws: ReportError.unrenderable(format: "HTML", reason: "it tells 0 of 1 changes")) {
            try report.verify(html: less)
        }
        #expect(throws: ReportError.self) { try report.verify(html: Array(report.html().dropLast(20))) }
    }

    @Test func `the same comparison gives the same bytes`() throws {
        let reports = try (0..<3).map { _ in
            ComparisonReport(try comparison(changes: [change(.partVanished)], verdicts: [verdict(.mustBroken)]))
        }
        #expect(Set(reports.map { text($0.markdown()) }).count == 1)
        #expect(Set(reports.map { text($0.html()) }).count == 1)
        #expect(Set(try reports.map { text(try $0.json()) }).count == 1)
    }

    @Test func `a thousand changes are counted, and not all listed`() throws {
        let changes = (0..<1_000).map { change(.partVanished, "part\($0)") }
        let report = ComparisonReport(try comparison(changes: changes))
        #expect(report.lines.contains("… and 950 more breaking"))
        #expect(text(report.markdown()).contains("- and 700 more"))
        #expect(report.markdown().count < 1_000_000)
    }

    @Test func `the JSON is the shape that is promised`() throws {
        let report = ComparisonReport(
            try comparison(changes: [change(.partVanished)], verdicts: [verdict(.mustBroken)])
        )
        let object = try JSONSerialization.jsonObject(with: Data(try report.json())) as? [String: Any]
        let keys: Set<String> = [
            "schemaVersion", "status", "exitStatus", "before", "after", "counts", "extent", "changes", "verdictChanges",
            "rules",
        ]
        #expect(Set(try #require(object).keys) == keys)
        let first = (object?["changes"] as? [[String: Any]])?.first
        #expect(first?["class"] as? String == "breaking")
        #expect(first?["rule"] as? String == "part-vanished")
    }
}
