import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// `run --record` twice and `compare`, with each exit status.
    @Suite struct CompareTests {
        private static let renamed: MockEnterpriseManager.Transform = { _, response in
            response.rewritten { $0.replacing("Platform>", with: "Plattform>") }
        }

        @Test func `installations that differ in what they hold alone have nothing breaking or risky`() async throws {
            let tool = try Tool()
            for (folder, seed, backups) in [("a", "1", "24"), ("b", "7", "40")] {
                let ending = try await tool.run(
                    "run",
                    "--mock",
                    "--mock-backups",
                    backups,
                    "--seed",
                    seed,
                    "--record",
                    folder,
                    "--quiet"
                )
                try #require(ending.status == 0, "\(ending.errors)")
            }
            let ending = try await tool.run("compare", "a", "b")
            #expect(ending.status == 0, "\(ending.errors)")
            let last = try #require(ending.output.split(separator: "\n").last)
            #expect(last.hasPrefix("NOTHING BREAKING (exit status 0): 0 breaking, 0 risky, 0 compatible"))
        }

        @Test func `an element that got another name breaks, in every format and in a file`() async throws {
            let tool = try await Self.recordings()
            let ending = try await tool.run("compare", "before", "after")
            #expect(ending.status == 1, "\(ending.errors)")
            #expect(ending.output.contains("breaking part-vanished: Backup: Platform"))
            #expect(ending.output.contains("BREAKING (exit status 1)"))
            // Verdicts take the time, and are told above.
            let few = ["--filter", "backup.platform"]
            for (format, opening) in [
                ("markdown", "# emconform: BREAKING\n"), ("html", "<!DOCTYPE html>"), ("json", "{"),
            ] {
                let printed = try await tool.start(["compare", "before", "after", "--format", format] + few).ending()
                #expect(printed.status == 1)
                #expect(printed.output.hasPrefix(opening))
                #expect(printed.output.contains("Platform"))
                let options = ["--format", format, "--output", "out/\(format)"]
                let stored = try await tool.start(["compare", "before", "after"] + options + few).ending()
                #expect(stored.status == 1)
                #expect(try tool.text(of: "out/\(format)") == printed.output)
                #expect(stored.output.contains("BREAKING (exit status 1)"))
            }
            let same = try await tool.start(["compare", "before", "before"] + few).ending()
            #expect(same.status == 0)
        }

        @Test func `what cannot be compared ends with 2 and says why`() async throws {
            let tool = try await Self.recordings()
            try ContractTests.copy(into: tool)
            for (arguments, told) in [
                (["nowhere", "after"], "emconform: 'nowhere' holds no recording"),
                (["before"], "Missing expected argument '<after>'"),
                (["before", "after", "--format", "pdf"], "'markdown', 'html' or 'json'"),
                (["before", "after", "--filter", "backup.plattform"], "backup.plattform"),
                (["before", "after", "--output", "before/manifest.json"], "is what is read"),
                (["before", "after", "--output", "after/new/report.md"], "is what is read"),
                (["before", "after", "--contracts", "own", "--output", "own/new/report.md"], "is what is read"),
            ] {
                let ending = try await tool.start(["compare"] + arguments).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains(told), "\(ending.errors)")
            }
            let refused = try await tool.run("compare", "before", "refused", "--filter", "session.*")
            #expect(refused.status == 2, "\(refused.output)")
            #expect(refused.output.contains("NOT COMPARABLE (exit status 2)"), "\(refused.output)")
        }

        /// Recordings of a server before and after, and of one that let nobody in.
        private static func recordings() async throws -> Tool {
            let before = try await onStage(backups: 24) { stage in
                try #require(try await stage.run("--record", "before", "--quiet").status == 0)
                let refused = try await stage.run("--record", "refused", password: ["EM_PASSWORD": "wrong"])
                try #require(refused.status == 3, "\(refused.errors)")
                return stage.tool
            }
            try await onStage(backups: 24, transform: renamed) { stage in
                try #require(try await stage.run("--record", "after", "--quiet").status == 1)
                try FileManager.default.moveItem(
                    at: stage.tool.folder.appending(path: "after"),
                    to: before.folder.appending(path: "after")
                )
            }
            return before
        }
    }
}
