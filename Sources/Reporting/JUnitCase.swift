import Conformance

/// One `<testcase>`.
struct JUnitCase: Hashable {
    /// The one result element that a testcase may have; a testcase without one has passed.
    enum Element: String {
        case failure
        case error
        case skipped
    }

    /// A result that is not a pass.
    struct Problem: Hashable {
        /// The element it is written as.
        let element: Element
        /// The element's type, by which readers tell problems apart.
        let type: String
        /// One line that says it all.
        let message: String
        /// What a reader needs to act on it; begins with the message, because GitLab shows nothing else.
        let text: String
    }

    /// The class, dotted: Jenkins splits it at the last dot, GitLab shows it as the suite.
    let classname: String
    /// The name, unique in the file once the suites are made.
    var name: String
    /// The time it took.
    let time: Milliseconds
    /// What is wrong; nothing for a pass.
    let problem: Problem?
    /// What came of a request at first, where the case passed by asking a second time.
    var flaky: String?
    /// What is written as `system-out`; nothing for no such element.
    let output: String?
}

extension JUnitCase {
    /// The testcase of a result, or nothing for a case that does not apply.
    init?(_ result: CaseResult, in setting: Run.Setting, under policy: ExitStatus.Policy, folder: String) {
        guard result.outcome != .notApplicable else { return nil }
        let headline = Headline(result, under: policy)
        let evidence = { Evidence(result, headline: headline, in: setting, detail: .every).text }
        classname = "emconform.\(result.resource).\(result.group)".visible
        name = result.name.visible
        time = Milliseconds(result.seconds)
        problem = Self.kind(of: result, under: policy).map { element, type in
            Problem(element: element, type: type, message: headline.text, text: evidence())
        }
        flaky = result.flaky?.shortened(toBytes: Evidence.excerptLimit).visible
        // Readers show nothing of a pass but its output.
        let isTold = result.outcome == .note && problem == nil
        let attachment = problem == nil ? nil : Self.attachment(of: result, in: folder)
        output =
            Self.properties(of: result) + (attachment.map { "\n\($0)" } ?? "")
            + (isTold ? "\n\(Self.withoutDirectives(evidence()))" : "")
    }

    /// A testcase of our own about the run as a whole.
    init(
        classname: String,
        name: String,
        element: Element = .error,
        type: String,
        message: String,
        details: [String] = []
    ) {
        self.classname = classname
        self.name = name.visible
        let message = message.shortened(toBytes: Evidence.excerptLimit).visible
        let text = ([message] + details.map(\.visible)).joined(separator: "\n")
        time = Milliseconds(0)
        problem = Problem(
            element: element,
            type: type,
            message: message,
            text: text.shortened(toBytes: Evidence.textLimit)
        )
        output = nil
    }

    private static func kind(of result: CaseResult, under policy: ExitStatus.Policy) -> (Element, type: String)? {
        if result.isFailure(under: policy) { return (.failure, result.level.rawValue.uppercased()) }
        return switch result.outcome {
        case .pass, .note, .notApplicable: nil
        // A should that is not kept is shown by every reader only when it is skipped.
        case .violation, .warning: (.skipped, "warning")
        case .waived: (.skipped, "waived")
        case .noData: (.skipped, "no-data")
        case .blocked: (.skipped, "blocked")
        case .error: (.error, "transport")
        }
    }

    /// Per-case properties in the spelling that several readers know; the portable dialect has no element for them.
    private static func properties(of result: CaseResult) -> String {
        let clause = withoutDirectives(result.citation.summary.visible)
        return "[[PROPERTY|clause=\(clause)]]\n[[PROPERTY|severity=\(result.level.rawValue.uppercased())]]"
    }

    /// The file that shows the first finding; nothing for a path that is no file of ours, or that no directive can hold.
    private static func attachment(of result: CaseResult, in folder: String) -> String? {
        guard let file = result.findings.first?.evidence, HTMLTarget(file: file) != nil else { return nil }
        let path = folder.isEmpty ? file : "\(folder)/\(file)"
        guard path.visible == path, !path.unicodeScalars.contains(where: { "[]|".unicodeScalars.contains($0) }) else {
            return nil
        }
        return "[[ATTACHMENT|\(path)]]"
    }

    /// The text without anything that GitLab or Jenkins takes for a path to attach.
    private static func withoutDirectives(_ text: String) -> String {
        var isAfterBracket = false
        return text.unicodeScalars.reduce(into: "") { safe, scalar in
            let isSecond = scalar == "[" && isAfterBracket
            safe += isSecond ? "\\u{5B}" : String(scalar)
            isAfterBracket = scalar == "[" && !isSecond
        }
    }
}
