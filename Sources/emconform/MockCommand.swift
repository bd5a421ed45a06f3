import ArgumentParser
import Foundation
import MockServer
import Reporting

/// `emconform mock`: serves the built-in mock until it is interrupted.
struct MockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock",
        abstract: "Serve a conforming Enterprise Manager to try things on, until interrupted."
    )

    @Option(help: "The port of HTTPS; 0 for any free one.")
    var port = 9398

    @Option(help: "The port of HTTP; 0 for any free one. Without it there is no HTTP.")
    var httpPort: Int?

    @Option(help: ArgumentHelp("How many backups there are.", valueName: "number"))
    var backups = 24

    @Option(help: ArgumentHelp("The seed of the inventory.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: "The user's name.")
    var username = "mock"

    @Option(help: "The password; it protects nothing but made-up data.")
    var password = "mock"

    @Option(help: ArgumentHelp("Where the certificate to trust is written.", valueName: "file"))
    var caFile = "reports/mock-ca.pem"

    @Option(
        help: ArgumentHelp("A way in which the mock is right and yet different; repeatable.", valueName: "name"),
        transform: MockCommand.variant(named:)
    )
    var variant: [Variant] = []

    @Option(
        help: ArgumentHelp("A promise that the mock breaks; repeatable.", valueName: "name"),
        transform: MockCommand.defect(named:)
    )
    var defect: [Defect] = []

    @Flag(help: "List the variants and end.")
    var listVariants = false

    @Flag(help: "List the defects and end.")
    var listDefects = false

    func validate() throws {
        for (name, number) in [("--port", port), ("--http-port", httpPort ?? 0)] where !(0...65_535).contains(number) {
            throw ValidationError("\(name) takes a number from 0 to 65535")
        }
        guard backups >= 0 else { throw ValidationError("--backups takes a number from 0") }
    }

    func run() async throws {
        guard !listVariants else { return list(Variant.allCases.map { ($0.rawValue, $0.summary) }) }
        guard !listDefects else { return list(Defect.allCases.map { ($0.rawValue, $0.summary) }) }
        let manager = MockEnterpriseManager(
            inventory: Inventory(backups: backups, seed: seed),
            credentials: Credentials(userName: username, password: password),
            options: MockEnterpriseManager.Options(variants: Set(variant), defects: Set(defect))
        )
        let configuration = MockServerConfiguration(manager: manager, httpsPort: port, httpPort: httpPort)
        let server = try await start(configuration)
        let interruption = Interruption(announcement: "stopping the mock")
        do {
            try await interruption.watching {
                try await interruption.running {
                    try announce(server.endpoints)
                    try await Task.sleep(for: .seconds(1_000_000_000))
                }
            }
        } catch is CancellationError {
            try await server.stop()
        } catch {
            try await server.stop()
            throw error
        }
    }

    private func start(_ configuration: MockServerConfiguration) async throws -> MockHTTPServer {
        do {
            return try await MockHTTPServer.start(configuration)
        } catch {
            let ports = [port, httpPort].compactMap { $0.map { "\($0)" } }.joined(separator: " and ")
            throw CommandFailure.misuse(
                "the mock cannot listen on port \(ports): \(error); name another one with --port or --http-port, or 0 for any"
            )
        }
    }

    private func announce(_ endpoints: MockEndpoints) throws {
        if let pem = endpoints.authorityPEM {
            let remedy = "name another file with --ca-file"
            try OutputFolder.make(for: caFile, remedy: remedy)
            do throws(ReportError) {
                try ReportFile.write(Array(pem.utf8), to: caFile) { _ in }
            } catch {
                throw CommandFailure.misuse("the certificate cannot be written: \(error); \(remedy)")
            }
        }
        for url in [endpoints.httpsURL, endpoints.httpURL].compactMap(\.self) { Console.print(url) }
        if endpoints.authorityPEM != nil { Console.print("CA file: \(caFile)") }
        Console.print("user '\(username)'; stop with Ctrl-C")
    }
}

extension MockCommand {
    /// Finds a variant by its name.
    @Sendable private static func variant(named name: String) throws -> Variant {
        guard let variant = Variant(rawValue: name) else {
            throw unknown("variant", name, known: Variant.allCases.map(\.rawValue))
        }
        return variant
    }

    /// Finds a defect by its name.
    @Sendable private static func defect(named name: String) throws -> Defect {
        guard let defect = Defect(rawValue: name) else {
            throw ValidationError("there is no defect '\(name)'; --list-defects lists them")
        }
        return defect
    }

    private static func unknown(_ what: String, _ name: String, known: [String]) -> ValidationError {
        ValidationError("there is no \(what) '\(name)'; known are \(known.joined(separator: ", "))")
    }

    /// Prints names and what they mean in two columns.
    private func list(_ entries: [(name: String, summary: String)]) {
        let width = entries.map(\.name.count).max() ?? 0
        for (name, summary) in entries {
            Console.print(name + String(repeating: " ", count: width - name.count + 2) + summary)
        }
    }
}
