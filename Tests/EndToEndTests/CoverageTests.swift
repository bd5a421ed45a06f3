import Conformance
import ContractLoading
import Testing

extension EndToEndTests {
    /// `coverage`, which says which requirements keep which promises.
    @Suite struct CoverageTests {
        /// A promise as it is printed, and the requirements below it.
        private struct Row: Equatable {
            let number: String
            let text: String
            var requirements: [String] = []
        }

        @Test func `every promise of a backup's page is printed with who keeps it, and the end is 0`() async throws {
            let ending = try await Tool().run("coverage")
            #expect(ending.status == 0)
            #expect(ending.errors == "")
            let rows = CoverageTests.rows(ending.output)
            #expect(rows.map(\.number) == (1...26).map { "S\($0)" })
            #expect(rows.filter { $0.text.isEmpty || $0.requirements.isEmpty || $0.requirements == ["none"] } == [])
        }

        @Test func `a promise is kept by conventions, by the contract and by its parts`() async throws {
            let rows = CoverageTests.rows(try await Tool().run("coverage").output)
            let keepers = { (number: String) in rows.first { $0.number == number }?.requirements ?? [] }
            #expect(keepers("S9") == ["backup.status.ok"])
            #expect(keepers("S2") == ["backup.server.member"])
            #expect(keepers("S1").prefix(3) == ["backup.status.ok", "backup.uid.target", "backup.collection.unknown"])
            #expect(keepers("S20").allSatisfy { $0.hasPrefix("backup.query.") })
            #expect(keepers("S20").count > 15)
        }

        @Test func `the end counts requirements and cases`() async throws {
            let library = try ContractLoader().load(EmbeddedContracts.files)
            let ending = try await Tool().run("coverage")
            let levels = ["must", "should", "may"].map { level in
                "\(library.requirements.count { $0.level.rawValue == level }) \(level)"
            }
            let total = "requirements  \(library.requirements.count): \(levels.joined(separator: ", "))"
            let cases = try await Tool().run("list", "--cases").output.split(separator: "\n").dropLast().count
            #expect(ending.output.hasSuffix("\n\(total)\ncases         \(cases)\n"))
        }

        @Test func `a number that the contract skips is a gap`() async throws {
            let ending = try await CoverageTests.coverage { path, text in
                guard path == "resources/backup.yaml" else { return text }
                return text.replacing(/\ \ S12: .*\n/, with: "").replacing("[S10, S12]", with: "[S10]")
                    .replacing("[S11, S12]", with: "[S11]")
            }
            #expect(ending.status == 1)
            #expect(ending.output.contains("\nS12   the contract skips it\n        none\nS13   "))
            #expect(ending.errors == "emconform: no requirement keeps S12\n")
        }

        @Test func `a promise that no requirement keeps is a mistake in the contract`() async throws {
            let ending = try await CoverageTests.coverage { path, text in
                path == "resources/backup.yaml"
                    ? text.replacing("  header.charset: [S11]\n", with: "")
                        .replacing("[S11, S12]", with: "[S12]") : text
            }
            #expect(ending.status == 2)
            #expect(ending.output == "")
            #expect(
                ending.errors.contains(
                    /own\/resources\/backup\.yaml:[0-9]+:3: error: no requirement keeps S11; cite it, or drop it/
                )
            )
        }

        @Test func `contracts that promise nothing have no gap`() async throws {
            let ending = try await CoverageTests.coverage { path, text in
                path.hasPrefix("resources/backup") || path == "attribution.yaml" ? nil : text
            }
            #expect(ending.status == 0)
            #expect(ending.output.hasPrefix("requirements  "))
        }

        @Test func `the help names the option`() async throws {
            let ending = try await Tool().run("coverage", "--help")
            #expect(ending.status == 0)
            #expect(ending.output.contains("--contracts <folder>"))
        }

        /// The coverage of the built-in contracts after a change; a file that becomes nothing is left out.
        private static func coverage(
            changing change: (_ path: String, _ text: String) -> String?
        ) async throws -> Activity.Ending {
            let tool = try Tool()
            for file in EmbeddedContracts.files {
                let text = change(file.path, String(decoding: file.bytes, as: UTF8.self))
                if let text { try tool.write(text, to: "own/\(file.path)") }
            }
            return try await tool.run("coverage", "--contracts", "own")
        }

        private static func rows(_ output: String) -> [Row] {
            var rows: [Row] = []
            for line in output.split(separator: "\n") {
                if let match = line.wholeMatch(of: /(S[0-9]+) +(.*)/) {
                    rows.append(Row(number: String(match.1), text: String(match.2)))
                } else if line.hasPrefix("        "), !rows.isEmpty {
                    rows[rows.count - 1].requirements.append(String(line.dropFirst(8)))
                }
            }
            return rows
        }
    }
}
