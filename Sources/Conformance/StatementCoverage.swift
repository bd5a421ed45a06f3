/// The numbered promises of a page, each with the requirements that keep it.
public struct StatementCoverage: Hashable, Sendable {
    /// A promise, and who keeps it.
    public struct Row: Hashable, Sendable {
        /// Its number, such as `S14`.
        public let number: String
        /// What is promised, in our words; nothing where the contract skips the number.
        public let text: String?
        /// The ids of the requirements that keep it, in the order in which they are judged.
        public let requirements: [String]
    }

    /// The numbers that a page's promises may have; no page has more.
    private static let numbers = 1...999

    /// The contract whose page it is.
    public let resource: String
    /// The promises from the first to the last number.
    public let rows: [Row]

    /// The coverage of a contract, its parts included; nothing where it numbers no promises.
    public init?(of contract: ResourceContract, in library: ContractLibrary) {
        let numbers = contract.statements.compactMap { Int($0.number.dropFirst()) }.filter(Self.numbers.contains)
        guard let last = numbers.max() else { return nil }
        let names = [contract.name] + library.resources.filter { $0.owner == contract.name }.map(\.name)
        let requirements = library.requirements.filter { names.contains($0.resource) }
        resource = contract.name
        rows = (1...last).map { number in
            let name = "S\(number)"
            return Row(
                number: name,
                text: contract.statements.first { $0.number == name }?.text,
                requirements: requirements.filter { $0.citation.statements.contains(name) }.map(\.id)
            )
        }
    }

    /// The promises that a library numbers, of all contracts.
    public static func promises(in library: ContractLibrary) -> [Run.Promise] {
        library.resources.compactMap { StatementCoverage(of: $0, in: library) }.flatMap { table in
            table.rows.map { Run.Promise(resource: table.resource, number: $0.number, text: $0.text) }
        }
    }

    /// The promises that nobody keeps.
    public var uncovered: [Row] { rows.filter { $0.text == nil || $0.requirements.isEmpty } }
}
