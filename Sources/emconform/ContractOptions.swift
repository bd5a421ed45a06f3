import ArgumentParser
import Conformance
import ContractLoading

/// Which contracts a command works with.
struct ContractOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A folder of contracts to use in place of the built-in ones.", valueName: "folder"))
    var contracts: String?

    /// The library; every mistake of every file at once when there is one.
    func library() throws -> ContractLibrary {
        do throws(InvalidContracts) {
            return try ContractLoader().load(try files())
        } catch {
            throw CommandFailure.misuse("the contracts cannot be used\n\(error)")
        }
    }

    /// What is read.
    var inputs: [String] { [contracts].compactMap(\.self) }

    private func files() throws(InvalidContracts) -> [ContractFile] {
        guard let contracts else { return EmbeddedContracts.files }
        return try ContractFile.reading(directory: contracts)
    }
}
