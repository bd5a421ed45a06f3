import Conformance
import Testing

@testable import Reporting

@Suite struct ConsoleReportTests {
    @Test func `a run with every outcome is told as in the golden file`() throws {
        let text = ConsoleReport(try Sample.everyOutcome(), policy: Sample.strict, style: .plain).text
        try expectGolden("every-outcome.console.txt", Array(text.utf8))
    }

    @Test func `failing shoulds are told in full as in the golden file`() throws {
        let setting = try Sample.setting(isInsecure: true)
        let run = try Sample.everyOutcome(setting: setting)
        let text = ConsoleReport(run, policy: Sample.failingShoulds, style: .plain).text
        try expectGolden("failing-shoulds.console.txt", Array(text.utf8))
    }

    @Test func `a conforming run is told as in the golden file`() throws {
        let text = ConsoleReport(try Sample.conforming(), policy: Sample.strict, style: .plain).text
        try expectGolden("conforming.console.txt", Array(text.utf8))
    }

    @Test func `waivers and what they waive are told as in the golden file`() throws {
        let text = ConsoleReport(try Sample.waived(), policy: Sample.strict, style: .plain).text
        try expectGolden("waivers.console.txt", Array(text.utf8))
    }

    @Test func `what is waived is not said to be kept`() throws {
        let policy = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: true, requiredCoverage: 0)
        let conclusion = Conclusion(try Sample.waived([.active]), under: policy)
        #expect(conclusion.status == .conforms)
        #expect(conclusion.reason.hasPrefix("every must that was judged is kept or waived, in "))
        #expect(conclusion.reason.hasSuffix(" cases, 2 of them waived"))
        let kept = Conclusion(try Sample.conforming(), under: policy)
        #expect(kept.reason == "every must that was judged is kept, in 5 cases")
    }

    @Test func `a run in which nothing is waived has no column for it`() throws {
        let text = ConsoleReport(try Sample.conforming(), policy: Sample.strict, style: .plain).text
        #expect(!text.contains("waive"))
    }

    @Test func `no control character of a server's reaches a terminal`() throws {
        let text = ConsoleReport(try Sample.everyOutcome(), policy: Sample.strict, style: .plain).text
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isObeyed })
        #expect(text.contains(#"\u{1B}[31mred\u{7} \u{202E}abc\u{9B}2J"#))
    }

    @Test func `colours are the only difference that the style makes`() throws {
        let run = try Sample.everyOutcome()
        let plain = ConsoleReport(run, policy: Sample.strict, style: .plain).text
        let coloured = ConsoleReport(run, policy: Sample.strict, style: .coloured).text
        #expect(coloured != plain)
        #expect(coloured.replacing(/\u{1B}\[\d+m/, with: "") == plain)
    }

    @Test func `failures come last, and the verdict after them`() throws {
        let text = ConsoleReport(try Sample.everyOutcome(), policy: Sample.strict, style: .plain).text
        let titles = ["No data", "Notes", "Warnings", "Blocked", "Errors", "Failures", "DOES NOT CONFORM"]
        let places = try titles.map { title in try #require(text.firstRange(of: "\n\(title)")?.lowerBound) }
        #expect(places == places.sorted())
        #expect(text.hasSuffix("(MOCK)\n"))
    }

    @Test func `equal findings in other media types are told once, by name`() throws {
        let results = try MediaType.allCases.map {
            Sample.result(mediaType: $0, outcome: .violation, findings: [try Sample.finding()])
        }
        let text = ConsoleReport(try Sample.run(results), policy: Sample.strict, style: .plain).text
        #expect(text.split(separator: "\n").count { $0.hasPrefix("FAIL ") } == 1)
        #expect(text.contains("Alike:     backup.platform [entity, json]"))
    }

    @Test func `a request that was sent again is one line to paste`() throws {
        let request = ReadRequest(target: try Sample.target(), accept: .xml, session: .main)
        let finding = Finding(
            subject: "urn:veeam:Backup:1",
            mismatch: Mismatch(expected: "one", actual: "two"),
            requests: [request, request.again],
            steps: []
        )
        let run = try Sample.run([Sample.result(outcome: .violation, findings: [finding])])
        let text = ConsoleReport(run, policy: Sample.strict, style: .plain).text
        #expect(text.split(separator: "\n").count { $0.contains("curl --silent --show-error --include") } == 1)
    }

    @Test func `how to log on is told only when a failure needs a session`() throws {
        let open = Sample.result(outcome: .violation, findings: [try Sample.finding(session: .none)])
        let text = ConsoleReport(try Sample.run([open]), policy: Sample.strict, style: .plain).text
        #expect(!text.contains("EM_PASSWORD"))
    }

    @Test(arguments: [
        (Run.Ending.noSession("logon refused (401)"), "NOT REACHED (exit status 3): no session: logon refused (401)"),
        (.interrupted(signal: 2), "INTERRUPTED (exit status 130): signal 2 stopped the run before its end"),
        (
            .outOfTime(seconds: 60),
            "NOT REACHED (exit status 3): the time limit of 60.000 s passed before the run's end"
        ),
        (.finished, "TOO LITTLE TESTED (exit status 4): no case of the session group was judged"),
    ])
    func `the last line names the exit status and its reason`(_ ending: Run.Ending, line: String) throws {
        let text = ConsoleReport(try Sample.run([], ending: ending), policy: Sample.strict, style: .plain).text
        #expect(text.split(separator: "\n").last?.hasPrefix(line) == true)
    }

    @Test(arguments: [
        (Run.Ending.outOfTime(seconds: 60), "the time limit of 60.000 s passed before the run's end (--timeout)"),
        (.cutShort("signal 2 stopped it"), "the recording is of a run that was cut short: signal 2 stopped it"),
    ])
    func `a run with a violation tells everywhere that it was cut`(_ ending: Run.Ending, words: String) throws {
        let violation = Sample.result(outcome: .violation, findings: [try Sample.finding()])
        let run = try Sample.run([violation], ending: ending)
        let line = "1 requirement not kept, in 1 case; \(words)"
        #expect(ConsoleReport(run, policy: Sample.strict, style: .plain).text.contains(line))
        #expect(String(decoding: MarkdownReport(run, policy: Sample.strict).rendered(), as: UTF8.self).contains(words))
        #expect(try HTMLTree(run).elements("header").first?.words.contains(line) == true)
    }

    @Test func `a must that ended in error makes exit status 3`() throws {
        let results =
            try Sample.conforming().results + [Sample.result("backup.a", outcome: .error, reason: "no answer")]
        let conclusion = Conclusion(try Sample.run(results), under: Sample.strict)
        #expect(conclusion.description == "NOT REACHED (exit status 3): 1 must case ended in error or blocked (MOCK)")
    }

    @Test func `a warning fails the run only when it was asked to`() throws {
        let warning = Sample.result(level: .should, outcome: .warning, findings: [try Sample.finding()])
        let run = try Sample.run(Sample.conforming().results + [warning])
        #expect(Conclusion(run, under: Sample.strict).status.code == 0)
        #expect(Conclusion(run, under: Sample.failingShoulds).status.code == 1)
    }

    @Test func `coverage is rounded down, so that only all is 100`() throws {
        let results = (0..<3000).map { Sample.result("backup.\($0)", outcome: $0 == 0 ? .noData : .pass) }
        #expect(Coverage(results).percent == "99.9 %")
    }
}
