import Conformance
import ContractLoading
import Testing

extension EndToEndTests {
    /// `list`, cut by filters and levels.
    @Suite struct ListCommandTests {
        @Test(arguments: ["backup.query.*", "backup.collection.unknown*", "*.items", "*", "session.cookie"])
        func `a filter leaves the requirements whose id fits`(_ pattern: String) async throws {
            let core = pattern.replacing("*", with: "")
            let ids = try ListCommandTests.requirements.map(\.id).filter { id in
                switch (pattern.hasPrefix("*"), pattern.hasSuffix("*")) {
                case (false, true): id.hasPrefix(core)
                case (true, false): id.hasSuffix(core)
                case (true, true): true
                // A name stands for what begins with it, too.
                case (false, false): id == core || id.hasPrefix("\(core).")
                }
            }
            #expect(try await ListCommandTests.list("--filter", pattern).map(\.id) == ids)
            #expect(!ids.isEmpty)
        }

        @Test func `filters add up, in the order of judging`() async throws {
            let listed = try await ListCommandTests.list("--filter", "backup.platform", "--filter", "session.cookie.*")
            let ids = try ListCommandTests.requirements.map(\.id).filter { id in
                id.hasPrefix("session.cookie.") || id == "backup.platform" || id == "backup.platform.value"
            }
            #expect(listed.map(\.id) == ids)
            #expect(ids.count > 3)
        }

        @Test(arguments: [("must", ["must"]), ("should", ["must", "should"]), ("may", ["must", "should", "may"])])
        func `a level leaves what is demanded as strongly, or more so`(
            _ level: String,
            _ levels: [String]
        ) async throws {
            let listed = try await ListCommandTests.list("--level", level)
            let ids = try ListCommandTests.requirements.filter { levels.contains($0.level.rawValue) }.map(\.id)
            #expect(listed.map(\.id) == ids)
            #expect(Set(listed.map(\.level)) == Set(levels))
        }

        @Test func `a filter and a level leave what both leave`() async throws {
            let listed = try await ListCommandTests.list("--filter", "backup.query.sort.*", "--level", "must")
            let fields = ["uid", "name", "platform", "type"]
            #expect(listed.map(\.id) == fields.map { "backup.query.sort.\($0)" })
        }

        @Test func `cases are cut as requirements are`() async throws {
            let ending = try await Tool().run("list", "--cases", "--filter", "backup.query.paging-info")
            let names = ["references", "entities"].flatMap { form in
                ["xml", "json"].map { "backup.query.paging-info [\(form), \($0)]" }
            }
            #expect(ending.status == 0)
            #expect(names.filter { !ending.output.contains($0) } == [])
            #expect(ending.output.matches(of: /backup\.[a-z.-]+ \[/).count == names.count)
        }

        @Test(arguments: [["--level", "musst"], ["--filter"], ["backup.platform"]])
        func `a wrong usage ends with 2`(_ options: [String]) async throws {
            let ending = try await Tool().start(["list"] + options).ending()
            #expect(ending.status == 2)
            #expect(ending.errors.contains("Usage: emconform list"))
            #expect(ending.output == "")
        }

        @Test(arguments: ["list", "explain"])
        func `a name that fits nothing is a misuse with a suggestion`(_ command: String) async throws {
            let arguments = command == "list" ? ["list", "--filter"] : ["explain"]
            let ending = try await Tool().start(arguments + ["backup.query.pagse"]).ending()
            #expect(ending.status == 2)
            #expect(ending.errors.contains("did you mean 'backup.query.pages'?"))
        }

        private static var requirements: [Requirement] {
            get throws { try ContractLoader().load(EmbeddedContracts.files).requirements }
        }

        private static func list(_ options: String...) async throws -> [(level: String, id: String)] {
            let ending = try await Tool().start(["list"] + options).ending()
            #expect(ending.status == 0)
            return ending.output.split(separator: "\n").map { line in
                let words = line.split(separator: " ")
                return (String(words[0]), String(words[1]))
            }
        }
    }
}
