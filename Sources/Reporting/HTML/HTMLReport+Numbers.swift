import Conformance

/// The numbers of the run.
extension HTMLReport {
    func writeCounts(to writer: inout HTMLWriter) {
        let tallies = Level.allCases.map { level in Tally(run.results.filter { $0.level == level }) }
        let columns = tallies + [Tally(run.results)]
        Self.writePart("counts", "Counts", to: &writer) { writer in
            Self.writeTable("Cases by outcome and level", head: ["outcome"] + levels, to: &writer) { writer in
                for outcome in Outcome.allCases {
                    let counts = columns.map { $0.count(outcome) }
                    writer.element(.tr, [.class: counts.last == 0 ? "zero" : nil]) { writer in
                        writer.element(.th, [.scope: "row"]) { writer in
                            writer.element(.span, [.class: "badge \(outcome.rawValue)"], text: outcome.title)
                        }
                        for count in counts { writer.element(.td, text: String(count)) }
                    }
                }
                Self.writeNumbers("all", columns.map(\.cases), to: &writer)
            }
            Self.writeTable(
                "Failing cases by resource",
                head: ["resource", "cases", "failing", "judged on"],
                to: &writer
            ) { writeResources(to: &$0) }
        }
    }

    private var levels: [String] { Level.allCases.map(\.rawValue) + ["all"] }

    private func writeResources(to writer: inout HTMLWriter) {
        for resource in run.resources {
            let results = run.results(of: resource)
            let population = run.populations.first { $0.resource == resource }
            writer.element(.tr) { writer in
                writer.element(.th, [.scope: "row"], text: resource)
                writer.element(.td, text: String(results.count))
                writer.element(.td, text: String(results.count { $0.isFailure(under: policy) }))
                writer.element(.td, text: population.map { "\($0.picked) of \($0.found)" } ?? "")
            }
        }
    }

    private static func writeNumbers(_ name: String, _ numbers: [Int], to writer: inout HTMLWriter) {
        writer.element(.tr, [.class: "total"]) { writer in
            writer.element(.th, [.scope: "row"], text: name)
            for number in numbers { writer.element(.td, text: String(number)) }
        }
    }

    func writeCoverage(to writer: inout HTMLWriter) {
        let coverage = Coverage(run.results)
        let applicable = coverage.planned - coverage.notApplicable
        let left = coverage.notApplicable > 0 ? "; \(coverage.notApplicable) do not apply" : ""
        Self.writePart("coverage", "Coverage", to: &writer) { writer in
            writer.element(.p, [.class: "figure"], text: coverage.percent)
            writer.element(
                .p,
                text: "\(coverage.observed) of \(applicable) cases had an observation that could have failed them."
            )
            writer.element(.dl, [.class: "facts"]) { writer in
                Self.writeFact("Ran", "\(coverage.ran) of \(coverage.planned) planned cases\(left)", to: &writer)
                Self.writeFact(
                    "Requirements",
                    "\(coverage.observedRequirements) of \(coverage.requirements) were observed",
                    to: &writer
                )
                Self.writeFact(
                    "Promises",
                    "\(coverage.promises) of \(run.setting.promises.count) have a requirement in the plan",
                    to: &writer
                )
                Self.writeFact("Refused", run.refusalSummary, to: &writer)
                Self.writeFact("Flaky", run.flakySummary, to: &writer)
                Self.writeFact("Asked for", requiredCoverage, to: &writer)
            }
        }
    }

    private var requiredCoverage: String? {
        policy.requiredCoverage > 0 ? "at least \(Milliseconds(policy.requiredCoverage * 100)) %" : nil
    }

    func writeSetting(to writer: inout HTMLWriter) {
        let setting = run.setting
        let versions = setting.offeredVersions.map(\.description).joined(separator: ", ")
        Self.writePart("setting", "Setting", to: &writer) { writer in
            writer.element(.dl, [.class: "facts"]) { writer in
                Self.writeFact("Origin", setting.origin.description, to: &writer)
                Self.writeFact("REST versions", versions.isEmpty ? "unknown" : versions, to: &writer)
                Self.writeFact(
                    "Marks",
                    setting.marks.isEmpty ? "none" : setting.marks.joined(separator: "; "),
                    to: &writer
                )
                Self.writeFact("emconform", setting.version, to: &writer)
                Self.writeFact("Contracts", setting.contracts, to: &writer)
                Self.writeFact("Seed", String(setting.seed), to: &writer)
                Self.writeFact("Sample", setting.sample.map { "\($0) a resource" } ?? "every subject", to: &writer)
                Self.writeFact(
                    "Filters",
                    setting.filters.isEmpty ? "none" : setting.filters.joined(separator: " "),
                    to: &writer
                )
                Self.writeFact("Fails on", policy.failOn.rawValue, to: &writer)
                Self.writeFact("Began", setting.startedAt, to: &writer)
                Self.writeFact("Took", "\(Milliseconds(run.seconds)) s", to: &writer)
                Self.writeFact("Requests", String(run.requests), to: &writer)
                Self.writeFact("Bytes", String(run.bytes), to: &writer)
            }
        }
    }
}
