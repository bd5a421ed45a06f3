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
            let place = Mismatch.Mark(start: 2, length: name.unicodeScalars.count)
            let finding = try Sample.finding(subject: name, actual: name, excerpt: "a \(name) b", mark: place)
            let page = try HTMLTree(Sample.run([Sample.result(outcome: .violation, findings: [finding])]))
            let row = try #require(page.rows.first)
            let mark = HTMLTree.all(in: row).first { $0.name.local == "mark" }
            #expect(mark?.text == name.visible, "\(name)")
            #expect(HTMLTree.all(in: row).contains { $0.name.local == "code" && $0.text == name.visible })
        }
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
    private static func result(url: String = "https://a.example/", evidence: String? = nil) throws -> CaseResult {
        var finding = try Sample.finding()
        finding.evidence = evidence
        let requirement = Requirement(
            id: "backup.platform",
            resource: "backup",
            group: "fields",
            level: .must,
            citation: Citation(
                url: url,
                section: "A section",
                build: "a build",
                statements: ["S14"],
                contradictions: ["C2"]
            ),
            basis: .documented,
            purpose: "A platform is named.",
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: Conformance.SourceLocation(file: "contracts/backup.yaml", line: 1, column: 1)
        )
        return CaseResult(
            case: Case(requirement: requirement, form: nil, mediaType: nil),
            outcome: .violation,
            reason: nil,
            subjects: CaseResult.SubjectCount(),
            findings: [finding],
            seconds: 1
        )
    }
}
