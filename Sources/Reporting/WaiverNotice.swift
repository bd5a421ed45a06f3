import Conformance

/// A waiver that somebody must look at, or may want to, in words.
struct WaiverNotice {
    /// The waiver, and what became of it.
    let use: WaiverUse
    /// Whether another waiver stands in one of its lines, as in `waivers: [{…}, {…}]`.
    var sharesLines = false

    private var waiver: Waiver { use.waiver }

    /// What it speaks of, such as `backup.link.* on urn:veeam:Backup:*`.
    var pattern: String {
        waiver.subject.map { "\(waiver.requirement) on \($0)" } ?? waiver.requirement
    }

    /// What became of it and what to do, in one line that is ready to be shown.
    var headline: String {
        let text =
            switch use.state {
            case .active: "ACTIVE [\(pattern)] it holds until \(waiver.until)"
            case .expired: "EXPIRED [\(pattern)] its last day was \(waiver.until); \(remedy)"
            case .stale: "STALE [\(pattern)] there is nothing to waive any more; \(remedy)"
            case .unused: "UNUSED [\(pattern)] what it speaks of was not judged, or not all of it"
            }
        return text.shortened(toBytes: Evidence.excerptLimit).visible
    }

    /// What a reader needs to act on it, ready to be shown.
    var details: [String] {
        Evidence.field("Waiver", waiver.location.description) + Evidence.field("Owner", waiver.owner)
            + Evidence.field("Reason", waiver.reason)
    }

    private var remedy: String {
        switch use.state {
        case .expired: "mend what it waives and delete \(lines), or agree on another day with its owner"
        case .stale: "delete \(lines)"
        case .active, .unused: ""
        }
    }

    private var lines: String {
        let first = waiver.location.line
        if sharesLines { return "the waiver at \(waiver.location), and not its line, where others stand too" }
        let numbers = waiver.lastLine > first ? "lines \(first)-\(waiver.lastLine)" : "line \(first)"
        return "\(numbers) of \(waiver.location.file)"
    }
}

extension Run {
    /// The waivers that somebody must look at, in the order in which they were given.
    var outdatedWaivers: [WaiverNotice] { notices { $0.needsCare } }

    /// The waivers of which nothing is known, as what they speak of was not judged.
    var unusedWaivers: [WaiverNotice] { notices { $0 == .unused } }

    private func notices(_ isWanted: (WaiverUse.State) -> Bool) -> [WaiverNotice] {
        waivers.enumerated().filter { isWanted($1.state) }.map { place, use in
            let sharesLines = waivers.enumerated().contains {
                $0.offset != place && $0.element.waiver.overlaps(use.waiver)
            }
            return WaiverNotice(use: use, sharesLines: sharesLines)
        }
    }

    /// How many waivers there are of each state; nothing where none was given.
    var waiverSummary: String? {
        guard !waivers.isEmpty else { return nil }
        let counts = WaiverUse.State.allCases.map { state in (state, waivers.count { $0.state == state }) }
        return counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
    }
}

extension Waiver {
    /// Whether both stand in one line of one file.
    fileprivate func overlaps(_ other: Waiver) -> Bool {
        location.file == other.location.file && location.line <= other.lastLine && other.location.line <= lastLine
    }

    /// Until when, by whom and why something is waived, in one line.
    var summary: String { "until \(until), by \(owner): \(reason)" }
}
