public import Conformance

/// What a run found as workflow commands, which GitHub shows beside the lines of the contract.
///
/// Source: docs.github.com, *Workflow commands for GitHub Actions*; `ActionCommand.cs` of actions/runner.
public struct GitHubAnnotations: Hashable, Sendable {
    /// The most annotations; GitHub shows ten of a kind a step and fifty a job.
    public static let limit = 40

    /// The commands, one a line; empty where there is nothing to say.
    public let text: String

    /// Makes the annotations of a run, the gravest first.
    public init(_ run: Run, policy: ExitStatus.Policy) {
        let all =
            Self.failures(run, policy) + Self.waivers(run) + Self.problems(run, policy) + Self.warnings(run, policy)
        let shown =
            all.count > Self.limit ? all.prefix(Self.limit - 1) + [Self.more(all.count - Self.limit + 1)] : all[...]
        text = shown.map { "\($0.command)\n" }.joined()
    }

    private static func failures(_ run: Run, _ policy: ExitStatus.Policy) -> [Annotation] {
        ResultGroup.byFinding(run.results.filter { $0.isFailure(under: policy) }).map { group in
            let message = "\(Headline(group.first, under: policy).text)\n\(group.first.purpose)\n\(cases(group))"
            return Annotation(.error, title: group.first.requirement, at: group.first.location, message)
        }
    }

    private static func warnings(_ run: Run, _ policy: ExitStatus.Policy) -> [Annotation] {
        let results = run.results.filter { $0.outcome == .warning && !$0.isFailure(under: policy) }
        return ResultGroup.byFinding(results).map { group in
            let message = "\(Headline(group.first, under: policy).text)\n\(cases(group))"
            return Annotation(.warning, title: group.first.requirement, at: group.first.location, message)
        }
    }

    private static func waivers(_ run: Run) -> [Annotation] {
        run.outdatedWaivers.map { notice in
            let title = "\(notice.use.state.rawValue) waiver"
            return Annotation(.error, title: title, at: notice.use.waiver.location, notice.headline)
        }
    }

    /// What kept the run from its end, and cases without an answer, once for each reason.
    private static func problems(_ run: Run, _ policy: ExitStatus.Policy) -> [Annotation] {
        let unanswered = run.results.filter { $0.outcome == .error || $0.outcome == .blocked }
        let reasons = ResultGroup.byReason(unanswered).map { group in
            let message = "\(Headline(group.first, under: policy).text)\n\(cases(group))"
            let isGrave = ([group.first] + group.others).contains { $0.level == .must }
            return Annotation(
                isGrave ? .error : .warning,
                title: group.first.requirement,
                at: group.first.location,
                message
            )
        }
        return ending(run, policy) + reasons.filter { $0.kind == .error } + reasons.filter { $0.kind == .warning }
    }

    private static func ending(_ run: Run, _ policy: ExitStatus.Policy) -> [Annotation] {
        let conclusion = Conclusion(run, under: policy)
        switch conclusion.status {
        case .conforms, .violated, .waiversOutdated: return []
        case .unreachable where run.ending == .finished: return []
        case .unreachable, .tooLittle, .misused, .ownMistake, .interrupted:
            return [Annotation(.error, title: "emconform", at: nil, conclusion.description)]
        }
    }

    private static func more(_ count: Int) -> Annotation {
        Annotation(.notice, title: "emconform", at: nil, "and \(count) more, which the reports have")
    }

    private static func cases(_ group: ResultGroup) -> String { "\(counted(group.count, "case")): \(group.names)" }
}

/// One workflow command.
private struct Annotation {
    enum Kind: String {
        case error
        case warning
        case notice
    }

    let kind: Kind
    /// The command without a line break; no text that it was given ends it or begins another one.
    let command: String

    init(_ kind: Kind, title: String, at place: SourceLocation?, _ message: String) {
        let location = place.map { ",file=\(Self.property($0.file)),line=\($0.line),col=\($0.column)" } ?? ""
        let lines = message.shortened(toBytes: Evidence.excerptLimit).visibleLines.joined(separator: "\n")
        self.kind = kind
        command = "::\(kind.rawValue) title=\(Self.property(title))\(location)::\(Self.data(lines))"
    }

    private static func data(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: nil
            }
        }
    }

    private static func property(_ text: String) -> String {
        escaped(data(text.shortened(toBytes: titleLimit).visible)) { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }

    /// The most bytes of a title or a path; GitHub cuts titles at 255 characters.
    private static let titleLimit = 200

    private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += escape($1) ?? String($1) }
    }
}
