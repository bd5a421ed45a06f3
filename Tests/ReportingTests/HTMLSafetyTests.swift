import Conformance
import Testing
import XML

@testable import Reporting

/// What a page must not do, and must have for everybody to read it.
@Suite struct HTMLSafetyTests {
    @Test func `nothing in a page loads, and nothing but its own scripts runs`() throws {
        let page = try HTMLTree(Sample.everyOutcome())
        let names = Set(page.all.flatMap { $0.attributes.map(\.name.qualified) })
        let allowed: Set<String> = [
            "autocomplete", "charset", "class", "content", "data-copy", "data-filter", "data-level", "data-outcome",
            "data-resource", "for", "hidden", "href", "http-equiv", "id", "lang", "name", "open", "rel", "role",
            "scope",
            "spellcheck", "tabindex", "type", "value", "aria-label", "aria-labelledby", "aria-live",
        ]
        #expect(names.subtracting(allowed) == [])
        #expect(Set(page.all.filter { $0.attribute("href") != nil }.map(\.name.local)) == ["a"])
        #expect(page.elements("script").map(\.text) == ReportScript.all)
        for word in ["url(", "@import", "@font-face", "image(", "src("] { #expect(!ReportStyle.text.contains(word)) }
        for word in ["fetch(", "XMLHttp", "import", "innerHTML", "eval", "write(", "http:", "https:"] {
            #expect(!ReportScript.all.joined().contains(word), "\(word)")
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "https://user:x@a.example/", "//a.example", "data:text/html,x", Sample.hostile,
    ])
    func `a citation that is no page on the web is told, and is no link`(_ url: String) throws {
        let page = try HTMLTree(Sample.run([Self.result(url: url)]))
        let row = try #require(page.rows.first)
        #expect(HTMLTree.all(in: row).compactMap { $0.attribute("href") } == ["#promise-backup_20S14"])
        #expect(row.words.contains(url.visible))
    }

    @Test(arguments: ["../../etc/passwd", "/etc/passwd", "a//b", "evidence\\..\\x"])
    func `evidence that is no file below the report is told, and is no link`(_ file: String) throws {
        let page = try HTMLTree(Sample.run([Self.result(evidence: file)]))
        #expect(page.elements("a").allSatisfy { $0.text != file })
        #expect(page.rows.first?.words.contains(file) == true)
    }

    @Test func `evidence beside the report is a link that stays there`() throws {
        let page = try HTMLTree(Sample.run([Self.result(evidence: "evidence/javascript:a b.json")]))
        let link = page.elements("a").first { $0.text == "evidence/javascript:a b.json" }
        #expect(link?.attribute("href") == "evidence/javascript%3Aa%20b.json")
    }

    @Test func `what a hostile server says is shown as text`() throws {
        let names = [
            "<script>alert(1)</script>", "\"onmouseover=\"alert(1)", "]]><b>", "\u{202E}abc", "\u{0}", "--><x", "&lt;",
        ]
        for name in names {
            let finding = try Sample.finding(subject: name, actual: name, excerpt: "a \(name) b")
            let page = try HTMLTree(Sample.run([Sample.result(outcome: .violation, findings: [finding])]))
            let row = try #require(page.rows.first)
            let mark = HTMLTree.all(in: row).first { $0.name.local == "mark" }
            #expect(mark?.text == name.visible, "\(name)")
            #expect(HTMLTree.all(in: row).contains { $0.name.local == "code" && $0.text == name.visible })
        }
    }

    @Test(arguments: 0..<8)
    func `random text in every slot gives a page that is whole, with our elements alone`(_ seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let run = try Self.hostileRun(&generator)
        let report = HTMLReport(run, policy: Sample.strict)
        let bytes = report.rendered()
        try report.verify(bytes)
        let known = Set(try HTMLTree(Sample.waived()).all.map(\.name.local)).union(["mark", "ol"])
        #expect(Set(try HTMLTree(bytes).all.map(\.name.local)).subtracting(known) == [])
    }

    @Test func `an escape that is forgotten is noticed`() throws {
        let name = "<b title='x'>&amp;"
        let finding = try Sample.finding(subject: name, actual: name, excerpt: nil)
        let report = HTMLReport(
            try Sample.run([Sample.result(outcome: .violation, findings: [finding])]),
            policy: Sample.strict
        )
        let text = String(decoding: report.rendered(), as: UTF8.self)
        let mistakes = [
            ("&lt;b", "<b"), ("&amp;amp;", "& "), ("&lt;b title='x'&gt;", "<script>alert(1)</script>"),
            ("<li class=\"case\">", "<li class=\"case\" onclick=\"x\">"),
        ]
        for (right, wrong) in mistakes {
            let broken = text.replacing(right, with: wrong)
            #expect(broken != text)
            #expect(throws: ReportError.self, "\(wrong)") { try report.verify(Array(broken.utf8)) }
        }
    }

    @Test func `a page that lacks something is refused`() throws {
        let report = HTMLReport(try Sample.everyOutcome(), policy: Sample.strict)
        let bytes = report.rendered()
        let text = String(decoding: bytes, as: UTF8.self)
        let mistakes = [
            ("<li class=\"case\">", "<li>"), ("class=\"row\"", "class=\"\""), ("id=\"waivers\"", "id=\"counts\""),
            ("id=\"promises\"", ""), ("<!DOCTYPE html>\n", ""), ("\"use strict\";", ""),
        ]
        for (right, wrong) in mistakes {
            #expect(text.contains(right))
            #expect(throws: ReportError.self, "\(right)") {
                try report.verify(Array(text.replacing(right, with: wrong).utf8))
            }
        }
        #expect(throws: ReportError.self) { try report.verify(Array(bytes.dropLast(10))) }
        #expect(throws: ReportError.self) { try report.verify([]) }
    }
}

