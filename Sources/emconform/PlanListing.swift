import Conformance
import Execution
import Reporting

/// A plan as text.
struct PlanListing {
    private let plan: Plan

    init(_ plan: Plan) { self.plan = plan }

    /// Prints each case and, last, how many there are.
    func print() {
        for candidate in plan.cases {
            Console.print("\(candidate.requirement.level.rawValue.padded(to: 6))  \(candidate.name)")
        }
        Console.print(
            "\(plan.cases.count) cases of \(Set(plan.cases.map(\.requirement.id)).count) requirements; nothing was sent"
        )
    }

    /// Prints what each case of a run came to.
    static func printOutcomes(_ run: Run) {
        for result in run.results {
            let reason = result.reason.map { ": \($0.visible)" } ?? ""
            Console.print("\(result.outcome.title.padded(to: 14))  \(result.name)\(reason)")
        }
    }
}

extension String {
    /// The text with blanks behind it up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
