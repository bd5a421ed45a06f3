import Comparing
import XML

extension ComparisonReport {
    /// The report as one page that loads nothing, the same bytes for the same comparison.
    public func html() -> [UInt8] {
        let names = "\(comparison.before.name) → \(comparison.after.name)"
        return HTMLPage(title: "\(title) – emconform compare \(names)", scripts: []).rendered { writer in
            writeBanner(to: &writer)
            writeContents(to: &writer)
            writer.element(.main) { writer in
                writeSides(to: &writer)
                for changeClass in ChangeClass.allCases.sorted(by: >) { write(changeClass, to: &writer) }
                writeRules(to: &writer)
            }
        }
    }

    /// Reads a page again and counts it over.
    ///
    /// - Throws: `ReportError.unrenderable` when it is not well-formed, or lacks a change.
    public func verify(html bytes: [UInt8]) throws(ReportError) {
        let type = Array("<!DOCTYPE html>\n".utf8)
        let reading = XMLReader.read(Array(bytes.dropFirst(type.count)), limits: XMLLimits(bytes: .max, nodes: .max))
        guard bytes.starts(with: type), let root = reading.root else {
            throw .unrenderable(format: "HTML", reason: reading.diagnostics.first?.message ?? "it is no page")
        }
        let told = root.rows(of: "change")
        let count = comparison.changes.count + comparison.verdictChanges.count
        guard told == count else { throw .unrenderable(format: "HTML", reason: "it tells \(told) of \(count) changes") }
    }

    private func writeBanner(to writer: inout HTMLWriter) {
        let tone = comparison.status == .compatible ? "good" : "bad"
        writer.element(.header, [.class: "banner \(tone)"]) { writer in
            writer.element(.h1, text: title)
            writer.element(.p, [.class: "reason"], text: reason)
            writer.element(.p, [.class: "quiet"], text: "Exit status \(comparison.status.code).")
        }
    }

    private func writeContents(to writer: inout HTMLWriter) {
        let classes = ChangeClass.allCases.sorted(by: >).map { ($0.rawValue, heading($0)) }
        writer.element(.nav, [.ariaLabel: "Parts of the report"]) { writer in
            writer.element(.ul) { writer in
                for (id, title) in [("sides", "The two builds")] + classes + [("rules", "Rules")] {
                    writer.element(.li) { $0.link(to: HTMLTarget(id: id), text: title) }
                }
            }
        }
    }

    private func heading(_ changeClass: ChangeClass) -> String {
        "\(changeClass.title) (\(comparison.count(changeClass)))"
    }

    private func writeSides(to writer: inout HTMLWriter) {
        HTMLReport.writePart("sides", "The two builds", to: &writer) { writer in
            writer.element(.dl, [.class: "facts"]) { writer in
                for (word, side) in [("Before", comparison.before), ("After", comparison.after)] {
                    let facts = Self.facts(of: side).joined(separator: ", ")
                    HTMLReport.writeFact(word, "\(side.name): \(facts)", to: &writer)
                }
                HTMLReport.writeFact("Compared", extent, to: &writer)
            }
        }
    }

    private func write(_ changeClass: ChangeClass, to writer: inout HTMLWriter) {
        let verdicts = comparison.verdictChanges.filter { $0.changeClass == changeClass }
        let changes = comparison.changes.filter { $0.changeClass == changeClass }
        HTMLReport.writePart(changeClass.rawValue, heading(changeClass), to: &writer) { writer in
            guard !(verdicts.isEmpty && changes.isEmpty) else { return writer.element(.p, text: "Nothing.") }
            if !changes.isEmpty {
                let head = ["rule", "what changed", "subjects", "seen at"]
                HTMLReport.writeTable("What is shown", head: head, to: &writer) { writer in
                    for change in changes { Self.write(change, to: &writer) }
                }
            }
            if !verdicts.isEmpty {
                let head = ["rule", "requirement", "cases", "purpose"]
                HTMLReport.writeTable("Verdicts", head: head, to: &writer) { writer in
                    for change in verdicts { Self.write(change, to: &writer) }
                }
            }
        }
    }

    private static func write(_ change: Change, to writer: inout HTMLWriter) {
        write([[change.subject, change.words], change.numberLines, change.shownPlaces], change.rule, to: &writer)
    }

    private static func write(_ change: VerdictChange, to writer: inout HTMLWriter) {
        let step = "\(change.before) → \(change.after)"
        let cases = "\(counted(change.cases.count, "case")) of a \(change.level)"
        write([[change.requirement, step], [cases], [change.purpose]], change.rule, to: &writer)
    }

    /// Writes a row; a cell is a few lines.
    private static func write(_ cells: [[String]], _ rule: ChangeRule, to writer: inout HTMLWriter) {
        writer.element(.tr, [.class: "change"]) { writer in
            writer.element(.th, [.scope: "row"]) { writer in
                let target = HTMLTarget(id: "rule-\(rule.rawValue)")
                writer.element(.span, [.class: "badge \(rule.changeClass.tone)"]) { writer in
                    writer.link(to: target, text: rule.rawValue)
                }
            }
            for lines in cells {
                writer.element(.td, [.class: "prose"]) { writer in
                    for line in lines { writer.element(.p, text: line.shortened(toBytes: Evidence.excerptLimit)) }
                }
            }
        }
    }

    private func writeRules(to writer: inout HTMLWriter) {
        HTMLReport.writePart("rules", "Rules", to: &writer) { writer in
            guard !rules.isEmpty else { return writer.element(.p, text: "No rule named anything.") }
            let head = ["rule", "class", "what changed", "why it means that"]
            HTMLReport.writeTable("The rules that named something", head: head, to: &writer) { writer in
                for rule in rules {
                    writer.element(.tr, [.id: "rule-\(rule.rawValue)"]) { writer in
                        writer.element(.th, [.scope: "row"], text: rule.rawValue)
                        for cell in [rule.changeClass.rawValue, rule.meaning, rule.reason] {
                            writer.element(.td, [.class: "prose"], text: cell)
                        }
                    }
                }
            }
        }
    }
}

extension ChangeClass {
    /// The colour of the class, by the outcome that has it.
    fileprivate var tone: String {
        switch self {
        case .breaking: "violation"
        case .risky: "warning"
        case .compatible: "pass"
        }
    }
}

extension XMLElement {
    /// How many rows of a class stand in the element.
    fileprivate func rows(of name: String) -> Int {
        elements.reduce(attribute("class") == name ? 1 : 0) { $0 + $1.rows(of: name) }
    }
}
