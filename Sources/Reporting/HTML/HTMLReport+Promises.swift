import Conformance

/// The numbered promises of the reference, each with what keeps it.
extension HTMLReport {
    func writePromises(_ rows: [RequirementRow], to writer: inout HTMLWriter) {
        let keepers = Self.keepers(rows)
        Self.writePart("promises", "Promises", to: &writer) { writer in
            let resources = run.setting.promises.map(\.resource).uniqued()
            if resources.isEmpty { writer.element(.p, text: "The contracts number no promises.") }
            for resource in resources {
                let promises = run.setting.promises.filter { $0.resource == resource }
                let head = ["promise", "what is promised", "came to", "requirements"]
                Self.writeTable("Promises of \(resource)", head: head, to: &writer) { writer in
                    for promise in promises {
                        write(promise, keptBy: keepers["\(resource) \(promise.number)"] ?? [], to: &writer)
                    }
                }
            }
        }
    }

    /// The rows by the promise they keep; a part of a contract keeps those of the whole.
    private static func keepers(_ rows: [RequirementRow]) -> [String: [RequirementRow]] {
        var keepers: [String: [RequirementRow]] = [:]
        for row in rows {
            for number in row.worst.citation.statements.uniqued() {
                keepers["\(row.owner) \(number)", default: []].append(row)
            }
        }
        return keepers
    }

    private func write(_ promise: Run.Promise, keptBy rows: [RequirementRow], to writer: inout HTMLWriter) {
        writer.element(.tr, [.id: Self.id(of: promise)]) { writer in
            writer.element(.th, [.scope: "row"], text: promise.number)
            writer.element(.td, [.class: "prose"], text: promise.text ?? "The contract skips this number.")
            writer.element(.td) { writer in
                if let worst = rows.map(\.worst).worst(under: policy) {
                    writeBadge(worst, to: &writer)
                } else {
                    writer.element(.span, [.class: "badge noData"], text: "not in the plan")
                }
            }
            writer.element(.td, [.class: "prose"]) { writer in
                guard !rows.isEmpty else { return }
                writer.element(.ul, [.class: "keepers"]) { writer in
                    for row in rows {
                        writer.element(.li) { writer in
                            writer.link(to: HTMLTarget(id: row.id), text: row.worst.requirement)
                            writer.element(.span, [.class: "quiet"], text: " \(row.worst.outcome.title)")
                        }
                    }
                }
            }
        }
    }

    /// Links to the promises that a requirement keeps, where the page has them.
    func writePromiseLinks(of result: CaseResult, to writer: inout HTMLWriter) {
        let owner = String(result.resource.prefix { $0 != "." })
        for (place, number) in result.citation.statements.enumerated() {
            if place > 0 { writer.text(", ") }
            let promise = run.setting.promises.first { $0.resource == owner && $0.number == number }
            writer.link(to: promise.map { HTMLTarget(id: Self.id(of: $0)) }, text: number)
        }
    }

    private static func id(of promise: Run.Promise) -> String {
        HTMLTarget.id("promise", "\(promise.resource) \(promise.number)")
    }
}

extension Sequence where Element: Hashable {
    /// The elements in order, each once.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
