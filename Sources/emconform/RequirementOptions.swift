public import ArgumentParser
public import Conformance
import Execution
import Recording

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

    /// The options as a report tells them.
    var asGiven: [String] { filter + (level == .may ? [] : ["level:\(level.rawValue)"]) }

    /// The options as far as a recording can follow them; without any, those by which it was made.
    func narrowed(to manifest: Manifest) -> RequirementOptions {
        var options = self
        if filter.isEmpty { options.filter = manifest.setting.filters.filter { !$0.hasPrefix("level:") } }
        options.level = max(level, manifest.level)
        return options
    }
}

extension Manifest {
    /// The subjects that the recording holds.
    var sampling: Sampling { Sampling(limit: setting.sample, seed: setting.seed, only: backup) }
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
