import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// `run --waivers` and `waive`, each with its exit status.
    @Suite struct WaiverTests {
        private static let broken = Answers { $0.readsBackup(asEntity: true) }.becoming {
            $0.replacing("<Platform>", with: "<Plattform>").replacing("</Platform>", with: "</Plattform>")
        }
        private static let filters = [
            "--filter", "session.*", "--filter", "backup.platform*", "--filter", "backup.status.*",
        ]

        private static func file(_ requirement: String, until: String = "2999-12-31") -> String {
            """
            waivers:
            - requirement: \(requirement)
              reason: Known.
              owner: team
              until: \(until)

            """
        }

        private static func run(_ waivers: String?, isBroken: Bool = true) async throws -> Activity.Ending {
            let conforming: MockEnterpriseManager.Transform = { _, response in response }
            let transform = isBroken ? broken : conforming
            let options: [String] = waivers == nil ? [] : ["--waivers", "waivers.yaml"]
            return try await onStage(transform: transform) { (stage: Stage) async throws -> Activity.Ending in
                if let waivers { try stage.tool.write(waivers, to: "waivers.yaml") }
                let activity = try stage.tool.start(["run"] + filters + options, environment: stage.environment)
                return await activity.ending()
            }
        }

        @Test func `without waivers 1, with one that holds 0`() async throws {
            #expect(try await Self.run(nil).status == 1)
            let ending = try await Self.run(Self.file("backup.platform*"))
            #expect(ending.status == 0)
            #expect(ending.output.contains("WAIVED until 2999-12-31"))
        }

        @Test func `one whose day is over fails what it waived, and says so`() async throws {
            let ending = try await Self.run(Self.file("backup.platform*", until: "2020-01-01"))
            #expect(ending.status == 1)
            #expect(ending.output.contains("expired"))
            #expect(ending.output.contains("waivers.yaml:2:"))
        }

        @Test func `one whose day is over ends with 5 when nothing else is wrong`() async throws {
            let ending = try await Self.run(
                Self.file("backup.platform*", until: "2020-01-01"),
                isBroken: false
            )
            #expect(ending.status == 5)
            #expect(ending.output.contains("WAIVERS OUTDATED (exit status 5)"))
        }

        @Test func `one with nothing to waive ends with 5 and names the lines to delete`() async throws {
            let ending = try await Self.run(Self.file("backup.platform*"), isBroken: false)
            #expect(ending.status == 5)
            #expect(ending.output.contains("lines 2-5 of waivers.yaml"))
        }

        @Test func `a malformed one ends with 2 before anything is sent`() async throws {
            let ending = try await Self.run(Self.file("backup.plattform"))
            #expect(ending.status == 2)
            #expect(ending.errors.contains("waivers.yaml:2:16: error: unknown requirement 'backup.plattform'"))
        }

        @Test func `what waive prints waives what failed`() async throws {
            try await onStage(transform: Self.broken) { stage in
                _ = try await stage.tool.start(["run"] + Self.filters, environment: stage.environment).ending()
                let start = try await stage.tool.run(
                    "waive",
                    "--from",
                    "reports/results.json",
                    "--reason",
                    "It's known: \"so\" #1",
                    "--owner",
                    "team: a",
                    "--until",
                    "2999-12-31",
                    "--output",
                    "waivers.yaml"
                )
                #expect(start.status == 0, "\(start.errors)")
                let again = try await stage.tool.start(
                    ["run"] + Self.filters + ["--waivers", "waivers.yaml"],
                    environment: stage.environment
                ).ending()
                #expect(again.status == 0, "\(again.output)")
                #expect(again.output.contains("It's known: \"so\" #1"))
            }
        }

        @Test(arguments: [
            (["--until", "tomorrow"], "--until takes a day such as 2027-01-31, not 'tomorrow'"),
            (["--until", "2999-02-30"], "--until takes a day"),
            (["--until", "2020-01-31"], "--until 2020-01-31 is over"),
            (["--until", "2999-12-31", "--reason", " "], "--reason takes a text"),
            (["--until", "2999-12-31", "--from", "reports/junit.xml"], "reports/junit.xml: these are no results"),
            (["--until", "2999-12-31", "--output", "reports/results.json"], "is there already"),
            (["--until", "2999-12-31", "--level", "must", "--from", "nothing.json"], "does not exist"),
        ])
        func `what waive cannot do is told`(_ arguments: [String], _ told: String) async throws {
            try await onStage(transform: Self.broken) { stage in
                _ = try await stage.tool.start(["run"] + Self.filters, environment: stage.environment).ending()
                let from = arguments.contains("--from") ? [] : ["--from", "reports/results.json"]
                let reason = arguments.contains("--reason") ? [] : ["--reason", "r"]
                let ending = try await stage.tool.start(["waive", "--owner", "o"] + reason + from + arguments).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains(told), "\(ending.errors)")
            }
        }
    }
}
