import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// `run --record` and `run --replay`.
    @Suite struct RecordingTests {
        private static let broken = Answers { $0.readsBackup(asEntity: true) }.becoming {
            $0.replacing("<Platform>", with: "<Plattform>").replacing("</Platform>", with: "</Plattform>")
        }

        /// Puts the session's token and the password into every entity, in both spellings.
        private static let reflecting: MockEnterpriseManager.Transform = { request, response in
            let token = request.value(of: "X-RestSvcSessionId") ?? ""
            let quoted = Stage.password.replacing("\"", with: "\\\"")
            guard request.readsBackup(asEntity: true) else { return response }
            return response.rewritten {
                $0.replacing("<Platform>", with: "<Platform>\(token) \(Stage.password) ")
                    .replacing("\"Platform\":\"", with: "\"Platform\":\"\(token) \(quoted) ")
            }
        }

        @Test func `a recording is judged as its server was, without one`() async throws {
            let folder = try await onStage(transform: Self.broken) { stage in
                let live = try await stage.run("--record", "recording", "--seed", "3", "--sample", "4")
                let asked = stage.journal.requests.count
                let replay = try await stage.tool.run("run", "--replay", "recording", "--reports", "again")
                #expect(live.status == 1)
                #expect(replay.status == 1, "\(replay.errors)")
                #expect(replay.output.contains("REPLAY"))
                #expect(stage.journal.requests.count == asked)
                let before = try Reports(in: stage.tool.folder.appending(path: "reports")).results
                let after = try Reports(in: stage.tool.folder.appending(path: "again")).results
                #expect(before.results.map(\.name) == after.results.map(\.name))
                #expect(before.results.map(\.outcome) == after.results.map(\.outcome))
                return stage.tool
            }
            #expect(folder.has("recording/manifest.json"))
        }

        @Test func `what was filtered is filtered again, and can be filtered further`() async throws {
            try await onStage { stage in
                _ = try await stage.run("--record", "recording", "--filter", "session.*", "--filter", "backup.uid.*")
                _ = try await stage.tool.run("run", "--replay", "recording")
                let all = try stage.tool.reports().results.results.map(\.name)
                _ = try await stage.tool.run("run", "--replay", "recording", "--filter", "backup.uid.*")
                let some = try stage.tool.reports().results.results.map(\.name)
                #expect(all.contains { $0.hasPrefix("session.") })
                #expect(!some.isEmpty)
                #expect(some.allSatisfy { $0.hasPrefix("backup.uid.") })
                #expect(some.allSatisfy { all.contains($0) })
            }
        }

        @Test func `a recording holds no secret, also when the server gives it back`() async throws {
            try await onStage(transform: Self.reflecting) { stage in
                _ = try await stage.run("--record", "recording", "--evidence", "all", "--sample", "3")
                let tokens = stage.journal.values(of: "X-RestSvcSessionId")
                let basics = stage.journal.values(of: "Authorization").map { String($0.dropFirst(6)) }
                let ids = stage.journal.values(of: "Location").compactMap { $0.split(separator: "/").last }
                let secrets = tokens.union(basics).union(ids.map { String($0) }).union([Stage.canary])
                let madeUp = "NWQwYzNmOWEtN2U0MS00Yjg2LTljMmQtMWY2YThlMzBiNzU0"
                try #require(secrets.count > 4)
                let texts = try stage.tool.everyText()
                #expect(texts.keys.contains { $0.hasSuffix("exchanges.har") })
                #expect(texts.keys.contains { $0.hasSuffix("all.har") })
                for (file, text) in texts {
                    let leaks = secrets.filter { $0 != madeUp && text.contains($0) }
                    #expect(leaks.isEmpty, "\(file)")
                }
            }
        }

        @Test(arguments: [["--reports", "recording"], ["--junit", "recording/exchanges.har"]])
        func `no report is written into the recording that is judged`(_ arguments: [String]) async throws {
            try await onStage { stage in
                _ = try await stage.run("--record", "recording", "--filter", "service.*")
                let options = ["run", "--replay", "recording"]
                let ending = try await stage.tool.start(options + arguments).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains("is what is read"), "\(ending.errors)")
                #expect(try await stage.tool.start(options).ending().status != 2)
            }
        }

        @Test func `a recording that was cut short is judged so, and compared with nothing`() async throws {
            try await onStage { stage in
                let live = try await stage.run("--record", "part", "--max-requests", "60")
                #expect(live.status == 3)
                _ = try await stage.run("--record", "whole")
                let replay = try await stage.tool.run("run", "--replay", "part")
                #expect(replay.status == 3, "\(replay.output)")
                #expect(replay.output.contains("cut short: its limit of 60 requests was reached"), "\(replay.output)")
                let comparison = try await stage.tool.run("compare", "whole", "part")
                #expect(comparison.status == 2, "\(comparison.output)")
                #expect(comparison.output.contains("after, the recording is of a run that was cut short"))
            }
        }

        @Test func `a run that needs as many requests as it may make is whole`() async throws {
            try await onStage { stage in
                let options = ["--filter", "session.logon*", "--allow-empty", "--record"]
                let first = try await stage.tool.start(["run"] + options + ["first"], environment: stage.environment)
                    .ending()
                let count = try stage.tool.reports().results.requests
                let limit = ["exact", "--max-requests", "\(count)"]
                let exact = try await stage.tool.start(["run"] + options + limit, environment: stage.environment)
                    .ending()
                #expect(exact.status == first.status)
                let replay = try await stage.tool.run("run", "--replay", "exact", "--allow-empty")
                #expect(!replay.output.contains("cut short"), "\(replay.output)")
            }
        }

        @Test func `limits are those of the recorded run, unless others are given`() async throws {
            try await onStage { stage in
                let live = try await stage.run("--record", "recording", "--limit", "json-nodes=5")
                let replay = try await stage.tool.run("run", "--replay", "recording")
                let other = try await stage.tool.run("run", "--replay", "recording", "--limit", "json-nodes=1000")
                #expect([live.status, replay.status, other.status] == [3, 3, 0])
            }
        }

        @Test(arguments: [
            (["--replay", "nothing"], "holds no recording"),
            (["--replay", "nothing", "--record", "other"], "exclude each other"),
            (["--replay", "nothing", "--mock"], "no --mock"),
            (["--replay", "nothing", "--seed", "4"], "--seed"),
            (["--mock", "--record", "."], "something is in it already"),
        ])
        func `what cannot be recorded or replayed is told`(_ arguments: [String], _ told: String) async throws {
            let tool = try Tool()
            try tool.write("x", to: "file")
            let ending = try await tool.start(["run"] + arguments).ending()
            #expect(ending.status == 2)
            #expect(ending.errors.contains(told), "\(ending.errors)")
        }
    }
}

extension Tool {
    /// Every file below the folder that a run may have written, but for the tests' own.
    fileprivate func everyText() throws -> [String: String] {
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return files.reduce(into: [:]) { texts, file in
            let url = folder.appending(path: file)
            guard !url.hasDirectoryPath, !file.hasPrefix("."), let data = try? Data(contentsOf: url) else { return }
            texts[file] = String(decoding: data, as: UTF8.self)
        }
    }
}
