import ArgumentParser
import Conformance

/// `emconform lint`: whether the contracts are sound.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check the contracts; print every mistake at its place."
    )

    @OptionGroup var contracts: ContractOptions

    func run() throws {
        let library = try contracts.library()
        Console.print("\(library.resources.count) resources, \(library.requirements.count) requirements, no mistake")
    }
}