/// What everybody needs to read a page.
extension HTMLSafetyTests {
    @Test func `headings come in order and every landmark is there once`() throws {
        for run in try JUnitReportTests.runs() + [Sample.waived()] {
            let page = try HTMLTree(run)
            let levels = page.all.map(\.name.local).filter { $0.count == 2 && $0.hasPrefix("h") && $0 != "hr" }
                .compactMap { Int($0.dropFirst()) }
            #expect(levels.first == 1)
            #expect(levels.count { $0 == 1 } == 1)
            for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
            for name in ["header", "nav", "main", "footer"] { #expect(page.elements(name).count == 1, "\(name)") }
        }
    }

    @Test func `every control and every part has a name`() throws {
        let page = try HTMLTree(Sample.everyOutcome())
        let labels = Set(page.elements("label").compactMap { $0.attribute("for") })
        let controls = page.elements("input") + page.elements("select")
        #expect(controls.count == 4)
        for control in controls { #expect(labels.contains(control.attribute("id") ?? "")) }
        for button in page.elements("button") { #expect(!button.text.isEmpty) }
        let ids = Set(page.all.compactMap { $0.attribute("id") })
        for part in page.elements("section") { #expect(ids.contains(part.attribute("aria-labelledby") ?? "")) }
        let status = page.all.filter { $0.attribute("role") == "status" }
        #expect(status.map { $0.attribute("aria-live") } == ["polite"])
    }

    @Test func `what needs a script is hidden until there is one, and all else is shown`() throws {
        let page = try HTMLTree(Sample.everyOutcome())
        let hidden = page.all.filter { $0.attribute("hidden") != nil }
        #expect(hidden.allSatisfy { $0.attribute("class") == "filters" || $0.attribute("data-copy") != nil })
        #expect(page.rows.count == 12)
    }
}

extension HTMLSafetyTests {
    private static func result(url: String = "https://a.example/", evidence: String? = nil) throws -> CaseResult {
        var finding = try Sample.finding()
        finding.evidence = evidence
        var generator = SplitMix(state: 1)
        return try result(&generator, id: "backup.platform", resource: "backup", url: url, finding: finding)
    }

    private static func result(
        _ generator: inout SplitMix,
        id: String,
        resource: String,
        url: String,
        finding: Finding,
        outcome: Outcome = .violation,
        waiver: Waiver? = nil
    ) throws -> CaseResult {
        let requirement = Requirement(
            id: id,
            resource: resource,
            group: generator.text(),
            level: .must,
            citation: Citation(
                url: url,
                section: generator.text(),
                build: generator.text(),
                statements: ["S14", generator.text()],
                contradictions: [generator.text()]
            ),
            basis: .documented,
            purpose: generator.text(),
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: Conformance.SourceLocation(file: generator.text(), line: 1, column: 1)
        )
        return CaseResult(
            case: Case(requirement: requirement, form: nil, mediaType: nil),
            outcome: outcome,
            reason: generator.text(),
            subjects: CaseResult.SubjectCount(),
            findings: [finding],
            waiver: waiver,
            seconds: 1
        )
    }

    /// A run whose every text is random; a hundred cases have some two thousand of them.
    private static func hostileRun(_ generator: inout SplitMix) throws -> Run {
        let waivers = (0..<8).map { number in
            Waiver(
                requirement: generator.text(),
                subject: generator.text(),
                reason: generator.text(),
                owner: generator.text(),
                until: generator.text(),
                location: Conformance.SourceLocation(file: generator.text(), line: 1, column: 1),
                lastLine: 1
            )
        }
        let results = try (0..<100).map { number in
            let text = generator.text()
            let finding = Finding(
                subject: generator.text(),
                mismatch: Mismatch(
                    expected: generator.text(),
                    actual: text,
                    place: generator.text(),
                    excerpt: generator.text() + text + generator.text()
                ),
                requests: [ReadRequest(target: try Sample.target(), accept: .none, session: .main)],
                steps: [generator.text(), generator.text()],
                evidence: generator.text()
            )
            return try result(
                &generator,
                id: generator.text(),
                resource: generator.text(),
                url: generator.text(),
                finding: finding,
                outcome: Outcome.allCases[number % Outcome.allCases.count],
                waiver: waivers[number % waivers.count]
            )
        }
        return Run(
            setting: try hostileSetting(&generator),
            results: results,
            waivers: waivers.enumerated().map {
                WaiverUse(waiver: $0.element, state: WaiverUse.State.allCases[$0.offset % 4])
            },
            populations: [Run.Population(resource: generator.text(), found: 1, picked: 1)],
            requests: 1,
            bytes: 1,
            seconds: .nan,
            ending: .noSession(generator.text())
        )
    }

    private static func hostileSetting(_ generator: inout SplitMix) throws -> Run.Setting {
        var setting = try Sample.setting()
        setting.version = generator.text()
        setting.contracts = generator.text()
        setting.filters = [generator.text(), generator.text()]
        setting.startedAt = generator.text()
        setting.promises = (0..<20).map { _ in
            Run.Promise(resource: generator.text(), number: generator.text(), text: generator.text())
        }
        return setting
    }
}
