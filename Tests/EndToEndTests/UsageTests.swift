import Foundation
import Testing

extension EndToEndTests {
    /// Options, help, and what is refused before anything is sent.
    @Suite struct UsageTests {
        /// A command with every option that the documentation may name.
        struct Manual: CustomTestStringConvertible, Sendable {
            let command: String
            let options: [String]
            var testDescription: String { command }
        }

        static let manuals = [
            Manual(
                command: "run",
                options: [
                    "--mock", "--url", "--username", "--password-file", "--password-stdin", "--ca-file", "--pin",
                    "--insecure", "--request-timeout", "--concurrency", "--filter", "--level", "--sample", "--all",
                    "--seed", "--backup", "--reports", "--junit", "--json", "--fail-on", "--allow-empty",
                    "--require-coverage", "--quiet", "--verbose", "--contracts", "--xsd", "--timeout", "--dry-run",
                    "--no-bad-logon", "--mock-backups",
                ]
            ),
            Manual(
                command: "mock",
                options: ["--port", "--http-port", "--backups", "--seed", "--username", "--password", "--ca-file"]
            ),
            Manual(command: "doctor", options: ["--mock", "--url", "--username", "--pin", "--resolve", "--tls-min"]),
            Manual(command: "list", options: ["--filter", "--level", "--cases", "--contracts"]),
            Manual(command: "explain", options: ["<id>", "--contracts"]),
            Manual(command: "lint", options: ["--contracts"]),
            Manual(command: "validate", options: ["<file>", "--as", "--xsd", "--verbose", "--contracts"]),
        ]

        @Test(arguments: manuals) func `the help of a command names its options`(_ manual: Manual) async throws {
            let ending = try await Tool().run(manual.command, "--help")
            #expect(ending.status == 0)
            #expect(manual.options.filter { !ending.output.contains($0) } == [])
        }

        @Test func `the help of the tool names its commands and exit statuses`() async throws {
            let ending = try await Tool().run("--help")
            #expect(ending.status == 0)
            #expect(UsageTests.manuals.map(\.command).filter { !ending.output.contains("\n  \($0) ") } == [])
            #expect(ending.output.contains("Exit status: 0 conforms"))
        }

        @Test func `the version is told`() async throws {
            let ending = try await Tool().run("--version")
            #expect(ending.status == 0)
            #expect(ending.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        }

        @Test(arguments: [["run", "--bogus"], ["bogus"], ["run", "--mock", "--sample", "0"], ["validate"]])
        func `a wrong usage ends with 2 and says what is right`(_ arguments: [String]) async throws {
            let ending = try await Tool().start(arguments).ending()
            #expect(ending.status == 2)
            #expect(ending.errors.contains("Usage: emconform"))
            #expect(ending.output == "")
        }

        @Test func `a filter that fits nothing is a misuse with a suggestion`() async throws {
            let ending = try await Tool().run("run", "--mock", "--filter", "backup.platfrom")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("did you mean 'backup.platform'?"))
        }

        @Test func `a filter leaves out all else`() async throws {
            let ending = try await Tool().run("run", "--mock", "--filter", "backup.platform*", "--dry-run")
            let names = ending.output.split(separator: "\n").dropLast()
            #expect(!names.isEmpty)
            #expect(names.filter { !$0.contains("  backup.platform") } == [])
        }

        @Test func `a dry run sends nothing, writes nothing and ends with 0`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--dry-run")
                #expect(ending.status == 0)
                #expect(ending.output.hasSuffix("nothing was sent\n"))
                #expect(stage.journal.requests == [])
                #expect(!stage.tool.has("reports"))
            }
        }

        @Test func `a report folder that cannot be made is a misuse before anything is sent`() async throws {
            try await onStage { stage in
                try stage.tool.write("a file", to: "taken")
                let ending = try await stage.run("--reports", "taken")
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--reports"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test(arguments: [
            ("password", ["--password-file", "password", "--junit", "./password"]), ("ca.pem", ["--html", "ca.pem"]),
            ("link", ["--markdown", "link"]), ("w.yaml", ["--waivers", "w.yaml", "--json", ".././work/w.yaml"]),
        ])
        func `no report is written over what a run reads`(_ file: String, _ arguments: [String]) async throws {
            try await onStage { stage in
                let folder = stage.tool.folder
                try stage.tool.write(Stage.password, to: "password", mode: 0o600)
                try stage.tool.write("waivers: []\n", to: "w.yaml")
                try FileManager.default.createSymbolicLink(
                    atPath: folder.appending(path: "link").path,
                    withDestinationPath: "ca.pem"
                )
                let before = try Data(contentsOf: folder.appending(path: file))
                let options = arguments.map { $0.replacing("/work/", with: "/\(folder.lastPathComponent)/") }
                let ending = try await stage.tool.start(["run"] + options, environment: stage.environment).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains("is what is read; name another file"), "\(ending.errors)")
                #expect(try Data(contentsOf: folder.appending(path: file)) == before)
                #expect(stage.journal.requests == [])
            }
        }

        @Test(arguments: ["--reports", "--junit", "--json", "--html", "--markdown"])
        func `a report without a name is a misuse`(_ option: String) async throws {
            let ending = try await Tool().run("run", "--mock", option, "")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("has no name"))
        }

        @Test func `a message obeys nothing that it quotes`() async throws {
            let tool = try Tool()
            try tool.write("waivers:\n  - \u{1B}[2J: ::set-output name=x::y\n", to: "w.yaml")
            for arguments in [["--waivers", "w.yaml"], ["--filter", "\u{1B}[2J\n::error::x"], ["--\u{1B}[2J"]] {
                let ending = try await tool.start(["run", "--mock"] + arguments).ending()
                #expect(ending.status == 2)
                #expect(!ending.errors.contains("\u{1B}") && !ending.errors.contains("\n::error"), "\(ending.errors)")
            }
        }

        /// ThreadSanitizer maps a file of its own that it makes at the start, and dies where a limit cuts it.
        private var nowhere: String { "TMPDIR=/nonexistent" }

        @Test func `what cannot be printed ends with 2 and says so`() async throws {
            for (line, told) in [
                ("\"$0\" list >/dev/full", "; make room where it goes"),
                ("ulimit -f 1; \(nowhere) \"$0\" list >file", ": File too large"),
            ] {
                let ending = try await Tool().shell(line).ending()
                #expect(ending.status == 2)
                #expect(ending.errors == "emconform: standard output cannot be written\(told)\n")
            }
        }

        @Test(arguments: [">&-", "2>&-", "<&- >&- 2>&-"])
        func `no file or socket takes the number of a stream that is closed`(_ closed: String) async throws {
            let tool = try Tool()
            let ending = try await tool.shell("exec \"$0\" run --mock --quiet \(closed)").ending()
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(tool.has("reports/summary.md"))
        }

        @Test func `a report that would grow too large ends with 2 and not by a signal`() async throws {
            let ending = try await Tool().shell("ulimit -f 8; \(nowhere) exec \"$0\" run --mock --quiet").ending()
            #expect(ending.status == 2)
            #expect(ending.output.hasPrefix("CONFORMS"))
            #expect(ending.errors.contains("cannot be written: File too large"), "\(ending.errors)")
        }
    }
}
