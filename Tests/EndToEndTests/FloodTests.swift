import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// What a server can make of the tool's memory, when every answer is as large as it may be, and larger.
    @Suite struct FloodTests {
        /// The most memory that a run may ever hold, in KiB.
        private static let limit = 256 << 10

        /// A body that costs more than it weighs.
        struct Flood: CustomTestStringConvertible, Sendable {
            let testDescription: String
            let isJSON: Bool
            let body: @Sendable () -> [UInt8]
        }

        private static let root = "<Backup xmlns=\"http://www.veeam.com/ent/v1.0\">"

        static let floods = [
            Flood(testDescription: "elements", isJSON: false) { filled(root, "<a/>", "</Backup>") },
            Flood(testDescription: "elements within elements", isJSON: false) {
                filled(root, "<a><b><c/></b></a>", "</Backup>")
            },
            Flood(testDescription: "attributes", isJSON: false) {
                filled(root, "<a b=\"\" c=\"\" d=\"\" e=\"\"/>", "</Backup>")
            },
            Flood(testDescription: "links", isJSON: false) { filled(root + "<Links>", "<Link/>", "</Links></Backup>") },
            Flood(testDescription: "texts", isJSON: false) {
                filled(root, "<a>" + String(repeating: "x", count: 1 << 18) + "</a>", "</Backup>")
            },
            Flood(testDescription: "errors", isJSON: false) { filled(root, "<p:a q:b=\"\"/>", "</Backup>") },
            Flood(testDescription: "values", isJSON: true) { filled("{\"a\":[1", ",1", "]}") },
            Flood(testDescription: "empty objects", isJSON: true) { filled("{\"a\":[{}", ",{}", "]}") },
            Flood(testDescription: "members", isJSON: true) { filled("{\"a\":1", ",\"a\":1", "}") },
            Flood(testDescription: "strings", isJSON: true) { filled("{\"a\":[\"\\n\"", ",\"\\n\"", "]}") },
            Flood(testDescription: "one string", isJSON: true) { filled("{\"a\":\"", "xxxxxxxxxxxxxxxx", "\"}") },
        ]

        /// A body just below the limit of bytes.
        private static func filled(_ start: String, _ piece: String, _ end: String) -> [UInt8] {
            let room = (16 << 20) - start.utf8.count - end.utf8.count
            return Array((start + String(repeating: piece, count: room / piece.utf8.count) + end).utf8)
        }

        @Test(arguments: floods)
        func `memory stays bounded whatever every answer holds`(_ flood: Flood) async throws {
            let body = flood.body()
            let type = flood.isJSON ? "application/json" : "application/xml"
            let attack: HostileServer.Attack = { request, response in
                guard request.method == "GET", request.target != "/api/", response.status == 200 else { return nil }
                var answer = response.setting("Content-Type", to: type)
                answer.body = body
                return .keep(answer.setting("Content-Length", to: "\(body.count)").bytes)
            }
            try await onHostileStage(attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        @Test func `memory stays bounded where a backup alone is large`() async throws {
            let body = Self.filled(Self.root, "<a/>", "</Backup>")
            let attack: HostileServer.Attack = { request, response in
                guard request.readsEntity(as: "application/xml") else { return nil }
                var answer = response
                answer.body = body
                return .keep(answer.setting("Content-Length", to: "\(body.count)").bytes)
            }
            try await onHostileStage(backups: 12, attack: attack) { stage in try await Self.expectBounded(stage) }
        }

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

        /// Runs the tool to its end and looks at the most memory that it ever held.
        private static func expectBounded(_ stage: HostileStage) async throws {
            let activity = try stage.start("--timeout", "45", "--sample", "8")
            let peak = PeakMemory(of: activity.processIdentifier)
            let ending = await activity.ending()
            #expect([1, 3].contains(ending.status), "\(ending.output)\(ending.errors)")
            #expect(try stage.tool.reports().results.results.isEmpty == false)
            let most = await peak.most()
            print("peak memory", most >> 10, "MiB")
            #expect(most > 0)
            #expect(most <= limit)
            #expect(stage.logouts == stage.logons)
        }
    }
}
