import Conformance

/// What somebody answers for, and what took how long.
extension HTMLReport {
    func writeWaivers(to writer: inout HTMLWriter) {
        Self.writePart("waivers", "Waivers", to: &writer) { writer in
            guard !run.waivers.isEmpty else { return writer.element(.p, text: "No waiver was given.") }
            let counts = WaiverUse.State.allCases.map { state in
                "\(run.waivers.count { $0.state == state }) \(state.rawValue)"
            }
            writer.element(.p, text: "\(counted(run.waivers.count, "waiver")): \(counts.joined(separator: ", ")).")
            for notice in run.outdatedWaivers { writer.element(.p, [.class: "told"], text: notice.headline) }
            let head = ["state", "requirement", "subject", "until", "owner", "reason", "cases", "where"]
            Self.writeTable("Waivers by what became of them", head: head, to: &writer) { writer in
                for state in WaiverUse.State.allCases {
                    for use in run.waivers where use.state == state { write(use, to: &writer) }
                }
            }
        }
    }

    private func write(_ use: WaiverUse, to writer: inout HTMLWriter) {
        let waiver = use.waiver
        let cases = run.results.count { $0.waiver == waiver }
        writer.element(.tr) { writer in
            writer.element(.th, [.scope: "row"]) { writer in
                writer.element(.span, [.class: "badge \(use.state.rawValue)"], text: use.state.rawValue)
                writer.element(.span, [.class: "quiet"], text: " \(Self.meaning(of: use.state))")
            }
            writer.element(.td, [.class: "prose"], text: waiver.requirement)
            writer.element(.td, [.class: "prose"], text: waiver.subject ?? "every subject")
            writer.element(.td, text: waiver.until)
            writer.element(.td, [.class: "prose"], text: waiver.owner)
            writer.element(.td, [.class: "prose"], text: waiver.reason.shortened(toBytes: Evidence.excerptLimit))
            writer.element(.td, text: String(cases))
            writer.element(.td, [.class: "prose"], text: waiver.location.description)
        }
    }

    private static func meaning(of state: WaiverUse.State) -> String {
        switch state {
        case .active: "it waived something"
        case .expired: "its day is over"
        case .stale: "nothing is left to waive"
        case .unused: "what it speaks of was not judged, or not all of it"
        }
    }

    /// Cases whose time is told.
    private static var slowest: Int { 10 }

    func writeTimings(to writer: inout HTMLWriter) {
        let times = run.results.enumerated().map { (place: $0.offset, time: Milliseconds($0.element.seconds)) }
        let slowest = times.sorted { ($1.time.count, $0.place) < ($0.time.count, $1.place) }.prefix(Self.slowest)
        let sum = Milliseconds(sum: times.lazy.map(\.time))
        Self.writePart("timings", "Timings", to: &writer) { writer in
            let total = "The run took \(Milliseconds(run.seconds)) s; its cases, side by side, \(sum) s in all."
            writer.element(.p, text: total)
            guard !slowest.isEmpty else { return }
            Self.writeTable("Slowest cases", head: ["case", "seconds"], to: &writer) { writer in
                for (place, time) in slowest {
                    let result = run.results[place]
                    writer.element(.tr) { writer in
                        writer.element(.th, [.scope: "row"]) { writer in
                            let id = HTMLTarget.id("requirement", result.requirement)
                            writer.link(to: HTMLTarget(id: id), text: result.name)
                        }
                        writer.element(.td, text: time.description)
                    }
                }
            }
        }
    }
}
