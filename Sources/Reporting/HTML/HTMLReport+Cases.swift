import Conformance

/// A case: what it came to, why, and how to see it again.
extension HTMLReport {
    /// Writes a case; the first finding of one that is told is open.
    func write(_ result: CaseResult, isTold: Bool, to writer: inout HTMLWriter) {
        writer.element(.li, [.class: "case"]) { writer in
            writer.element(.p) { writer in
                writeBadge(result, to: &writer)
                writer.text(" ")
                writer.element(.code, text: result.name)
                writer.text(" ")
                writer.element(.span, [.class: "quiet"], text: Self.circumstances(of: result))
            }
            if let waiver = result.waiver {
                let text = "Waived \(waiver.summary) (\(waiver.location))"
                writer.element(.p, text: text.shortened(toBytes: Evidence.excerptLimit))
            }
            if let reason = result.reason, !reason.isEmpty {
                writer.element(.p, [.class: "told"], text: reason.shortened(toBytes: Evidence.excerptLimit))
            }
            for (number, finding) in result.findings.enumerated() {
                write(finding, isOpen: isTold && number == 0, to: &writer)
            }
            let untold = result.subjects.failed + result.subjects.waived - result.findings.count
            if untold > 0, !result.findings.isEmpty {
                writer.element(.p, [.class: "quiet"], text: "\(counted(untold, "more subject")) not told here.")
            }
        }
    }

    /// How many subjects did what, and how long it took.
    private static func circumstances(of result: CaseResult) -> String {
        let count = result.subjects
        let numbers = [
            (count.passed, "passed"), (count.failed, "failed"), (count.waived, "waived"),
            (count.inconclusive, "without evidence"), (count.unbound, "not concerned"),
        ]
        let subjects = numbers.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return (subjects + ["\(Milliseconds(result.seconds)) s"]).joined(separator: ", ")
    }

    private func write(_ finding: Finding, isOpen: Bool, to writer: inout HTMLWriter) {
        let mismatch = finding.mismatch
        writer.element(.details, [.class: "finding", .open: isOpen ? "" : nil]) { writer in
            writer.element(.summary) { writer in
                writer.element(.code, text: finding.subject.shortened(toBytes: 400))
                writer.element(.span, [.class: "came"], text: " got \(mismatch.actual.shortened(toBytes: 160))")
            }
            writer.element(.dl, [.class: "facts"]) { writer in
                Self.writeFact("Expected", mismatch.expected, to: &writer)
                Self.writeFact("Actual", mismatch.actual, to: &writer)
                Self.writeFact("Place", mismatch.place, to: &writer)
                Self.writeExcerpt(of: mismatch, to: &writer)
                Self.writeSteps(finding.steps, to: &writer)
                writeReproduction(finding, to: &writer)
                writeEvidence(finding.evidence, to: &writer)
            }
        }
    }

    private static func writeExcerpt(of mismatch: Mismatch, to writer: inout HTMLWriter) {
        guard let excerpt = mismatch.excerpt?.shortened(toBytes: Evidence.excerptLimit), !excerpt.isEmpty else {
            return
        }
        writer.element(.dt, text: "Excerpt")
        writer.element(.dd) { writer in
            writer.element(.pre, [.tabindex: "0", .ariaLabel: "Excerpt"]) { writer in
                writer.element(.code) { writer in
                    for piece in Passage(excerpt, mismatch.mark).pieces {
                        if piece.isMarked {
                            writer.element(.mark) { $0.lines(piece.text) }
                        } else {
                            writer.lines(piece.text)
                        }
                    }
                }
            }
        }
    }

    private static func writeSteps(_ steps: [SessionAction], to writer: inout HTMLWriter) {
        guard !steps.isEmpty else { return }
        writer.element(.dt, text: "Steps")
        writer.element(.dd) { writer in
            writer.element(.ol) { writer in
                for step in steps { writer.element(.li, text: step.description) }
            }
        }
    }

    private func writeReproduction(_ finding: Finding, to writer: inout HTMLWriter) {
        let lines = run.setting.reproduction(of: finding)
        guard !lines.isEmpty else { return }
        writer.element(.dt, text: "Reproduce")
        writer.element(.dd) { Self.writeCommand(lines, label: "Lines that repeat the requests", to: &$0) }
    }

    private func writeEvidence(_ file: String?, to writer: inout HTMLWriter) {
        guard let file, !file.isEmpty else { return }
        writer.element(.dt, text: "Evidence")
        writer.element(.dd) { $0.link(to: HTMLTarget(file: file, in: folder), text: file.shortened(toBytes: 400)) }
    }
}
