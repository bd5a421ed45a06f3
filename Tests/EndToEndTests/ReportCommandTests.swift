import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// `emconform report`, and what `run` writes beside JUnit and results.
    @Suite struct ReportCommandTests {
        @Test func `a run leaves four reports, and each can be made again from its results`() async throws {
            let tool = try Tool()
            let run = try await tool.run("run", "--mock")
            #expect(run.errors.contains("reports: reports/results.json, reports/junit.xml, reports/report.html"))
            for (format, file) in [("junit", "junit.xml"), ("html", "report.html"), ("markdown", "summary.md")] {
                let again = try await tool.run("report", "reports/results.json", "--format", format)
                #expect(again.status == 0)
                #expect(try again.output == tool.text(of: "reports/\(file)"))
                let stored = try await tool.run(
                    "report",
                    "reports/results.json",
                    "--format",
                    format,
                    "--output",
                    "again.\(format)"
                )
                #expect(stored.status == 0)
                #expect(try tool.text(of: "again.\(format)") == tool.text(of: "reports/\(file)"))
            }
        }

        @Test func `a report keeps the policy of its run`() async throws {
            try await onStage(transform: Self.withoutLocation) { stage in
                let strict = try await stage.run("--fail-on", "should", "--filter", "session.*")
                #expect(strict.status == 1)
                let again = try await stage.tool.run("report", "reports/results.json", "--format", "markdown")
                #expect(again.status == 0)
                #expect(again.output.hasPrefix("# emconform: DOES NOT CONFORM\n"))
            }
        }

        @Test(arguments: [
            ("nowhere.json", "the file 'nowhere.json' does not exist"),
            ("text.json", "these are no results of emconform's: they are no JSON"),
            ("other.json", "these are no results of emconform's: the document has no 'schemaVersion'"),
            ("new.json", "their schema version is 2, and this emconform reads version 1"),
        ])
        func `what is no results of ours ends with 2 and says why`(_ file: String, message: String) async throws {
            let tool = try Tool()
            try tool.write("<testsuites/>", to: "text.json")
            try tool.write("{\"a\": 1}", to: "other.json")
            try tool.write("{\"schemaVersion\": 2}", to: "new.json")
            let ending = try await tool.run("report", file, "--format", "junit", "--output", "out.xml")
            #expect(ending.status == 2)
            #expect(ending.errors.contains(message))
            #expect(ending.output == "")
            #expect(!tool.has("out.xml"))
        }

        @Test func `what is read is not written over, whatever it is called`() async throws {
            let tool = try Tool()
            _ = try await tool.run("run", "--mock", "--quiet", "--filter", "session.*", "--allow-empty")
            let results = try tool.text(of: "reports/results.json")
            let link = tool.folder.appending(path: "link.json")
            try FileManager.default.createSymbolicLink(
                at: link,
                withDestinationURL: tool.folder.appending(path: "reports/results.json")
            )
            for output in ["reports/results.json", "./reports/../reports/results.json", "link.json"] {
                let ending = try await tool.run(
                    "report",
                    "reports/results.json",
                    "--format",
                    "junit",
                    "--output",
                    output
                )
                #expect(ending.status == 2)
                #expect(ending.errors.contains("is what is read; name another file with --output"))
            }
            let nameless = try await tool.run("report", "reports/results.json", "--format", "html", "--output", "")
            #expect(nameless.status == 2)
            #expect(nameless.errors.contains("that is no file's name; name a file"), "\(nameless.errors)")
            #expect(try tool.text(of: "reports/results.json") == results)
        }

        @Test func `an unknown format is a misuse that names the known ones`() async throws {
            let ending = try await Tool().run("report", "results.json", "--format", "pdf")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("'html', 'junit' or 'markdown'"))
        }

        @Test func `reports go where their own options say, and never two to one file`() async throws {
            let tool = try Tool()
            let ending = try await tool.run("run", "--mock", "--html", "a/h.html", "--markdown", "b/m.md", "--quiet")
            #expect(ending.status == 0)
            #expect(tool.has("a/h.html") && tool.has("b/m.md"))
            #expect(!tool.has("reports/report.html") && !tool.has("reports/summary.md"))
            try FileManager.default.createSymbolicLink(
                atPath: tool.folder.appending(path: "link").path,
                withDestinationPath: "a"
            )
            for options in [
                ["--html", "x", "--junit", "x"], ["--html", "./reports/junit.xml"],
                ["--reports", "new/", "--html", "new/junit.xml"], ["--html", "a/h", "--markdown", "link/h"],
                ["--json", "new/../h", "--html", "h"],
            ] {
                let twice = try await tool.start(["run", "--mock"] + options).ending()
                #expect(twice.status == 2)
                #expect(twice.errors.contains("two reports would be one file"), "\(twice.errors)")
            }
        }

        @Test func `a report that cannot be written takes no other with it`() async throws {
            let tool = try Tool()
            #expect(mkfifo(tool.folder.appending(path: "pipe").path, 0o600) == 0)
            let ending = try await tool.run("run", "--mock", "--junit", "pipe", "--quiet")
            #expect(ending.status == 2)
            #expect(ending.output.hasPrefix("CONFORMS"))
            #expect(ending.errors.contains("the report pipe cannot be written: it is not a regular file"))
            #expect(["results.json", "report.html", "summary.md"].allSatisfy { tool.has("reports/\($0)") })
        }

        @Test func `GitHub's step summary gets the Markdown behind what is there`() async throws {
            let tool = try Tool()
            try tool.write("earlier", to: "step.md")
            let ending = try await tool.run("run", "--mock", "--quiet", environment: ["GITHUB_STEP_SUMMARY": "step.md"])
            #expect(ending.status == 0)
            #expect(try tool.text(of: "step.md") == "earlier\n\n" + tool.text(of: "reports/summary.md"))
        }

        @Test func `a step summary that is full or no file is told, and fails nothing`() async throws {
            let tool = try Tool()
            let full = String(repeating: "x", count: (1 << 20) - 10)
            try tool.write(full, to: "step.md")
            for (path, message) in [("step.md", "the step summary is full"), ("no/step.md", "cannot be opened")] {
                let ending = try await tool.run("run", "--mock", "--quiet", environment: ["GITHUB_STEP_SUMMARY": path])
                #expect(ending.status == 0)
                #expect(ending.errors.contains("warning: ") && ending.errors.contains(message))
            }
            #expect(try tool.text(of: "step.md") == full)
        }

        @Test func `annotations point at the contract, and are printed only when asked for`() async throws {
            try await onStage(transform: Self.without("Platform")) { stage in
                let asked = try await stage.run("--annotations", "github", "--filter", "backup.platform")
                let line = asked.output.split(separator: "\n").first { $0.hasPrefix("::error") }
                #expect(line?.contains("title=backup.platform,file=contracts/resources/backup.yaml,line=") == true)
                let silent = try await stage.run("--filter", "backup.platform")
                #expect(!silent.output.contains("::error"))
            }
        }

        @Test func `no line that is printed is a command of the server's`() async throws {
            try await onStage(transform: Self.commanding) { stage in
                let ending = try await stage.run("--verbose", "--fail-on", "may", "--annotations", "github")
                #expect(ending.status == 1)
                #expect(ending.output.contains("task.setvariable"))
                for line in (ending.output + ending.errors).split(whereSeparator: \.isNewline) {
                    #expect(!line.contains("##["))
                    #expect(!line.contains("##vso["))
                    let isCommand = line.drop(while: \.isWhitespace).hasPrefix("::")
                    #expect(!isCommand || line.contains(/^::(error|warning|notice) title=[A-Za-z0-9. -]*(,file=|::)/))
                }
            }
        }

        private static func without(_ name: String) -> MockEnterpriseManager.Transform {
            { _, response in response.replacing(name, with: "Other\(name)") }
        }

        private static let withoutLocation: MockEnterpriseManager.Transform = { request, response in
            request.method == "POST" ? response.setting("Location", to: nil) : response
        }

        /// Puts commands to runners into every backup, in both spellings, and into a field.
        private static let commanding: MockEnterpriseManager.Transform = { _, response in
            let commands = [
                "", "::error::owned", " ::set-env name=a::b", "##[error]x", "##vso[task.setvariable variable=a]b",
            ]
            return response.setting("Content-Type", to: "##[error]/x").rewritten { text in
                text.replacing("<Platform>", with: "<Platform>" + commands.joined(separator: "\n"))
                    .replacing("\"Platform\":\"", with: "\"Platform\":\"" + commands.joined(separator: "\\n"))
            }
        }
    }
}

extension Tool {
    /// The text of a file below the folder.
    func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }
}
