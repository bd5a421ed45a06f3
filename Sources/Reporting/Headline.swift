import Conformance

/// What a case came to, in one line: mark, requirement, what is so, and the clause that is about it.
struct Headline {
    /// The line, ready to be shown.
    let text: String
    /// Whether the reason had no room in the line.
    let isShortened: Bool

    /// The most bytes of each part that a server has a say in.
    private static let limit = 400

    /// Makes the line for a result that is none that passed.
    init(_ result: CaseResult, under policy: ExitStatus.Policy) {
        let mark = result.mark(under: policy)
        let what = !result.findings.isEmpty ? Self.mismatch(in: result) : Self.reason(of: result)
        let clause = ([result.citation.section] + result.citation.statements).filter { !$0.isEmpty }
        let ending = clause.isEmpty ? "" : " (\(clause.joined(separator: ", ")))"
        isShortened = result.findings.isEmpty && (result.reason?.utf8.count ?? 0) > Self.limit
        text = "\(mark) [\(result.requirement)] \(what)\(ending)".visible
    }

    private static func mismatch(in result: CaseResult) -> String {
        guard let mismatch = result.findings.first?.mismatch else { return "differs; no finding was kept" }
        let expected = mismatch.expected.shortened(toBytes: limit)
        return "expected \(expected), got \(mismatch.actual.shortened(toBytes: limit))"
    }

    private static func reason(of result: CaseResult) -> String {
        (result.reason ?? "no reason was kept").shortened(toBytes: limit)
    }
}

extension CaseResult {
    /// Whether the result fails the run by itself.
    func isFailure(under policy: ExitStatus.Policy) -> Bool { outcome.isFinding && level >= policy.failOn }

    /// The words that stand first in every line about the result.
    func mark(under policy: ExitStatus.Policy) -> String {
        let name = level.rawValue.uppercased()
        return switch outcome {
        case .violation: name
        case .warning: isFailure(under: policy) ? name : "WARN \(name)"
        case .note: isFailure(under: policy) ? name : "NOTE \(name)"
        case .waived: waiver.map { "WAIVED until \($0.until)" } ?? "WAIVED"
        case .pass, .noData, .blocked, .error, .notApplicable: outcome.title.uppercased()
        }
    }
}
