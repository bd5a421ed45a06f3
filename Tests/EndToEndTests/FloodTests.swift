import Foundation
import MockServer
import Synchronization
import TestSupport
import Testing

extension EndToEndTests {
    /// What a server can make of the tool's memory and time, when every answer is as large as it may be, and larger.
    @Suite struct FloodTests {
        /// The most memory that a run may ever hold, in KiB.
        private static let limit = 256 << 10
        /// How many seconds a run may take.
        private static let seconds = 10

        /// All of them take minutes; `swift test` tries one of each sort.
        private static let isEveryOneTried = ProcessInfo.processInfo.environment["EMCONFORM_EVERY_FLOOD"] != nil

        static let floods = Flood.all.filter { isEveryOneTried || $0.isTriedAlways }

        @Test(arguments: floods)
        func `memory and time stay bounded whatever every answer holds`(_ flood: Flood) async throws {
            let body = flood.body()
            let attack: HostileServer.Attack = { request, response in
                guard request.method == "GET", request.target != "/api/", response.status == 200 else { return nil }
                var answer = response.setting("Content-Type", to: flood.mediaType)
                answer.body = body
                return .keep(answer.setting("Content-Length", to: "\(body.count)").bytes)
            }
            try await onHostileStage(attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        @Test(arguments: floods)
        func `memory and time stay bounded where all but the lists is large`(_ flood: Flood) async throws {
            try await Self.flooded(flood) { stage in try await Self.expectBounded(stage) }
        }

        /// Each answer is searched for secrets and written, one after the other, while all others come in.
        @Test(arguments: floods.filter { isEveryOneTried || $0.testDescription == "texts" })
        func `memory and time stay bounded where all but the lists is large and recorded`(_ flood: Flood) async throws {
            try await Self.flooded(flood) { stage in try await Self.expectBounded(stage, "--record", "recording") }
        }

        /// Every subject holds what it may hold beside others, and waits with the largest answer on top of it.
        @Test(.enabled(if: isEveryOneTried, "scripts/deep tries every flood"), arguments: [1, 2, 4])
        func `memory stays bounded where every subject waits with much in hand`(_ mebibytes: Int) async throws {
            let large = try #require(Flood.all.first { $0.testDescription == "texts" })
            let small = large.body().prefix((mebibytes << 20) - 4_096) + Array("</a></Backup>".utf8)
            try await Self.flooded(large, first: Array(small)) { stage in try await Self.expectBounded(stage) }
        }

        /// A server whose answers are large, but for what leads to its backups, and for the first about each of them.
        private static func flooded(
            _ flood: Flood,
            first: [UInt8]? = nil,
            _ body: (HostileStage) async throws -> Void
        ) async throws {
            let large = flood.body()
            let seen = Mutex<Set<Substring>>([])
            let attack: HostileServer.Attack = { request, response in
                let path = request.target.prefix { $0 != "?" }
                guard request.method == "GET", path.split(separator: "/").count > 2, !path.contains("logonSessions"),
                    response.status == 200
                else { return nil }
                let isFirst = seen.withLock { $0.insert(path).inserted }
                let content = isFirst ? first ?? large : large
                var answer = response.setting("Content-Type", to: flood.mediaType)
                answer.body = content
                return .keep(answer.setting("Content-Length", to: "\(content.count)").bytes)
            }
            try await onHostileStage(backups: 24, attack: attack, body)
        }

        /// An item of a list, and how often it stands in a page: many items, and items with long addresses.
        private static let pages = [
            ("<a>t</a>t", 499_000),
            ("<Ref Href=\"http://em.example/api/backups/\(String(repeating: "x", count: 7_900))\"/>", 2_000),
        ]

        /// What the steps of the probe session brought is remembered for as long as the run takes.
        @Test(arguments: isEveryOneTried ? Filling.allCases : [.texts])
        fileprivate func `memory stays bounded where every answer about a session is large`(
            _ filling: Filling
        ) async throws {
            let attack: HostileServer.Attack = { request, response in
                let path = request.target.prefix { $0 != "?" }
                let isSmall = path == "/api/" || path == "/api/query" || path.contains("logonSessions")
                guard request.method != "GET" || !isSmall else { return nil }
                // What ends a session with status 204 has no content.
                var answer = response.status == 204 ? response.answering(200, "OK") : response
                answer.body = response.body(with: request.method == "GET" ? .texts : filling)
                return .keep(answer.setting("Content-Length", to: "\(answer.body.count)").bytes)
            }
            try await onHostileStage(backups: 24, attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        /// A list that is larger than an answer may be is read by pages.
        @Test(.enabled(if: isEveryOneTried, "scripts/deep tries every flood"), arguments: pages)
        func `memory stays bounded where every page of a list is as large as it may be`(
            _ item: String,
            _ count: Int
        ) async throws {
            let items = "<Refs>" + String(repeating: item, count: count) + "</Refs>"
            let attack: HostileServer.Attack = { request, response in
                let path = request.target.prefix { $0 != "?" }
                guard request.method == "GET", response.status == 200 else { return nil }
                var answer = response.setting("Content-Type", to: "application/xml")
                if path == "/api/backups" {
                    answer.body = Array(repeating: 0x20, count: 17 << 20)
                } else if path == "/api/query" {
                    let page = request.target.split(separator: "page=").last.flatMap { Int($0) } ?? 1
                    let next = "http://em.example/api/query?type=Backup&amp;page=\(page + 1)"
                    let links = "<PagingInfo><Links><Link Rel=\"Next\" Href=\"\(next)\"/></Links></PagingInfo>"
                    answer.body = Array("<QueryResult>\(items)\(links)</QueryResult>".utf8)
                } else {
                    return nil
                }
                return .keep(answer.setting("Content-Length", to: "\(answer.body.count)").bytes)
            }
            try await onHostileStage(attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        /// Their addresses look like those of what is read once for a whole run.
        @Test(.enabled(if: isEveryOneTried, "scripts/deep tries every flood"))
        func `memory stays bounded where a list names many large answers beside itself`() async throws {
            let large = Array(repeating: UInt8(ascii: "x"), count: (1 << 20) - 4_096)
            let attack: HostileServer.Attack = { request, response in
                guard request.method == "GET" else { return nil }
                var answer = response
                if request.target == "/api/backups" {
                    let list = String(decoding: response.body, as: UTF8.self)
                    answer.body = Array(list.replacing("/api/backups/", with: "/api/x").utf8)
                } else if request.target.hasPrefix("/api/x") {
                    answer = response.answering(200, "OK").setting("Content-Type", to: "text/plain")
                    answer.body = large
                } else {
                    return nil
                }
                return .keep(answer.setting("Content-Length", to: "\(answer.body.count)").bytes)
            }
            try await onHostileStage(backups: 120, attack: attack) { stage in
                try await Self.expectBounded(stage, "--all")
            }
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

        @Test func `memory stays bounded where no header ends`() async throws {
            let attack: HostileServer.Attack = { request, _ in
                guard request.method == "GET" else { return nil }
                let fields = String(repeating: "X-Long: " + String(repeating: "y", count: 9_000) + "\r\n", count: 9)
                return .forever(Array("HTTP/1.1 200 OK\r\n".utf8), Array(fields.utf8))
            }
            try await onHostileStage(attack: attack) { stage in try await Self.expectBounded(stage) }
        }

        /// Runs the tool to its end and looks at the most memory that it ever held, and at how long it took.
        private static func expectBounded(_ stage: HostileStage, _ arguments: String...) async throws {
            let activity = try stage.tool.start(
                ["run", "--timeout", "\(seconds)", "--sample", "24"] + arguments,
                environment: stage.environment
            )
            let peak = PeakMemory(of: activity.processIdentifier)
            let ending = await activity.ending()
            // Reports are written after it, by a debug build under whatever else the machine does.
            #expect(ending.duration < .seconds(6 * seconds))
            #expect([1, 3].contains(ending.status), "\(ending.output)\(ending.errors)")
            #expect(try stage.tool.reports().results.results.isEmpty == false)
            let most = await peak.most()
            if isEveryOneTried { print("peak \(most >> 10) MiB, \(ending.duration)") }
            #expect(most > 0)
            #expect(most <= limit)
            #expect(stage.logouts == stage.logons)
        }
    }
}

/// What makes any body large.
private enum Filling: CaseIterable {
    /// As many bytes as there may be.
    case texts
    /// As many elements.
    case elements

    var text: String {
        switch self {
        case .texts: String(repeating: "<a>" + String(repeating: "x", count: 1 << 18) + "</a>", count: 63)
        case .elements: String(repeating: "<a/>", count: 499_000)
        }
    }
}

extension MockResponse {
    /// Its body with more at the end of its root.
    fileprivate func body(with filling: Filling) -> [UInt8] {
        let text = String(decoding: body, as: UTF8.self)
        let end = text.range(of: "</", options: .backwards)?.lowerBound ?? text.endIndex
        return Array((text[..<end] + filling.text + text[end...]).utf8)
    }
}
