import ArgumentParser
import Conformance
import Execution
import Foundation
import MockServer
import Proving
import Reporting
import Transport

/// `emconform prove`: shows that the suite catches what it claims to catch, and nothing else.
struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Run the suite on the mock as it is, with each of its defects, and differently right."
    )

    @Option(help: ArgumentHelp("Only this defect; repeatable. Variants are then left out.", valueName: "name"))
    var defect: [String] = []

    @Option(help: ArgumentHelp("The matrix as JSON; else prove.json in the folder.", valueName: "file"))
    var matrix: String?

    @Option(help: ArgumentHelp("The folder for prove.md and prove.json.", valueName: "folder"))
    var reports = "reports"

    @Option(help: ArgumentHelp("Judge this many random mutants of single answers instead.", valueName: "number"))
    var mutants: Int?

    @Option(help: ArgumentHelp("The seed of the mutants.", valueName: "number"))
    var seed: UInt64 = 1

    @Flag(help: "Print the conclusion alone.")
    var quiet = false

    @OptionGroup var contracts: ContractOptions

    func validate() throws { try OutputFolder.distinguish(paths, in: reports) }

    func run() async throws {
        let library = try contracts.library()
        let proof = try Proof(library, width: ProcessInfo.processInfo.activeProcessorCount, onWire: Self.onWire)
        if let mutants { return try await hunt(mutants, proof) }
        let trials = try trials()
        try prepare()
        let isQuiet = quiet
        let start = ContinuousClock.now
        let matrix = try await proof.matrix(of: trials) { result in
            if !isQuiet || !result.isAsDeclared { Console.print(Self.line(result)) }
        }
        try write(matrix)
        let unproven = defect.isEmpty ? matrix.unproven : []
        if !unproven.isEmpty { Console.print("no defect shows: \(unproven.joined(separator: ", "))") }
        Console.print(
            "\(matrix.headline); \((ContinuousClock.now - start).formatted(.units(fractionalPart: .show(length: 1))))"
        )
        if !matrix.isProven || !unproven.isEmpty { throw ExitCode(1) }
    }

    private func hunt(_ count: Int, _ proof: Proof) async throws {
        let report = try await proof.hunt().report(mutants: count, seed: seed)
        for line in report.lines { Console.print(line) }
        if !report.isProven { throw ExitCode(1) }
    }

    private func trials() throws -> [Trial] {
        guard !defect.isEmpty else { return [.clean] + Trial.defects + Trial.variants }
        return try [.clean]
            + defect.map { name in
                guard let trial = Trial.defects.first(where: { $0.name == name }) else {
                    let known = Trial.defects.map(\.name).joined(separator: ", ")
                    throw CommandFailure.misuse("--defect '\(name)' is unknown; it is one of \(known)")
                }
                return trial
            }
    }

    private static func line(_ result: TrialResult) -> String {
        let remarks = [
            result.survived.isEmpty ? nil : "survived \(result.survived.joined(separator: ", "))",
            result.misattributed.isEmpty ? nil : "misattributed \(result.misattributed.joined(separator: ", "))",
            result.blind.isEmpty ? nil : "passed unseen \(result.blind.joined(separator: ", "))",
        ].compactMap(\.self)
        let verdict = remarks.isEmpty ? "as declared" : remarks.joined(separator: "; ")
        return "\(result.kind.rawValue.padded(to: 8)) \(result.name.padded(to: 40)) \(verdict)"
    }

    /// Where the matrix goes, as JSON and for people.
    private var paths: [String] { [matrix ?? "\(reports)/prove.json", "\(reports)/prove.md"] }

    /// Makes the folders of both files, unless they are the contracts'.
    private func prepare() throws {
        for path in paths {
            try OutputFolder.spare(contracts.inputs, from: path, remedy: "name another file or folder")
            try OutputFolder.make(for: path, remedy: "name another one with --reports")
        }
    }

    private func write(_ proven: KillMatrix) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let files = [Array(try encoder.encode(proven)), Array(proven.markdown.utf8)]
        do throws(ReportError) {
            for (path, bytes) in zip(paths, files) { try ReportFile.write(bytes, to: path) { _ in } }
        } catch {
            throw CommandFailure.misuse("the proof cannot be written: \(error)")
        }
    }

    /// A run over a socket, for what only a socket shows.
    private static let onWire: Proof.OnWire = { manager, run in
        try await withMockServer(MockServerConfiguration(manager: manager, httpsPort: nil, httpPort: 0)) { endpoints in
            guard let url = endpoints.httpURL, let (origin, _) = Origin.split(url) else {
                throw CommandFailure(message: "the mock has no address", code: 70)
            }
            let transport = try CurlTransport(
                TransportConfiguration(origin: origin, trust: .system, version: Emconform.version)
            )
            defer { transport.close() }
            return try await run(transport.sending, origin)
        }
    }
}
