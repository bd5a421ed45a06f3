public import Conformance

/// A run as one page for people: the verdict first, then what to act on, and everything that led there.
///
/// The page is one file that loads nothing. Without its script everything is shown; the script adds search, filters
/// and buttons that copy.
public struct HTMLReport: Hashable, Sendable {
    /// The run that is told.
    public let run: Run
    /// The policy that decides what fails.
    public let policy: ExitStatus.Policy
    /// The way from the page to the folder in which evidence is; empty for the page's own.
    public let folder: String

    /// Creates the report of a run.
    public init(_ run: Run, policy: ExitStatus.Policy, folder: String = "") {
        self.run = run
        self.policy = policy
        self.folder = folder
    }

    /// The report's bytes, the same for the same run.
    public func rendered() -> [UInt8] {
        let conclusion = Conclusion(run, under: policy)
        let rows = RequirementRow.rows(of: run, under: policy)
        let page = HTMLPage(
            title: "\(conclusion.title) – emconform on \(run.setting.origin)",
            scripts: ReportScript.all
        )
        return page.rendered { writer in
            writer.link(to: HTMLTarget(id: "requirements"), [.class: "skip"], text: "Skip to the requirements")
            writeBanner(conclusion, to: &writer)
            Self.writeContents(to: &writer)
            writer.element(.main) { writer in
                writer.element(.div, [.class: "cards"]) { writer in
                    writeCounts(to: &writer)
                    writeCoverage(to: &writer)
                    writeSetting(to: &writer)
                }
                writeRequirements(rows, to: &writer)
                writePromises(rows, to: &writer)
                writeWaivers(to: &writer)
                writeTimings(to: &writer)
            }
            writer.element(.footer) { $0.element(.p, text: "Made by emconform \(run.setting.version).") }
        }
    }

    /// The parts of the page in order, each with its id.
    private static let parts: [(id: String, title: String)] = [
        ("counts", "Counts"), ("coverage", "Coverage"), ("setting", "Setting"), ("requirements", "Requirements"),
        ("promises", "Promises"), ("waivers", "Waivers"), ("timings", "Timings"),
    ]

    private static func writeContents(to writer: inout HTMLWriter) {
        writer.element(.nav, [.ariaLabel: "Parts of the report"]) { writer in
            writer.element(.ul) { writer in
                for part in parts {
                    writer.element(.li) { $0.link(to: HTMLTarget(id: part.id), text: part.title) }
                }
            }
        }
    }

    private func writeBanner(_ conclusion: Conclusion, to writer: inout HTMLWriter) {
        let setting = run.setting
        let tone = conclusion.status == .conforms ? "good" : "bad"
        writer.element(.header, [.class: "banner \(tone)"]) { writer in
            writer.element(.h1, text: conclusion.title)
            writer.element(.p, [.class: "reason"], text: conclusion.reason)
            writer.element(
                .p,
                [.class: "quiet"],
                text: "Exit status \(conclusion.status.code). \(setting.origin), \(setting.startedAt)."
            )
            guard !setting.marks.isEmpty else { return }
            writer.element(.ul, [.class: "marks", .ariaLabel: "Mind"]) { writer in
                for mark in setting.marks { writer.element(.li, text: mark) }
            }
        }
    }
}

/// Parts that look alike everywhere.
extension HTMLReport {
    /// Opens a part of the page: a section with its heading.
    static func writePart(
        _ id: String,
        _ title: String,
        to writer: inout HTMLWriter,
        content: (inout HTMLWriter) -> Void
    ) {
        writer.element(.section, [.id: id, .ariaLabelledBy: "\(id)-title"]) { writer in
            writer.element(.h2, [.id: "\(id)-title"], text: title)
            content(&writer)
        }
    }

    /// Writes a table that can be scrolled by itself, by keyboard too, where the window is narrow.
    static func writeTable(
        _ caption: String,
        head: [String],
        to writer: inout HTMLWriter,
        body: (inout HTMLWriter) -> Void
    ) {
        writer.element(.div, [.class: "scrolls", .role: "region", .ariaLabel: caption, .tabindex: "0"]) { writer in
            writer.element(.table) { writer in
                writer.element(.caption, text: caption)
                writer.element(.thead) { writer in
                    writer.element(.tr) { writer in
                        for title in head { writer.element(.th, [.scope: "col"], text: title) }
                    }
                }
                writer.element(.tbody) { body(&$0) }
            }
        }
    }

    /// Writes a fact in a list of them, or none for nothing.
    static func writeFact(_ label: String, _ value: String?, to writer: inout HTMLWriter) {
        guard let value, !value.isEmpty else { return }
        writer.element(.dt, text: label)
        writer.element(.dd, text: value.shortened(toBytes: Evidence.excerptLimit))
    }

    /// Writes lines to paste into a shell, with a button that copies them.
    static func writeCommand(_ lines: [String], label: String, to writer: inout HTMLWriter) {
        writer.element(.div, [.class: "command"]) { writer in
            writer.element(.pre, [.tabindex: "0", .ariaLabel: label]) { writer in
                writer.element(.code) { $0.lines(lines.joined(separator: "\n")) }
            }
            let attributes: KeyValuePairs<HTMLAttribute, String?> = [
                .type: "button", .dataCopy: "", .hidden: "", .ariaLabel: "Copy: \(label)",
            ]
            writer.element(.button, attributes, text: "Copy")
        }
    }

    /// Writes what a case came to, in a word and a colour.
    func writeBadge(_ result: CaseResult, to writer: inout HTMLWriter) {
        let isSurprising = result.outcome != .violation && result.isFailure(under: policy)
        let tone = isSurprising ? Outcome.violation : result.outcome
        let text = result.outcome.title + (isSurprising ? ", fails the run" : "")
        writer.element(.span, [.class: "badge \(tone.rawValue)"], text: text)
    }
}
