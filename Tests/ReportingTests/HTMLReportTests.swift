import Conformance
import Foundation
import Testing
import XML

@testable import Reporting

@Suite struct HTMLReportTests {
    @Test func `a run with every outcome is told as in the golden file`() throws {
        try expectGolden("every-outcome.html", HTMLReport(try Sample.everyOutcome(), policy: Sample.strict).rendered())
    }

    @Test func `the same run gives the same bytes`() throws {
        let report = HTMLReport(try Sample.everyOutcome(), policy: Sample.strict)
        #expect(report.rendered() == report.rendered())
    }

    @Test func `every page passes its own verification`() throws {
        for run in try JUnitReportTests.runs() + [Sample.waived()] {
            let report = HTMLReport(run, policy: Sample.strict)
            try report.verify(report.rendered())
        }
    }

    @Test func `the verdict is the first heading, with its reason, exit status and marks`() throws {
        var setting = try Sample.setting(isInsecure: true)
        setting.isReplay = true
        let page = try HTMLTree(Sample.everyOutcome(setting: setting))
        let banner = try #require(page.elements("header").first)
        #expect(page.elements("h1").map(\.text) == ["DOES NOT CONFORM"])
        #expect(banner.words.contains("3 requirements not kept, in 4 cases"))
        #expect(banner.words.contains("Exit status 1."))
        let marks = try #require(banner.elements.first { $0.attribute("class") == "marks" }).elements.map(\.text)
        #expect(marks.map { $0.prefix { $0 != ":" } } == ["MOCK", "REPLAY", "INSECURE"])
    }

    @Test func `a run without marks has none`() throws {
        var setting = try Sample.setting()
        setting.isMock = false
        let page = try HTMLTree(Sample.everyOutcome(setting: setting))
        #expect(page.all.allSatisfy { $0.attribute("class") != "marks" })
    }

    @Test func `counts stand by level and outcome, and add up`() throws {
        let run = try Sample.everyOutcome()
        let rows = try HTMLTree(run).table("Cases by outcome and level")
        let tally = Tally(run.results)
        #expect(rows.map { $0[0] } == Outcome.allCases.map(\.title) + ["all"])
        #expect(rows.map { $0[4] } == Outcome.allCases.map { String(tally.count($0)) } + [String(tally.cases)])
        for row in rows {
            let numbers = row.dropFirst().compactMap { Int($0) }
            #expect(numbers.count == 4)
            #expect(numbers.prefix(3).reduce(0, +) == numbers.last)
        }
    }

    @Test func `coverage and setting say how much was tested, of what and how`() throws {
        let run = try Sample.everyOutcome()
        let page = try HTMLTree(run)
        let coverage = Coverage(run.results)
        #expect(page.part("coverage").words.contains(coverage.percent))
        let setting = page.part("setting").words
        for fact in [
            "https://em.example:9398", "v1_6, v1_7", "sha256:0123abcd", "18446744073709551615", "5 a resource",
            "backup.* session.*", "2025-03-01T10:20:30Z", "42", "123456", "12.346 s",
        ] {
            #expect(setting.contains(fact), "\(fact)")
        }
    }

