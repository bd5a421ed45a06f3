import Foundation
import Testing

extension EndToEndTests {
    /// No command writes over what it reads, nor into a folder that it reads.
    @Suite struct SparingTests {
        @Test(arguments: [
            ["--json", "own/resources/backup.yaml"], ["--reports", "own/new/deep"], ["--reports", "link/new"],
            ["--record", "own/new"],
            ["--reports", "own", "--json", "j", "--junit", "u", "--html", "h", "--markdown", "m"],
        ])
        func `a run leaves nothing in the folder of its contracts, however deep`(_ options: [String]) async throws {
            let tool = try Self.toolWithContracts()
            let before = try tool.text(of: "own/resources/backup.yaml")
            let ending = try await tool.start(["run", "--mock", "--contracts", "own"] + options).ending()
            #expect(ending.status == 2)
            #expect(ending.errors.contains("would stand in 'own', which is what is read; name"), "\(ending.errors)")
            #expect(try tool.text(of: "own/resources/backup.yaml") == before)
            #expect(["new", "resources/new", "evidence"].filter { tool.has("own/\($0)") } == [])
        }

        @Test func `reports may stand below the folder of a file that is read`() async throws {
            let tool = try Self.toolWithContracts()
            try tool.write("waivers: []\n", to: "w.yaml")
            let options = ["--contracts", "own", "--waivers", "w.yaml", "--reports", "deep/reports", "--quiet"]
            let ending = try await tool.start(["run", "--mock"] + options).ending()
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(tool.has("deep/reports/summary.md"))
        }

        @Test func `a run leaves nothing in the folder of its authorities`() async throws {
            try await onStage { stage in
                try stage.tool.write("", to: "authorities/empty")
                let ending = try await stage.tool.run(
                    "run",
                    "--ca-path",
                    "authorities",
                    "--reports",
                    "authorities/reports",
                    environment: stage.environment.filter { $0.key != "EM_CA_FILE" }
                )
                #expect(ending.status == 2)
                #expect(ending.errors.contains("would stand in 'authorities'"), "\(ending.errors)")
                #expect(!stage.tool.has("authorities/reports"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test(arguments: [
            (["--contracts", "own", "--reports", "own/new"], "would stand in 'own', which is what is read"),
            (["--contracts", "own", "--matrix", "link/backup.yaml"], "would stand in 'own', which is what is read"),
            (["--reports", ""], "has no name"), (["--matrix", ""], "has no name"),
            (["--matrix", "./reports/prove.md"], "two reports would be one file"),
        ])
        func `a proof that has no place of its own is refused before it begins`(
            _ options: [String],
            _ told: String
        ) async throws {
            let tool = try Self.toolWithContracts()
            let ending = try await tool.start(["prove"] + options).ending()
            #expect(ending.status == 2)
            #expect(ending.output == "")
            #expect(ending.errors.contains(told), "\(ending.errors)")
            #expect(!tool.has("own/new"))
        }

        /// A tool beside the built-in contracts in the folder `own`, into which a link leads.
        private static func toolWithContracts() throws -> Tool {
            let tool = try Tool()
            try ContractTests.copy(into: tool)
            try FileManager.default.createSymbolicLink(
                atPath: tool.folder.appending(path: "link").path,
                withDestinationPath: "own/resources"
            )
            return tool
        }
    }
}
