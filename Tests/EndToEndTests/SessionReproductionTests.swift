import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// The lines that repeat a session's steps, pasted into a shell, show what the run saw.
    @Suite struct SessionReproductionTests {
        /// What the lines of a finding come to.
        struct Finding: CustomTestStringConvertible, Sendable {
            let defect: String
            let requirement: String
            /// The status of the last answer that the steps themselves bring.
            let status: Int
            /// Whether the answer, in lower case, has what is wrong with it.
            var isWrong: @Sendable (String) -> Bool = { _ in true }
            /// How many sessions the server keeps all the same, since it does not end them.
            var kept = 0

            var testDescription: String { "\(requirement) with \(defect)" }
        }

        private static let findings = [
            Finding(defect: "logout-200", requirement: "session.logout", status: 200),
            Finding(defect: "logout-404", requirement: "session.logout", status: 404, kept: 1),
            Finding(defect: "logout-ignored", requirement: "session.revoked", status: 200),
            // The token by which it would be ended is refused there.
            Finding(defect: "header-refused", requirement: "session.header", status: 401, kept: 1),
            Finding(defect: "cookie-refused", requirement: "session.cookie", status: 401),
            Finding(defect: "cookie-refused", requirement: "session.cookie.precedence", status: 200),
            Finding(defect: "header-wins", requirement: "session.cookie.beside-header", status: 401),
            Finding(defect: "unknown-cookie-accepted", requirement: "session.cookie.unknown", status: 200),
            Finding(defect: "cookie-outlives-logout", requirement: "session.cookie.revoked", status: 200),
            Finding(defect: "wrong-credentials-accepted", requirement: "session.logon.refused", status: 201),
            Finding(defect: "credentials-not-required", requirement: "session.logon.anonymous", status: 201),
            Finding(defect: "logon-challenge-missing", requirement: "session.logon.challenge", status: 401) {
                !$0.contains("www-authenticate:")
            },
            Finding(defect: "location-elsewhere", requirement: "session.logon.identity", status: 201) {
                $0.contains("location: ") && ids(in: $0).count == 2
            },
            Finding(defect: "session-id-differs", requirement: "session.logon.identity", status: 201) {
                ids(in: $0).count == 2
            },
            Finding(defect: "session-id-missing", requirement: "session.logon.identity", status: 201) {
                !$0.contains("<sessionid>")
            },
            Finding(defect: "set-cookie-missing", requirement: "session.cookie.set", status: 201) {
                !$0.contains("set-cookie:")
            },
        ]

        @Test(arguments: findings)
        func `the lines of steps show what a run saw`(_ finding: Finding) async throws {
            let options = MockEnterpriseManager.Options(defects: [try #require(Defect(rawValue: finding.defect))])
            try await onStage(options: options) { stage in
                let report = try await stage.run("--filter", finding.requirement, "--fail-on", "should").output
                let lines = Self.lines(of: finding.requirement, in: report)
                try #require(lines.contains { $0.contains("curl ") }, "\(report)")
                let before = (stage.journal.logons, stage.journal.logouts)
                let output = try stage.paste(Self.quiet(lines))
                let statuses = output.matches(of: /(?m)^HTTP\/1\.1 ([0-9]+)/).compactMap { Int($0.1) }
                #expect(statuses.last == finding.status, "\(output)")
                #expect(finding.isWrong(output.lowercased()), "\(output)")
                let (logons, logouts) = (stage.journal.logons - before.0, stage.journal.logouts - before.1)
                #expect(logons - logouts == finding.kept)
                #expect(!output.contains(Stage.canary))
            }
        }

        /// The ids of sessions in a logon's answer, in lower case.
        private static func ids(in answer: String) -> Set<Substring> {
            Set(answer.matches(of: /(?:logonsessions\/|<sessionid>)([0-9a-f\-]{36})/).map(\.1))
        }

        /// What stands under `Reproduce` of a case.
        private static func lines(of requirement: String, in report: String) -> [String] {
            report.split(separator: "\n", omittingEmptySubsequences: false)
                .drop { !$0.hasPrefix("FAIL \(requirement)") }
                .drop { $0 != "  Reproduce:" }.dropFirst()
                .prefix { $0.hasPrefix("      ") }
                .map { String($0.dropFirst(6)) }
        }

        /// The lines, of which the one that ends a session at last prints nothing.
        private static func quiet(_ lines: [String]) -> [String] {
            lines.map { $0.hasPrefix("[ -z ") ? "{ \($0); } > /dev/null" : $0 }
        }
    }
}
