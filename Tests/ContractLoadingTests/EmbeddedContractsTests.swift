import Conformance
import ContractLoading
import Foundation
import Testing

/// The library inside the binary, and what is committed beside it.
@Suite struct EmbeddedContractsTests {
    @Test func `the embedded library loads and is not empty`() throws {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        #expect(library.resources.prefix(2).map(\.name) == ["service", "session"])
        #expect(library.resource(named: "backup") != nil)
        #expect(library.requirements.count > 50)
    }

    @Test func `the embedded library is what the folder holds`() throws {
        let folder = try ContractFile.reading(directory: Folder.contracts)
        #expect(EmbeddedContracts.files.map(\.path) == folder.map(\.path))
        #expect(EmbeddedContracts.files.map(\.bytes) == folder.map(\.bytes))
    }

    @Test func `places in the embedded library name no folder of the machine that built it`() throws {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        #expect(library.requirements.allSatisfy { $0.location.file.hasPrefix("contracts/") })
    }

    @Test func `every id is in the committed list and none has vanished`() throws {
        let library = try ContractLoader().load(EmbeddedContracts.files)
        let ids = library.requirements.map(\.id).sorted()
        if ProcessInfo.processInfo.environment["UPDATE_IDS"] == "1" { try IdentifierList.write(ids) }
        let committed = try IdentifierList.read()
        let vanished = committed.filter { !ids.contains($0) }
        let unlisted = ids.filter { !committed.contains($0) }
        #expect(vanished.isEmpty, "These are gone. \(IdentifierList.advice)")
        #expect(unlisted.isEmpty, "These are new. \(IdentifierList.advice)")
        #expect(committed == ids, "The list is not sorted, or names an id twice. \(IdentifierList.advice)")
    }
}

/// Folders of the checkout, found from where this file was compiled.
enum Folder {
    static var contracts: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "contracts").path(percentEncoded: false)
    }
}

/// The committed list of ids, `contracts/ids.txt`.
private enum IdentifierList {
    static let advice =
        "Waiver files and CI histories know ids; where the change is meant, run the tests with UPDATE_IDS=1."

    private static let header = """
        # Every requirement's id, sorted. An id never changes meaning and does not vanish unnoticed: a test holds this
        # list against the contracts. Where a change is meant, UPDATE_IDS=1 swift test rewrites it.

        """

    private static var file: URL { URL(filePath: Folder.contracts).appending(path: "ids.txt") }

    static func read() throws -> [String] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return lines.filter { !$0.hasPrefix("#") }.map { String($0) }
    }

    static func write(_ ids: [String]) throws {
        try (header + ids.map { "\($0)\n" }.joined()).write(to: file, atomically: true, encoding: .utf8)
    }
}
