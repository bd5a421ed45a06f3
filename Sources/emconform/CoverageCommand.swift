import ArgumentParser
import Conformance
import Execution

/// `emconform coverage`: which requirements keep which promises of the reference.
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Print the promises of the reference with the requirements that keep them; 1 when one has none."
    )

    @OptionGroup var contracts: ContractOptions

    func run() throws {
        let library = try contracts.library()
        let tables = library.resources.compactMap { StatementCoverage(of: $0, in: library) }
        for table in tables { print(table, of: library.resource(named: table.resource)) }
        let levels = Level.allCases.map { level in
            "\(library.requirements.count { $0.level == level }) \(level.rawValue)"
        }
        Console.print("requirements  \(library.requirements.count): \(levels.joined(separator: ", "))")
        Console.print("cases         \(try Plan(library).cases.count)")
        let gaps = tables.flatMap(\.uncovered).map(\.number)
        guard gaps.isEmpty else {
            throw CommandFailure(message: "no requirement keeps \(gaps.joined(separator: ", "))", code: 1)
        }
    }

    private func print(_ table: StatementCoverage, of contract: ResourceContract?) {
        Console.print("\(contract?.title ?? table.resource) (\(table.resource))")
        for row in table.rows {
            Console.print("\(row.number.padded(to: 4))  \(row.text ?? "the contract skips it")")
            for id in row.requirements { Console.print("        \(id)") }
            if row.requirements.isEmpty { Console.print("        none") }
        }
        Console.print("")
    }
}
