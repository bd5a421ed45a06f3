import Conformance

/// The requirements, each with its cases.
extension HTMLReport {
    /// Rows that are open from the beginning, so that a reader who came for a failure sees it.
    private static let openRows = 5

    func writeRequirements(_ rows: [RequirementRow], to writer: inout HTMLWriter) {
        Self.writePart("requirements", "Requirements", to: &writer) { writer in
            guard !rows.isEmpty else { return writer.element(.p, text: "No case was judged.") }
            writeLogon(to: &writer)
            writeFilters(rows, to: &writer)
            for (number, row) in rows.enumerated() {
                let isOpen = number < Self.openRows && row.worst.isFailure(under: policy)
                write(row, isOpen: isOpen, to: &writer)
            }
        }
    }

    private func writeLogon(to writer: inout HTMLWriter) {
        let usesSession = run.results.contains { result in
            result.findings.contains(where: \.needsLogon)
        }
        guard usesSession else { return }
        writer.element(.details, [.class: "logon"]) { writer in
            writer.element(.summary, text: "How to repeat a request")
            writer.element(
                .p,
                text: "Set EM_USERNAME, EM_PASSWORD and, for a CA of your own, EM_CA_FILE; log on; then paste a line:"
            )
            let lines = run.setting.logon
            Self.writeCommand(lines, label: "Lines that log on", to: &writer)
        }
    }

    private func writeFilters(_ rows: [RequirementRow], to writer: inout HTMLWriter) {
        // Hidden until a script makes it work.
        writer.element(.div, [.class: "filters", .role: "search", .ariaLabel: "Requirements", .hidden: ""]) { writer in
            writer.element(.div) { writer in
                writer.element(.label, [.for: "filter-text"], text: "Search")
                writer.element(
                    .input,
                    [
                        .id: "filter-text", .type: "search", .dataFilter: "text", .autocomplete: "off",
                        .spellcheck: "false",
                    ]
                )
            }
            let outcomes = Outcome.allCases.filter { outcome in rows.contains { $0.outcomes.contains(outcome) } }
            let failing = [("fails", "fails the run")]
            Self.writeChoice("outcome", failing + outcomes.map { ($0.rawValue, $0.title) }, to: &writer)
            Self.writeChoice("level", Level.allCases.map { ($0.rawValue, $0.rawValue) }, to: &writer)
            Self.writeChoice("resource", run.resources.map { (HTMLTarget.id("r", $0), $0) }, to: &writer)
            writer.element(.div, [.class: "buttons"]) { writer in
                for (action, text) in [("reset", "Show all"), ("open", "Open shown"), ("close", "Close all")] {
                    writer.element(.button, [.type: "button", .name: action], text: text)
                }
            }
            writer.element(.p, [.class: "shown", .role: "status", .ariaLive: "polite"], text: "")
        }
    }

    private static func writeChoice(
        _ name: String,
        _ choices: [(value: String, text: String)],
        to writer: inout HTMLWriter
    ) {
        writer.element(.div) { writer in
            writer.element(.label, [.for: "filter-\(name)"], text: name.prefix(1).uppercased() + name.dropFirst())
            writer.element(.select, [.id: "filter-\(name)", .dataFilter: name]) { writer in
                writer.element(.option, [.value: ""], text: "any")
                for choice in choices { writer.element(.option, [.value: choice.value], text: choice.text) }
            }
        }
    }

    private func write(_ row: RequirementRow, isOpen: Bool, to writer: inout HTMLWriter) {
        let worst = row.worst
        let fails = worst.isFailure(under: policy) ? ["fails"] : []
        let attributes: KeyValuePairs<HTMLAttribute, String?> = [
            .class: "row", .id: row.id, .open: isOpen ? "" : nil,
            .dataOutcome: (fails + row.outcomes.map(\.rawValue)).joined(separator: " "),
            .dataLevel: worst.level.rawValue, .dataResource: HTMLTarget.id("r", worst.resource),
        ]
        writer.element(.details, attributes) { writer in
            writer.element(.summary) { writer in
                writeBadge(worst, to: &writer)
                writer.element(.h3, text: worst.requirement)
                writer.element(.span, [.class: "quiet"], text: "\(worst.level.rawValue), \(Self.share(of: row))")
                writer.element(.span, [.class: "gist"], text: Self.gist(of: worst))
            }
            writeDemand(worst, to: &writer)
            writer.element(.ul, [.class: "cases"]) { writer in
                for result in row.cases { write(result, isTold: result.name == worst.name, to: &writer) }
            }
        }
    }

    private static func share(of row: RequirementRow) -> String {
        row.alike == row.cases.count
            ? counted(row.alike, "case") : "\(row.alike) of \(counted(row.cases.count, "case"))"
    }

    /// What a reader should know before the row is open.
    private static func gist(of result: CaseResult) -> String {
        let text = result.findings.first.map { "expected \($0.mismatch.expected), got \($0.mismatch.actual)" }
        return (text ?? result.reason ?? result.purpose).shortened(toBytes: 240)
    }

    private func writeDemand(_ result: CaseResult, to writer: inout HTMLWriter) {
        let citation = result.citation
        writer.element(.dl, [.class: "facts"]) { writer in
            Self.writeFact("Purpose", result.purpose, to: &writer)
            writer.element(.dt, text: "Source")
            writer.element(.dd) { writer in
                writer.link(to: HTMLTarget(page: citation.url), text: citation.url)
                writer.text(", \(citation.section), build \(citation.build)")
            }
            if !citation.statements.isEmpty {
                writer.element(.dt, text: "Promises")
                writer.element(.dd) { writePromiseLinks(of: result, to: &$0) }
            }
            Self.writeFact("Contradictions", citation.contradictions.joined(separator: ", "), to: &writer)
            Self.writeFact("Contract", result.location.description, to: &writer)
        }
    }
}
