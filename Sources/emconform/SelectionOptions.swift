public import ArgumentParser
public import Conformance
import Execution

/// Which requirements and subjects are judged.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Judge only requirements whose id fits; repeatable, '*' stands for any text.",
            valueName: "pattern"
        )
    )
    var filter: [String] = []

    @Option(help: "Judge requirements of this level and above: must, should, may.")
    var level: Level = .may

    @Option(help: ArgumentHelp("How many subjects a resource are judged, rare kinds first.", valueName: "number"))
    var sample = 20

    @Flag(help: "Judge every subject.")
    var all = false

    @Option(help: ArgumentHelp("The seed by which subjects are picked.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Judge this one backup.", valueName: "uid"))
    var backup: String?

    func validate() throws {
        guard sample > 0 else { throw ValidationError("--sample takes a number from 1; --all judges every subject") }
        let guid = backup?.split(separator: ":").last ?? ""
        guard backup == nil || guid.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12] else {
            throw ValidationError("--backup takes a UID, urn:veeam:Backup:guid, or its guid")
        }
    }

    /// The subjects that are judged.
    var sampling: Sampling { Sampling(limit: all ? nil : sample, seed: seed, only: backup) }

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
