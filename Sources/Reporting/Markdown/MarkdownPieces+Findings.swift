import Conformance

/// What fails the run.
extension MarkdownPieces {
    /// How many requests of a finding are shown.
    private static let requestLimit = 5

    var failures: [MarkdownPiece] {
        let groups = ResultGroup.byFinding(run.results.filter { $0.isFailure(under: policy) })
        guard !groups.isEmpty else { return [] }
        let cases = groups.reduce(0) { $0 + $1.count }
        let title = "## Failures\n\n\(counted(groups.count, "finding")) in \(counted(cases, "case"))"
        let hint = usesSession ? ". Log on before you repeat requests:\n\n\(logon)" : ""
        let more = groups.count - Self.failureLimit
        return [MarkdownPiece(kind: "title", text: title + hint)]
            + groups.prefix(Self.failureLimit).map { MarkdownPiece(kind: "failure", text: told($0)) }
            + (more > 0 ? [MarkdownPiece(kind: "count", text: "and \(more) more, which the other reports have")] : [])
    }

    private var usesSession: Bool {
        run.results.contains { result in
            result.isFailure(under: policy) && result.findings.contains(where: \.needsLogon)
        }
    }

    private var logon: String {
        MarkdownFence.around(run.setting.logon, language: "sh")
    }

    private func told(_ group: ResultGroup) -> String {
        let result = group.first
        let mismatch = result.findings.first?.mismatch
        let fields: [(String, String?)] = [
            ("Purpose", result.purpose.markdownProse),
            ("Source", Self.link(result.citation)),
            ("Expected", mismatch?.expected.markdownCode),
            ("Actual", mismatch?.actual.markdownCode),
            ("Place", mismatch?.place?.markdownCode),
            ("Subjects", Evidence.subjects(of: result)?.markdownCode),
            ("Contract", result.location.description.markdownCode),
            ("Alike", group.others.isEmpty ? nil : group.otherNames.markdownCode),
            ("Evidence", result.findings.first?.evidence?.markdownCode),
        ]
        let list = fields.compactMap { label, value in value.map { "- **\(label):** \($0)" } }
        let heading = "### \(result.mark(under: policy)) \(result.name.markdownCode)"
        let shown = result.findings.first.map { reproduction($0) } ?? []
        return ([heading, list.joined(separator: "\n")] + shown).joined(separator: "\n\n")
    }

    private func reproduction(_ finding: Finding) -> [String] {
        let steps = finding.steps.enumerated().map { "\($0.offset + 1). \($0.element)".visible }
        let lines = run.setting.reproduction(of: finding, requests: Self.requestLimit)
        let blocks = [("text", steps), ("sh", lines)]
        return blocks.filter { !$0.1.isEmpty }.map { MarkdownFence.around($0.1, language: $0.0) }
    }

    /// The citation, linked where its address is no more than an address.
    private static func link(_ citation: Citation) -> String {
        let numbers = (citation.statements + citation.contradictions).joined(separator: ", ")
        let rest = ["build \(citation.build)", numbers].filter { !$0.isEmpty }.joined(separator: ", ").markdownProse
        let section = citation.section.isEmpty ? "the reference" : citation.section.markdownProse
        let isAddress =
            (citation.url.hasPrefix("https://") || citation.url.hasPrefix("http://"))
            && citation.url.utf8.allSatisfy { Self.addressBytes.contains($0) }
        return isAddress
            ? "[\(section)](<\(citation.url)>), \(rest)" : "\(citation.url.markdownCode), \(section), \(rest)"
    }

    private static let addressBytes = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#=&%+,".utf8
    )
}

/// What does not fail the run, or could not be judged.
extension MarkdownPieces {
    var unanswered: [MarkdownPiece] {
        [("Errors", Outcome.error), ("Blocked", .blocked)].compactMap { title, outcome in
            reasons("## \(title)", outcome)
        }
    }

    var folded: [MarkdownPiece] {
        [
            findings("Warnings", .warning), findings("Notes", .note), findings("Waived", .waived),
            reasons("No data", .noData).map { fold("No data", .noData, $0) },
        ]
        .compactMap(\.self)
    }

    private func reasons(_ title: String, _ outcome: Outcome) -> MarkdownPiece? {
        let groups = ResultGroup.byReason(run.results.filter { $0.outcome == outcome })
        guard !groups.isEmpty else { return nil }
        let lines = groups.prefix(Self.listLimit).map { group in
            let reason = (group.first.reason ?? "no reason was kept").markdownCode
            return "- \(counted(group.count, "case")): \(reason) (\(group.names.markdownCode))"
        }
        return list(title, lines, of: groups.count, kind: "list of \(outcome.title)")
    }

    private func findings(_ title: String, _ outcome: Outcome) -> MarkdownPiece? {
        let results = run.results.filter { $0.outcome == outcome && !$0.isFailure(under: policy) }
        let groups = ResultGroup.byFinding(results)
        guard !groups.isEmpty else { return nil }
        let lines = groups.prefix(Self.listLimit).map { group in
            let waiver = group.first.waiver.map { "; \($0.summary.markdownProse)" } ?? ""
            let headline = Headline(group.first, under: policy).text.markdownCode
            return "- \(headline) (\(group.names.markdownCode)\(waiver))"
        }
        return fold(title, outcome, list("", lines, of: groups.count, kind: "list of \(outcome.title)"))
    }

    /// A list that is shown when it is asked for; an empty line lets Markdown begin again within HTML.
    private func fold(_ title: String, _ outcome: Outcome, _ piece: MarkdownPiece) -> MarkdownPiece {
        let count = run.results.count { $0.outcome == outcome && !$0.isFailure(under: policy) }
        let summary = "<summary>\(title): \(counted(count, "case"))</summary>"
        let lines = piece.text.drop { $0 != "\n" }.drop { $0 == "\n" }
        return MarkdownPiece(kind: piece.kind, text: "<details>\(summary)\n\n\(lines)\n\n</details>")
    }
}
