import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// Secrets never leave the process but to the server.
    @Suite struct SecrecyTests {
        @Test func `secrets that a server reflects in fields are in nothing that is printed or written`() async throws {
            try await onStage(transform: SecrecyTests.reflectingInFields) { stage in
                let ending = try await stage.run("--verbose")
                #expect(ending.status == 1)
                #expect(ending.output.contains("leak/"))
                let leaks = try SecrecyTests.leaks(ending, of: stage)
                #expect(leaks == [])
            }
        }

        @Test func `secrets that a server reflects in bodies are in nothing that is printed or written`() async throws {
            try await onStage(transform: SecrecyTests.reflectingInBodies) { stage in
                let ending = try await stage.run("--verbose", "--fail-on", "should")
                #expect(ending.status == 1)
                #expect(ending.output.contains("Leak "))
                let leaks = try SecrecyTests.leaks(ending, of: stage)
                #expect(leaks == [])
            }
        }

        @Test func `secrets of a conforming server are in nothing that is printed or written`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--verbose")
                #expect(ending.status == 0)
                let leaks = try SecrecyTests.leaks(ending, of: stage)
                #expect(leaks == [])
            }
        }

        /// Puts the session's token and the Basic value into the header of every answer.
        private static let reflectingInFields: MockEnterpriseManager.Transform = { request, response in
            let leak = ["X-RestSvcSessionId", "Authorization"].compactMap { request.value(of: $0) }
                .joined(separator: " ")
            return response.setting("X-Leak", to: leak).setting("Content-Type", to: "leak/\(leak)")
        }

        /// Puts the session's token and the password into every backup, in both spellings.
        private static let reflectingInBodies: MockEnterpriseManager.Transform = { request, response in
            let token = request.value(of: "X-RestSvcSessionId") ?? ""
            let quoted = Stage.password.replacing("\"", with: "\\\"")
            return response.rewritten { text in
                text.replacing("<Platform>", with: "<Platform>Leak \(token) \(Stage.password) ")
                    .replacing("\"Platform\":\"", with: "\"Platform\":\"Leak \(token) \(quoted) ")
            }
        }

        /// The secrets that are in what a run printed or wrote.
        private static func leaks(_ ending: Activity.Ending, of stage: Stage) throws -> Set<String> {
            let reports = try stage.tool.reports()
            let texts = [ending.output, ending.errors, reports.junit, reports.json]
            let secrets = secrets(of: stage.journal)
            try #require(secrets.count > 3)
            return secrets.filter { secret in texts.contains { $0.contains(secret) } }
        }

        /// The password, tokens, session ids and Basic values that went over the wire.
        private static func secrets(of journal: Journal) -> Set<String> {
            let tokens = journal.values(of: "X-RestSvcSessionId")
            let basics = journal.values(of: "Authorization").compactMap { $0.split(separator: " ").last }
            let ids = journal.values(of: "Location").compactMap { $0.split(separator: "/").last }
            return tokens.union(basics.map(String.init)).union(ids.map(String.init)).union([Stage.canary])
        }
    }
}
