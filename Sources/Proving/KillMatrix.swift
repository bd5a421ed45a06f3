public import Conformance

/// Which requirement noticed which defect, and what went otherwise than it was declared.
public struct KillMatrix: Codable, Hashable, Sendable {
    /// The trials in order.
    public let trials: [TrialResult]
    /// Requirements above may that no defect among the trials shows, in the order in which they are judged.
    ///
    /// The product's own schema is left out: it is not public, and nobody hands it over here.
    public let unproven: [String]

    init(_ library: ContractLibrary, _ trials: [TrialResult]) {
        self.trials = trials
        let proven = Set(trials.filter { $0.kind == .defect }.flatMap(\.noticed))
        unproven = library.requirements.filter { requirement in
            requirement.level > .may && !proven.contains(requirement.id)
                && requirement.assertion != .schema(.product)
        }.map(\.id)
    }

    /// How many defects of a level were noticed as declared, of how many.
    public func killed(at level: Level) -> (killed: Int, of: Int) {
        let defects = trials.filter { $0.kind == .defect && $0.level == level }
        return (defects.count { $0.survived.isEmpty }, defects.count)
    }

    /// How many findings nothing allows.
    public var misattributions: Int { trials.reduce(0) { $0 + $1.misattributed.count } }

    /// Whether every must defect was noticed, no finding was misattributed, and the rest is as declared.
    public var isProven: Bool {
        let isWhole = trials.allSatisfy { trial in
            trial.kind == .defect && trial.level != .must
                ? trial.misattributed.isEmpty && trial.blind.isEmpty : trial.isAsDeclared
        }
        let should = killed(at: .should)
        return isWhole && should.killed * 100 >= should.of * 95
    }
}
