import Conformance
import Testing

@testable import Reporting

@Suite struct GitHubAnnotationsTests {
    @Test func `a run with every outcome is told as in the golden file`() throws {
        let annotations = GitHubAnnotations(try Sample.everyOutcome(), policy: Sample.strict)
        try expectGolden("every-outcome.annotations.txt", Array(annotations.text.utf8))
    }

    @Test func `a conforming run has none`() throws {
        #expect(GitHubAnnotations(try Sample.conforming(), policy: Sample.strict).text == "")
    }

    @Test func `a failure points at its line of the contract`() throws {
        let run = try Sample.run([Sample.result(outcome: .violation, findings: [try Sample.finding()])])
        let line = try #require(Self.lines(run).first)
        #expect(line.hasPrefix("::error title=backup.platform,file=resources/backup.yaml,line=12,col=3::MUST [backup."))
    }

    @Test func `what ends a command, a property or a line is escaped`() throws {
        let finding = try Sample.finding(actual: "50%: a,b\r\nc")
        let run = try Sample.run([Sample.result("a,b:c%\nd", outcome: .violation, findings: [finding])])
        let line = try #require(Self.lines(run).first)
        #expect(line.hasPrefix(#"::error title=a%2Cb%3Ac%25\u{A}d,file="#))
        #expect(line.contains(#"got 50%25: a,b\u{D}\u{A}c (Response"#))
    }

    @Test func `waivers that need care point at their line`() throws {
        let lines = Self.lines(try Sample.waived())
        #expect(
            lines[0].hasPrefix("::error title=expired waiver,file=waivers.yaml,line=3,col=3::EXPIRED [session.revoked]")
        )
        #expect(lines[1].hasPrefix("::error title=stale waiver,file=waivers.yaml,line=19,col=3::STALE [backup.link.*]"))
        #expect(lines.count == 2)
    }

    @Test func `there are forty at most, the gravest first, and the last one counts the others`() throws {
        let results = try (0..<100).map { number in
            let isGrave = number % 2 == 0
            return Sample.result(
                "backup.r\(number)",
                level: isGrave ? .must : .should,
                outcome: isGrave ? .violation : .warning,
                findings: [try Sample.finding()]
            )
        }
        let lines = Self.lines(try Sample.run(results))
        #expect(lines.count == 40)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("::error ") })
        #expect(lines.last == "::notice title=emconform::and 61 more, which the reports have")
    }

    @Test(arguments: [Run.Ending.noSession("refused"), .interrupted(signal: 2), .outOfTime(seconds: 5)])
    func `a run that did not come to its end says so`(_ ending: Run.Ending) throws {
        let lines = Self.lines(try Sample.run([], ending: ending))
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("::error title=emconform::"))
    }

    @Test(arguments: InertTextTests.commands + MarkdownReportTests.hostile)
    func `nothing of a server's begins a command`(_ text: String) throws {
        let own = /^::(error|warning|notice) title=[^:,]*(,file=[^:,]*,line=[0-9]+,col=[0-9]+)?::/
        for line in Self.lines(try MarkdownReportTests.run(saying: text)) {
            #expect(line.prefixMatch(of: own) != nil)
            #expect(!InertTextTests.isCommand("x" + line))
        }
    }

    private static func lines(_ run: Run) -> [String] {
        GitHubAnnotations(run, policy: Sample.strict).text.split(separator: "\n").map { String($0) }
    }
}