    @Test func `rows come in the order in which a reader must act`() throws {
        let rows = try HTMLTree(Sample.everyOutcome()).rows.map { $0.attribute("id") ?? "" }
        #expect(
            rows
                == [
                    "session.revoked", "backup.platform", "backup.name", "job.name", "backup.guid", "backup.link.type",
                    "backup.extra", "backup.link.replica", "backup.link.cloud", "session.logon", "job.cdp", "tape.name",
                ].map { "requirement-\($0)" }
        )
    }

    @Test func `a should that fails the run stands above one that does not, and says so`() throws {
        let results = [
            Sample.result("backup.a", outcome: .error), Sample.result("backup.b", level: .should, outcome: .warning),
        ]
        let lenient = try HTMLTree(Sample.run(results))
        let strict = try HTMLTree(Sample.run(results), policy: Sample.failingShoulds)
        #expect(lenient.rows.map { $0.attribute("data-outcome") } == ["error", "warning"])
        #expect(strict.rows.map { $0.attribute("data-outcome") } == ["fails warning", "error"])
        #expect(strict.rows.first?.words.contains("warning, fails the run") == true)
    }

    @Test func `a failure has all that is needed to act on it`() throws {
        let row = try #require(try HTMLTree(Sample.everyOutcome()).row("backup.platform"))
        let text = row.words
        for part in [
            "The platform of a backup is told.", "Response Body", "build 13.0.1.1071", "S14", "C8",
            "one Platform element", "none", "/Backup (line 1, column 12)", "<Backup Name=\"a\">\n  <Other/>\n</Backup>",
            "resources/backup.yaml:12:3", "2 failed", "3 passed",
            "urn:veeam:Backup:11111111-2222-3333-4444-555555555555",
            "curl --silent --show-error --include",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let links = HTMLTree.all(in: row).compactMap { $0.attribute("href") }
        #expect(links == ["https://reference.example/get_backups_id.html", "#promise-backup_20S14"])
    }

    @Test func `lines to paste are those of the other reports, with a button and the lines that log on`() throws {
        let run = try Sample.everyOutcome()
        let page = try HTMLTree(run)
        let commands = page.all.filter { $0.attribute("class") == "command" }
        let lines = commands.compactMap { $0.elements.first?.elements.first?.words }
        #expect(lines.first == Curl.logon(at: run.setting.origin, trust: .verified).joined(separator: "\n"))
        let request = try #require(run.results[3].findings.first?.requests.first)
        #expect(lines.contains(Curl(request, at: run.setting.origin, trust: .verified).text))
        for command in commands { #expect(command.elements.map(\.name.local) == ["pre", "button"]) }
    }

    @Test func `session steps stand in order`() throws {
        let row = try #require(try HTMLTree(Sample.everyOutcome()).row("session.revoked"))
        let steps = HTMLTree.all(in: row).first { $0.name.local == "ol" }?.elements.map(\.text)
        #expect(steps == ["log on", "log out", "read with the token of the ended session"])
    }

    @Test func `a promise is told with what keeps it, parts of a contract included`() throws {
        let rows = try HTMLTree(Sample.run([Sample.result("backup.platform")])).table("Promises of backup")
        #expect(rows.count == 26)
        #expect(rows[13] == ["S14", "Promise 14.", "pass", "backup.platform pass"])
        #expect(rows[0] == ["S1", "Promise 1.", "not in the plan", ""])
    }

    @Test func `waivers are counted apart by what became of them`() throws {
        let page = try HTMLTree(Sample.waived())
        #expect(page.part("waivers").words.contains("4 waivers: 1 active, 1 expired, 1 stale, 1 unused."))
        let rows = page.table("Waivers by what became of them")
        #expect(rows.map { $0[0].prefix { $0 != " " } } == ["active", "expired", "stale", "unused"])
        #expect(rows.map { $0[6] } == ["2", "0", "0", "0"])
        #expect(page.row("backup.platform")?.words.contains("Waived until 2025-12-31, by Backup operations") == true)
        #expect(try HTMLTree(Sample.conforming()).part("waivers").words.contains("No waiver was given."))
    }

    @Test func `the slowest cases are told, slowest first, with the total`() throws {
        let results = (0..<30).map { Sample.result("backup.a\($0)", seconds: Double($0 * 7 % 30)) }
        let page = try HTMLTree(Sample.run(results))
        let times = page.table("Slowest cases").map { $0[1] }
        #expect(times == (20...29).reversed().map { "\($0).000" })
        #expect(page.part("timings").words.contains("435.000 s in all"))
    }

    @Test func `a run without a session says why, and that nothing was judged`() throws {
        let page = try HTMLTree(Sample.run([], ending: .noSession("the certificate is not trusted")))
        #expect(page.elements("header").first?.words.contains("no session: the certificate is not trusted") == true)
        #expect(page.part("requirements").words.contains("No case was judged."))
    }

    @Test func `a page of 10,000 cases is whole`() throws {
        let results = try (0..<10_000).map { number in
            let isFailure = number % 5 == 0
            return Sample.result(
                "backup.r\(number / 4)",
                form: number % 2 == 0 ? .entity : .reference,
                mediaType: number % 4 < 2 ? .xml : .json,
                outcome: isFailure ? .violation : .pass,
                findings: isFailure ? [try Sample.finding(actual: Sample.hostile)] : []
            )
        }
        let report = HTMLReport(try Sample.run(results), policy: Sample.strict)
        let bytes = report.rendered()
        try report.verify(bytes)
        #expect(bytes.count < 12_000_000)
    }

    @Test func `the page is written once it was verified`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "report.html")
            let report = HTMLReport(try Sample.everyOutcome(), policy: Sample.strict)
            try ReportFile.write(report, to: file.path())
            #expect(try Data(contentsOf: file) == Data(report.rendered()))
        }
    }
}
