import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// What a server can make of the tool's memory by answers that have no end.
    @Suite struct FloodTests {
        /// The most memory that a run may ever hold, in KiB.
        private static let limit = 256 << 10

        @Test func `memory stays bounded where nothing ends`() async throws {
            let attack: HostileServer.Attack = { request, response in
                guard request.method == "GET" else { return nil }
                return .forever(
                    response.setting("Content-Length", to: nil).head,
                    Array(repeating: 0x20, count: 1 << 20)
                )
            }
            try await onHostileStage(attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        @Test func `memory stays bounded where no header ends`() async throws {
            let attack: HostileServer.Attack = { request, _ in
                guard request.method == "GET" else { return nil }
                let fields = String(repeating: "X-Long: " + String(repeating: "y", count: 9_000) + "\r\n", count: 9)
                return .forever(Array("HTTP/1.1 200 OK\r\n".utf8), Array(fields.utf8))
            }
            try await onHostileStage(attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        /// Runs the tool to its end and looks at the most memory that it ever held.
        private static func expectBounded(_ stage: HostileStage) async throws {
            let activity = try stage.start("--timeout", "45", "--sample", "8")
            let peak = PeakMemory(of: activity.processIdentifier)
            let ending = await activity.ending()
            #expect([1, 3].contains(ending.status), "\(ending.output)\(ending.errors)")
            #expect(try stage.tool.reports().results.results.isEmpty == false)
            let most = await peak.most()
            #expect(most > 0)
            #expect(most <= limit)
            #expect(stage.logouts == stage.logons)
        }
    }
}
