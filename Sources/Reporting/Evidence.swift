import Conformance

/// What a reader needs to act on a case, in the order in which it is needed.
struct Evidence {
    /// How many of the findings are told.
    enum Detail {
        /// The first one; of the others the subject and what came.
        case first
        /// Every one in full.
        case every
    }

    /// The most bytes of an excerpt, and of any other text that came from a server.
    static let excerptLimit = 2048
    /// The most bytes of a case's text; reports on GitHub are cut at 65,535.
    static let textLimit = 60_000
    /// How many subjects are named in a row.
    private static let subjectLimit = 5

    /// The lines, ready to be shown; the first is the headline.
    let lines: [String]

    /// Gathers what there is about a result.
    init(_ result: CaseResult, headline: Headline, in setting: Run.Setting, detail: Detail) {
        var lines = [headline.text]
        lines += Self.field("Waived", result.waiver?.summary)
        lines += Self.field("Waiver", result.waiver?.location.description)
        lines += Self.field("Source", result.citation.summary)
        lines += Self.field("Purpose", result.purpose)
        if headline.isShortened { lines += Self.field("Reason", result.reason) }
        if let finding = result.findings.first { lines += Self.mismatch(finding.mismatch) }
        lines += Self.field("Subjects", Self.subjects(of: result))
        if let finding = result.findings.first { lines += Self.reproduction(finding, in: setting) }
        lines += Self.field("Contract", result.location.description)
        for finding in result.findings.dropFirst() {
            lines += Self.further(finding, in: setting, detail: detail)
        }
        self.lines = lines
    }

    /// The lines as one text, within the limit of a case.
    var text: String { lines.joined(separator: "\n").shortened(toBytes: Self.textLimit) }

    private static func mismatch(_ mismatch: Mismatch) -> [String] {
        field("Expected", mismatch.expected)
            + field("Actual", mismatch.actual)
            + field("Place", mismatch.place)
            + block("Excerpt", mismatch.excerpt.map { $0.shortened(toBytes: excerptLimit).visibleLines } ?? [])
    }

    private static func reproduction(_ finding: Finding, in setting: Run.Setting) -> [String] {
        let steps = finding.steps.enumerated().map { "\($0.offset + 1). \($0.element)".visible }
        return block("Steps", steps) + block("Reproduce", setting.reproduction(of: finding))
            + field("Evidence", finding.evidence)
    }

    private static func further(_ finding: Finding, in setting: Run.Setting, detail: Detail) -> [String] {
        switch detail {
        case .first: field("Also", "\(finding.subject): \(finding.mismatch.actual)")
        case .every:
            [""] + field("Also", finding.subject) + mismatch(finding.mismatch) + reproduction(finding, in: setting)
        }
    }

    /// How many subjects do something else, and the first few of them; nothing where none was judged.
    static func subjects(of result: CaseResult) -> String? {
        let count = result.subjects
        guard count != CaseResult.SubjectCount() else { return nil }
        let names = result.findings.prefix(subjectLimit).map(\.subject)
        let more = count.failed > names.count && !names.isEmpty ? ", …" : ""
        let waived = count.waived > 0 ? ", \(count.waived) waived" : ""
        let unsure = count.inconclusive > 0 ? ", \(count.inconclusive) without evidence" : ""
        let named = names.isEmpty ? "" : ": \(names.joined(separator: ", "))\(more)"
        return "\(count.failed) of \(count.observed + count.inconclusive) failed\(waived)\(unsure)\(named)"
    }

    /// A labelled value in one line, or no line for nothing.
    static func field(_ label: String, _ value: String?) -> [String] {
        guard let value, !value.isEmpty else { return [] }
        let padding = String(repeating: " ", count: max(1, 10 - label.count))
        return ["\(label):\(padding)\(value.shortened(toBytes: excerptLimit).visible)"]
    }

    /// Lines below a label are indented, so that none of a server's passes for one of ours.
    private static func block(_ label: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["\(label):"] + lines.map { "    \($0)" }
    }
}
