import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// The lines that repeat a session's steps, pasted into a shell, show what the run saw.
    @Suite struct SessionReproductionTests {
        /// A defect, a case that notices it, and what the lines must show; sessions of a stranger stay open there.
        private static let findings = [
            ("logout-200", "session.logout", "HTTP/1.1 200", 0),
            ("logout-404", "session.logout", "HTTP/1.1 404", 0),
            ("logout-ignored", "session.revoked", "HTTP/1.1 200", 0),
            ("header-refused", "session.header", "HTTP/1.1 401", 0),
            ("cookie-refused", "session.cookie", "HTTP/1.1 401", 0),
            ("cookie-refused", "session.cookie.precedence", "HTTP/1.1 200", 0),
            ("header-wins", "session.cookie.beside-header", "HTTP/1.1 401", 0),
            ("wrong-credentials-accepted", "session.logon.refused", "HTTP/1.1 201", 1),
            ("credentials-not-required", "session.logon.anonymous", "HTTP/1.1 201", 1),
            ("logon-challenge-missing", "session.logon.challenge", "HTTP/1.1 401", 0),
            ("location-elsewhere", "session.logon.identity", "Location: ", 0),
            ("set-cookie-missing", "session.cookie.set", "HTTP/1.1 201", 0),
        ]

        @Test(arguments: findings)
        func `the lines of steps show what a run saw`(
            _ defect: String,
            _ requirement: String,
            _ shown: String,
            _ left: Int
        ) async throws {
            let options = MockEnterpriseManager.Options(defects: [try #require(Defect(rawValue: defect))])
            try await onStage(options: options) { stage in
                let report = try await stage.run("--filter", requirement, "--fail-on", "should").output
                let lines = Self.lines(of: requirement, in: report)
                try #require(lines.contains { $0.hasPrefix("curl ") || $0.contains("  curl ") }, "\(report)")
                let before = (stage.journal.logons, stage.journal.count(of: "DELETE"))
                let output = try Self.paste(lines.joined(separator: "\n"), on: stage)
                let logons = stage.journal.logons - before.0
                #expect(output.contains(shown), "\(output)")
                #expect(logons - (stage.journal.count(of: "DELETE") - before.1) == left)
                #expect(!output.contains(Stage.canary))
            }
        }

        /// What stands under `Reproduce` of a case.
        private static func lines(of requirement: String, in report: String) -> [String] {
            report.split(separator: "\n", omittingEmptySubsequences: false)
                .drop { !$0.hasPrefix("FAIL \(requirement)") && !$0.hasPrefix("FAIL [\(requirement)]") }
                .drop { $0 != "  Reproduce:" }.dropFirst()
                .prefix { $0.hasPrefix("      ") }
                .map { String($0.dropFirst(6)) }
        }

        private static func paste(_ script: String, on stage: Stage) throws -> String {
            let shell = Process()
            let output = Pipe()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = [try stage.tool.write(script, to: "paste.sh").path]
            shell.currentDirectoryURL = stage.tool.folder
            shell.environment = stage.environment.merging(["PATH": "/usr/local/bin:/usr/bin:/bin"]) { $1 }
            shell.standardOutput = output
            shell.standardError = output
            try shell.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            shell.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
