import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    /// The curl lines of a report, pasted into a shell, give what the evidence holds.
    @Suite struct ReproductionTests {
        private static let broken = Answers { $0.readsBackup(asEntity: true) && !$0.wantsJSON }.becoming {
            $0.replacing("<Platform>", with: "<Plattform>").replacing("</Platform>", with: "</Plattform>")
                .setting("Content-Type", to: "application/xhtml+xml")
        }

        @Test func `each printed line gives the status and the bytes of the evidence`() async throws {
            try await onStage(transform: Self.broken) { stage in
                let report = try await stage.run("--filter", "backup.*", "--filter", "session.*").output
                let script = Self.script(report)
                let lines = Self.lines(report)
                try #require(lines.count >= 3)
                let answers = try Self.paste(script, on: stage, count: lines.count)
                let archive = try Self.evidence(of: stage)
                for (line, answer) in zip(lines, answers) {
                    let kept = try #require(archive.first { $0.fits(line) }, "\(line)")
                    #expect(answer.status == kept.status, "\(line)")
                    #expect(answer.body == kept.body, "\(line)")
                }
            }
        }

        @Test func `evidence is for its owner alone, and none is kept when none is asked for`() async throws {
            try await onStage(transform: Self.broken) { stage in
                _ = try await stage.run("--filter", "backup.platform", "--filter", "session.*")
                let folder = stage.tool.folder.appending(path: "reports/evidence").path
                let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                #expect(!files.isEmpty)
                for file in files {
                    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
                    #expect(attributes[.posixPermissions] as? Int == 0o600)
                }
                _ = try await stage.run("--filter", "backup.platform", "--evidence", "none", "--reports", "other")
                #expect(!stage.tool.has("other/evidence"))
                #expect(stage.tool.has("other/junit.xml"))
            }
        }

        @Test func `of large content evidence keeps the beginning`() async throws {
            let tool = try Tool()
            let filters = ["--filter", "backup.collection.status.*", "--filter", "session.logon*"]
            let options = ["--mock", "--mock-backups", "200", "--sample", "1", "--evidence", "all", "--allow-empty"]
            _ = try await tool.start(["run"] + options + filters).ending()
            #expect(try tool.text(of: "reports/evidence/all.har").contains("\"_omitted\":"))
        }

        @Test func `every report leads to the evidence from where it stands`() async throws {
            try await onStage(transform: Self.broken) { stage in
                let tool = stage.tool
                let options = ["--filter", "backup.platform", "--reports", "out/my reports", "--html", "pages/a.html"]
                _ = try await tool.start(["run"] + options, environment: stage.environment).ending()
                let page = try tool.text(of: "pages/a.html")
                let link = try #require(
                    page.firstMatch(of: /href="(\.\.\/out\/my%20reports\/evidence\/[0-9a-f]+\.har)"/)?.1
                )
                let file = try #require("pages/\(link)".removingPercentEncoding)
                #expect(tool.has(file))
                let junit = try tool.text(of: "out/my reports/junit.xml")
                let attached = try #require(junit.firstMatch(of: /\[\[ATTACHMENT\|([^\]]+)\]\]/)?.1)
                #expect(tool.has(String(attached)))
                let again = try await tool.run(
                    "report",
                    "out/my reports/results.json",
                    "--format",
                    "html",
                    "--output",
                    "pages/again.html"
                )
                #expect(again.status == 0)
                #expect(try tool.text(of: "pages/again.html") == page)
            }
        }

        @Test func `evidence of an earlier run goes with its reports`() async throws {
            try await onStage(transform: Self.broken) { stage in
                let filters = ["--filter", "backup.platform", "--filter", "backup.header.content-type"]
                _ = try await stage.tool.start(["run"] + filters, environment: stage.environment).ending()
                let folder = stage.tool.folder.appending(path: "reports/evidence").path
                let before = try FileManager.default.contentsOfDirectory(atPath: folder)
                try stage.tool.write("mine", to: "reports/evidence/notes.txt")
                _ = try await stage.run("--filter", "backup.status.ok")
                #expect(before.count > 1)
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
                _ = try await stage.tool
                    .start(["run", "--evidence", "all"] + filters, environment: stage.environment).ending()
                #expect(stage.tool.has("reports/evidence/all.har"))
                _ = try await stage.run("--filter", "backup.platform", "--evidence", "none")
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
            }
        }

        /// What came of a request.
        struct Answer: Equatable {
            let url: String
            let accept: String?
            var isWithoutSession = false
            let status: Int
            let body: String

            /// Whether a curl line sends the request.
            func fits(_ line: String) -> Bool {
                line.hasSuffix(" '\(url)'") && line.contains(accept.map { "'Accept: \($0)'" } ?? "'Accept:'")
                    && line.contains("X-RestSvcSessionId: $EM_SESSION") == !isWithoutSession
            }
        }

        /// The curl lines of a report, each once.
        private static func lines(_ report: String) -> [String] {
            var seen: Set<String> = []
            return report.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { $0.hasPrefix("curl --silent --show-error --include") && seen.insert($0).inserted }
        }

        /// The logon as printed, then each line with its answer in a file.
        private static func script(_ report: String) -> String {
            let all = report.split(separator: "\n").map { String($0) }
            let start = all.firstIndex { $0.hasPrefix("  EM_SESSION=") } ?? all.endIndex
            let end = all[start...].firstIndex { $0.contains("awk ") } ?? start
            let logon = start < all.endIndex ? Array(all[start...end]) : []
            return (logon + lines(report).enumerated().map { "\($0.element) > answer-\($0.offset)" })
                .joined(separator: "\n")
        }

        private static func paste(_ script: String, on stage: Stage, count: Int) throws -> [Answer] {
            _ = try stage.paste([script])
            return try (0..<count).map { number in
                let data = try Data(contentsOf: stage.tool.folder.appending(path: "answer-\(number)"))
                let parts = String(decoding: data, as: UTF8.self).split(separator: "\r\n\r\n", maxSplits: 1)
                let status = parts.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
                return Answer(
                    url: "",
                    accept: nil,
                    status: status,
                    body: parts.dropFirst().first.map { String($0) } ?? ""
                )
            }
        }

        /// Every exchange of every file of evidence.
        private static func evidence(of stage: Stage) throws -> [Answer] {
            struct Archive: Decodable {
                struct Log: Decodable { let entries: [Entry] }
                struct Entry: Decodable {
                    let request: Request
                    let response: Answered
                }
                struct Request: Decodable {
                    let url: String
                    let headers: [Header]
                }
                struct Header: Decodable {
                    let name: String
                    let value: String
                }
                struct Answered: Decodable {
                    let status: Int
                    let content: Content
                }
                struct Content: Decodable { let text: String }
                let log: Log
            }
            let folder = stage.tool.folder.appending(path: "reports/evidence")
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).flatMap { file in
                let data = try Data(contentsOf: folder.appending(path: file))
                return try JSONDecoder().decode(Archive.self, from: data).log.entries.map { entry in
                    Answer(
                        url: entry.request.url,
                        accept: entry.request.headers.first { $0.name == "Accept" }?.value,
                        isWithoutSession: !entry.request.headers.contains { $0.name == "X-RestSvcSessionId" },
                        status: entry.response.status,
                        body: entry.response.content.text
                    )
                }
            }
        }
    }
}
