public import ArgumentParser
public import Conformance
import Execution

/// Which requirements are meant.
struct RequirementOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only requirements whose id fits; repeatable, '*' stands for any text.",
            valueName: "pattern"
        )
    )
    var filter: [String] = []

    @Option(help: "Only requirements of this level and above: must, should, may.")
    var level: Level = .may

    /// The plan of a library under these options.
    func plan(_ library: ContractLibrary) throws -> Plan {
        try Plan.of(library, selecting: Plan.Filter(patterns: filter, level: level))
    }
}

extension Level: ExpressibleByArgument {}

extension Plan {
    /// The plan of a library; a filter that fits nothing is a mistake in our input.
    static func of(_ library: ContractLibrary, selecting filter: Filter) throws -> Plan {
        do throws(UnknownFilter) {
            return try Plan(library, selecting: filter)
        } catch {
            throw CommandFailure.misuse(error.description)
        }
    }
}
