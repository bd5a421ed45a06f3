public import Conformance

/// The waivers of a run, and what becomes of them on a day.
public struct WaiverLedger: Sendable {
    private struct Line {
        let place: Int
        let waiver: Waiver
        let isExpired: Bool
    }

    private let lines: [Line]

    /// Opens a ledger for a day on which the waivers must hold, UTC, `yyyy-MM-dd`.
    public init(_ waivers: [Waiver] = [], on day: String = "") {
        lines = waivers.enumerated().map { place, waiver in
            Line(place: place, waiver: waiver, isExpired: waiver.isExpired(on: day))
        }
    }

    private init(lines: [Line]) { self.lines = lines }

    /// The part that speaks of a requirement.
    func covering(_ requirement: String) -> WaiverLedger {
        WaiverLedger(lines: lines.filter { $0.waiver.covers(requirement) })
    }

    /// The first waiver that holds for a subject; the ledger is that of its requirement.
    func active(on subject: String) -> Waiver? {
        lines.first { !$0.isExpired && $0.waiver.covers($0.waiver.requirement, on: subject) }?.waiver
    }

    /// Notes what a waiver that speaks of a subject is seen to be by it.
    func note(_ state: WaiverUse.State, on subject: String, in states: inout [Int: WaiverUse.State]) {
        for line in lines where line.waiver.covers(line.waiver.requirement, on: subject) {
            states[line.place] = states[line.place].map { Self.joined($0, state) } ?? state
        }
    }

    /// One failure keeps a waiver; where something could not be judged, nobody knows that there is nothing to waive.
    private static func joined(_ one: WaiverUse.State, _ other: WaiverUse.State) -> WaiverUse.State {
        [.active, .unused].first { one == $0 || other == $0 } ?? one
    }

    /// The waivers that name subjects of which there are none, by their places, where all subjects are known.
    ///
    /// `subjects` has the labels of every resource that was judged to the last subject.
    func subjectless(_ requirements: [Requirement], among subjects: [String: [String]]) -> Set<Int> {
        let gone = lines.filter { line in
            guard line.waiver.subject != nil else { return false }
            let resources = Set(requirements.filter { line.waiver.covers($0.id) }.map(\.resource))
            return !resources.isEmpty
                && resources.allSatisfy { resource in
                    guard let labels = subjects[resource] else { return false }
                    return !labels.contains { line.waiver.covers(line.waiver.requirement, on: $0) }
                }
        }
        return Set(gone.map(\.place))
    }

    /// What became of each waiver, from what each case noted, and from which ones name subjects that are not there.
    func uses(_ states: [[Int: WaiverUse.State]], subjectless: Set<Int>) -> [WaiverUse] {
        let noted = states.reduce(into: [:]) { all, states in
            all.merge(states, uniquingKeysWith: Self.joined)
        }
        return lines.map { line in
            let unnoted = subjectless.contains(line.place) ? WaiverUse.State.stale : .unused
            return WaiverUse(waiver: line.waiver, state: line.isExpired ? .expired : noted[line.place] ?? unnoted)
        }
    }
}
