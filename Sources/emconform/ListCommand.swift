import ArgumentParser
import Conformance
import Execution

/// `emconform list`: every requirement in a line.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print every requirement, a line each."
    )

    @Option(
        help: ArgumentHelp(
            "Only requirements whose id fits; repeatable, '*' stands for any text.",
            valueName: "pattern"
        )
    )
    var filter: [String] = []

    @Option(help: "Only requirements of this level and above: must, should, may.")
    var level: Level = .may

    @Flag(help: "Print every case instead: each requirement in its forms and media types.")
    var cases = false

    @OptionGroup var contracts: ContractOptions

    func run() throws {
        let plan = try Plan.of(try contracts.library(), selecting: Plan.Filter(patterns: filter, level: level))
        guard !cases else { return PlanListing(plan).print() }
        var seen: Set<String> = []
        for requirement in plan.cases.map(\.requirement) where seen.insert(requirement.id).inserted {
            Console.print(
                "\(requirement.level.rawValue.padded(to: 6))  \(requirement.id.padded(to: 36))  \(requirement.purpose)"
            )
        }
    }
}
