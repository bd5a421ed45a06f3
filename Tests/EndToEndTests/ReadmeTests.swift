import Foundation
import Testing

extension EndToEndTests {
    /// README promises what the tool does, and the other way round.
    @Suite struct ReadmeTests {
        private static let checkout = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

        private static func text(_ file: String) throws -> String {
            try String(contentsOf: checkout.appending(path: file), encoding: .utf8)
        }

        private static func commands(_ tool: Tool) async throws -> [String] {
            let help = try await tool.run("--help").output
            let list = try #require(help.split(separator: "SUBCOMMANDS:").last)
            let names = list.split(separator: "\n").compactMap { $0.firstMatch(of: /^\s\s([a-z]+)\s/)?.1 }
            return names.map { String($0) }.filter { $0 != "help" }
        }

        @Test func `every command is in README's table`() async throws {
            let readme = try Self.text("README.md")
            let commands = try await Self.commands(Tool())
            #expect(commands.count >= 11)
            for command in commands { #expect(readme.contains("| `emconform \(command)"), "\(command)") }
        }

        @Test(arguments: ["README.md", "reports/README.md", "docs/ci/README.md", "CONTRIBUTING.md"])
        func `every option that is named is known to some command`(_ file: String) async throws {
            let tool = try Tool()
            var known: Set<String> = ["--help"]
            for command in try await Self.commands(tool) {
                let help = try await tool.run(command, "--help").output
                known.formUnion(help.matches(of: /--[a-z][a-z-]+/).map { String($0.0) })
            }
            let named = try Self.text(file).matches(of: /--[a-z][a-z-]+/).map { String($0.0) }
            // Of other programs.
            let others: Set<String> = ["--filter", "--product", "--static-swift-stdlib", "--strict"]
            #expect(named.filter { !known.contains($0) && !others.contains($0) } == [])
        }

        @Test func `every exit status is in README`() throws {
            let readme = try Self.text("README.md")
            for status in [0, 1, 2, 3, 4, 5, 70] { #expect(readme.contains("\n| \(status) | ")) }
            #expect(readme.contains("\n| 129, 130, 143 | "))
        }
    }
}
