import ArgumentParser
import Conformance
import Execution

/// `emconform list`: every requirement in a line.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print every requirement, a line each."
    )

    @OptionGroup var requirements: RequirementOptions

    @Flag(help: "Print every case instead: each requirement in its forms and media types.")
    var cases = false

    @OptionGroup var contracts: ContractOptions

    func run() throws {
        let plan = try requirements.plan(try contracts.library())
        guard !cases else { return PlanListing(plan).print() }
        var seen: Set<String> = []
        for requirement in plan.cases.map(\.requirement) where seen.insert(requirement.id).inserted {
            Console.print(
                "\(requirement.level.rawValue.padded(to: 6))  \(requirement.id.padded(to: 36))  \(requirement.purpose)"
            )
        }
    }
}
