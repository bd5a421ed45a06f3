import ArgumentParser
import Conformance
import Evaluation
import Execution

/// `emconform explain`: everything that is known of one requirement.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Print what a requirement demands, why, and where the reference says so."
    )

    @Argument(help: "The requirement's id, such as backup.link.server.")
    var id: String

    @OptionGroup var contracts: ContractOptions

    func run() throws {
        let library = try contracts.library()
        guard let requirement = library.requirements.first(where: { $0.id == id }) else {
            // The plan knows how to suggest; an id that fits as a pattern is a group of requirements.
            let plan = try Plan.of(library, selecting: Plan.Filter(patterns: [id]))
            let ids = Set(plan.cases.map(\.requirement.id)).sorted()
            throw CommandFailure.misuse(
                "'\(id)' is no requirement, but the beginning of \(ids.joined(separator: ", "))"
            )
        }
        Console.print(text(of: requirement))
    }

    private func text(of requirement: Requirement) -> String {
        var lines = [
            "\(requirement.id) (\(requirement.level.rawValue), \(requirement.basis.rawValue))",
            requirement.purpose,
            "source    \(requirement.citation.summary)",
            "contract  \(requirement.location)",
            "asserts   \(requirement.assertion.summary)",
        ]
        for (fact, values) in requirement.condition.sorted(by: { $0.key < $1.key }) {
            lines.append("when      \(fact) is \(values.joined(separator: " or "))")
        }
        lines += requirement.cases.map { "case      \($0.name)" }
        return lines.joined(separator: "\n")
    }
}
