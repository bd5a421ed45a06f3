import Conformance
import ContractLoading
import Execution
import Foundation
import Testing

/// A case of the contract library as a test argument.
struct SuiteCase: CustomTestStringConvertible, Sendable {
    /// The case's name.
    let name: String

    var testDescription: String { name }

    /// The cases that are judged; none where the library does not load, which a test of its own notices.
    static var all: [SuiteCase] { (try? load()) ?? [] }

    /// The cases that are judged.
    static func load() throws -> [SuiteCase] { try plan().cases.map { SuiteCase(name: $0.name) } }

    /// The plan; `EM_FILTER` holds patterns of ids, parted by commas, since `--filter` selects functions only.
    static func plan() throws -> Plan {
        let patterns = (ProcessInfo.processInfo.environment["EM_FILTER"] ?? "").split(separator: ",").map(String.init)
        let library = try ContractLoader().load(EmbeddedContracts.files)
        return try Plan(library, selecting: Plan.Filter(patterns: patterns))
    }
}
