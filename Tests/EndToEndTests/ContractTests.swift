import Conformance
import ContractLoading
import Foundation
import Testing

extension EndToEndTests {
    /// Contracts from a folder, and the ones inside the binary.
    @Suite struct ContractTests {
        @Test func `a copy of the built-in contracts is sound`() async throws {
            let tool = try Tool()
            try ContractTests.copy(into: tool)
            let ending = try await tool.run("lint", "--contracts", "own")
            #expect(ending.status == 0)
            #expect(ending.output.hasSuffix("no mistake\n"))
        }

        @Test(arguments: [["lint"], ["run", "--mock"], ["list"], ["explain", "backup.platform"]])
        func `a mistake is shown at its place, with its line and a caret`(_ command: [String]) async throws {
            let tool = try Tool()
            let line = try ContractTests.copy(into: tool, planting: ["  - levl: must"])
            let ending = try await tool.start(command + ["--contracts", "own"]).ending()
            #expect(ending.status == 2)
            let message = "own/resources/backup.yaml:\(line):5: error: unknown key 'levl'; did you mean 'level'?"
            let gutter = String(repeating: " ", count: "\(line)".count)
            #expect(ending.errors.contains("\(message)\n \(line) |   - levl: must\n \(gutter) |     ^~~~\n"))
            #expect(!tool.has("reports"))
        }

        @Test func `ten mistakes are ten diagnostics`() async throws {
            let tool = try Tool()
            let mistakes = (0..<10).map { "  - { id: backup.planted.number-\($0), levl: must }" }
            let line = try ContractTests.copy(into: tool, planting: mistakes)
            let ending = try await tool.run("lint", "--contracts", "own")
            #expect(ending.status == 2)
            let found = ending.errors.matches(of: /backup\.yaml:([0-9]+):[0-9]+: error: unknown key 'levl'/)
            #expect(found.map(\.1) == (0..<10).map { "\(line + $0)" })
        }

        @Test func `a folder that is missing is named`() async throws {
            let ending = try await Tool().run("lint", "--contracts", "nowhere")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("nowhere:1:1: error: the folder cannot be read"))
        }

        @Test func `a binary that is moved away knows the same contracts`() async throws {
            let elsewhere = try Tool()
            let copy = elsewhere.folder.appending(path: "emconform")
            try FileManager.default.copyItem(at: Tool.built, to: copy)
            let moved = try await Tool(copy).run("list", "--cases")
            let built = try await elsewhere.run("list", "--cases")
            #expect(moved.status == 0)
            #expect(moved.output == built.output)
        }

        @Test func `a requirement is explained with its source, contract and cases`() async throws {
            let ending = try await Tool().run("explain", "backup.platform")
            #expect(ending.status == 0)
            #expect(ending.output.hasPrefix("backup.platform (must, documented)\n"))
            #expect(ending.output.contains("get_backups_id.html, Response body, build "))
            #expect(ending.output.contains("contract  contracts/resources/backup.yaml:"))
            #expect(ending.output.contains("case      backup.platform [entity, json]"))
        }

        @Test func `an unknown requirement is a misuse with a suggestion`() async throws {
            let ending = try await Tool().run("explain", "backup.platfrom")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("did you mean 'backup.platform'?"))
        }

        @Test func `the list has a line for each requirement`() async throws {
            let requirements = try ContractLoader().load(EmbeddedContracts.files).requirements.map(\.id)
            let ending = try await Tool().run("list")
            let listed = ending.output.split(separator: "\n").map { $0.split(separator: " ")[1] }
            #expect(ending.status == 0)
            #expect(Set(listed.map(String.init)) == Set(requirements))
            #expect(listed.count == requirements.count)
        }

        @Test func `the list is cut by filter and level`() async throws {
            let ending = try await Tool().run("list", "--filter", "backup.platform*", "--level", "must")
            #expect(ending.output.split(separator: "\n").count == 1)
            #expect(ending.output.hasPrefix("must    backup.platform "))
        }

        /// Writes the built-in contracts to the folder `own` with a group of more requirements at the end of the
        /// backup's, and returns the line of the first of these.
        @discardableResult
        static func copy(into tool: Tool, planting requirements: [String] = []) throws -> Int {
            var line = 0
            for file in EmbeddedContracts.files {
                var text = String(decoding: file.bytes, as: UTF8.self)
                if file.path == "resources/backup.yaml", !requirements.isEmpty {
                    text += "- name: planted\n  title: Planted\n  page: get_backups_id.html\n  section: Planted\n"
                    text += "  requirements:\n"
                    line = text.count { $0 == "\n" } + 1
                    text += requirements.joined(separator: "\n") + "\n"
                }
                try tool.write(text, to: "own/\(file.path)")
            }
            return line
        }
    }
}
