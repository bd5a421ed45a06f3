import ArgumentParser
import Execution

/// Which requirements are judged, and on which subjects.
struct SelectionOptions: ParsableArguments {
    @OptionGroup var requirements: RequirementOptions

    /// How many subjects a resource are judged where nothing else is said.
    private static let defaultSample = 20

    @Option(
        help: ArgumentHelp(
            "How many subjects a resource are judged, rare kinds first. (default: \(defaultSample))",
            valueName: "number"
        )
    )
    var sample: Int?

    @Flag(help: "Judge every subject.")
    var all = false

    @Option(help: ArgumentHelp("The seed by which subjects are picked. (default: 1)", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("Judge this one backup.", valueName: "uid"))
    var backup: String?

    func validate() throws {
        guard sample ?? 1 > 0 else {
            throw ValidationError("--sample takes a number from 1; --all judges every subject")
        }
        let guid = backup?.split(separator: ":").last ?? ""
        guard backup == nil || guid.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12] else {
            throw ValidationError("--backup takes a UID, urn:veeam:Backup:guid, or its guid")
        }
    }

    /// The subjects that are judged.
    var sampling: Sampling {
        Sampling(limit: all ? nil : sample ?? Self.defaultSample, seed: seed ?? 1, only: backup)
    }

    /// Whether the caller said anything of which subjects are judged.
    var picksSubjects: Bool { sample != nil || all || seed != nil || backup != nil }
}
