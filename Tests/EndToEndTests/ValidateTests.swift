import Foundation
import Testing

extension EndToEndTests {
    /// `validate`, which judges a body from a file.
    @Suite struct ValidateTests {
        @Test func `a body that keeps the contract ends with 0`() async throws {
            let ending = try await ValidateTests.validate(Bodies.backup)
            #expect(ending.status == 0)
            #expect(!ending.output.contains("violation"))
        }

        @Test func `a body that breaks a must ends with 1 and the place is told`() async throws {
            let body = Bodies.backup.replacing("  <Platform>VMware</Platform>\n", with: "")
            let ending = try await ValidateTests.validate(body)
            #expect(ending.status == 1)
            #expect(
                ending.output.contains(
                    "violation: backup.platform [entity, xml]: expected element Platform exactly 1, found none\n"
                        + "    at /Backup (line 2)\n"
                )
            )
        }

        @Test func `a body that is not well-formed is told with line and column`() async throws {
            let body = Bodies.backup.replacing("</Backup>", with: "</Backup")
            let ending = try await ValidateTests.validate(body)
            #expect(ending.status == 1)
            #expect(
                ending.output.contains(/backup\.document\.well-formed .*\n    at \/.*\(line [0-9]+, column [0-9]+\)/)
            )
        }

        @Test func `a JSON body is judged as well`() async throws {
            let ending = try await ValidateTests.validate("{ \"Name\": 1, \"Name\": 2 }", file: "body.json")
            #expect(ending.status == 1)
            #expect(ending.output.contains("[entity, json]"))
        }

        @Test func `every case is printed on demand`() async throws {
            let ending = try await ValidateTests.validate(Bodies.backup, "--verbose")
            #expect(ending.output.contains("pass: backup.platform [entity, xml]\n"))
        }

        @Test func `a limit of a body can be another one`() async throws {
            let ending = try await ValidateTests.validate(Bodies.backup, "--verbose", "--limit", "xml-depth=1")
            #expect(ending.status == 3, "\(ending.errors)")
            #expect(ending.output.contains("nested deeper than 1 (--limit xml-depth)"), "\(ending.output)")
        }

        @Test func `an unknown shape is a misuse that names the known ones`() async throws {
            let ending = try await Tool().run("validate", "body.xml", "--as", "backup.entiy")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("backup.reference, backup.entity"))
        }

        @Test func `a file that is missing is named`() async throws {
            let ending = try await Tool().run("validate", "nowhere.xml", "--as", "backup.entity")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("the file 'nowhere.xml' does not exist"))
        }

        @Test func `a file that is neither XML nor JSON is a misuse`() async throws {
            let ending = try await ValidateTests.validate("hello", file: "body.txt")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("'body.txt' is neither XML nor JSON"))
        }

        @Test(.enabled(if: Bodies.corpus != nil), arguments: Bodies.examples)
        func `the documentation's own examples are judged as they deserve`(_ example: Bodies.Example) async throws {
            let corpus = try #require(Bodies.corpus)
            let file = corpus.appending(path: example.file).path
            let ending = try await Tool().run("validate", file, "--as", example.shape)
            #expect(ending.status == example.status)
        }

        private static func validate(
            _ body: String,
            file: String = "body.xml",
            _ options: String...
        ) async throws -> Activity.Ending {
            let tool = try Tool()
            try tool.write(body, to: file)
            return try await tool.start(["validate", file, "--as", "backup.entity"] + options).ending()
        }
    }
}
