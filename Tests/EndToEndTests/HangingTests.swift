import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// Signals and time limits while a server keeps the tool waiting.
    @Suite struct HangingTests {
        /// Where a server stops to answer.
        struct Halt: CustomTestStringConvertible, Sendable {
            let testDescription: String
            let isMeant: @Sendable (MockRequest) -> Bool
        }

        static let halts = [
            Halt(testDescription: "within a body", isMeant: { $0.listsBackups }),
            Halt(testDescription: "during logon", isMeant: { $0.logsOn }),
            Halt(testDescription: "during logout", isMeant: { $0.logsOut }),
        ]

        @Test(arguments: halts, SignalTests.interruptions)
        func `a signal ends a run that waits, with its reports`(
            _ halt: Halt,
            _ interruption: SignalTests.Interruption
        ) async throws {
            let milestone = Milestone()
            try await onHostileStage(attack: Self.halting(halt, at: milestone)) { stage in
                // A logon and a logout are waited for, as the server would be left with a session.
                let isSession = halt.testDescription.contains("log")
                let activity = try stage.start("--request-timeout", isSession ? "2" : "20")
                // One that ends without having come there is not waited for.
                let end = Task {
                    let ending = await activity.ending()
                    milestone.reach()
                    return ending
                }
                await milestone.reached()
                activity.signal(interruption.number)
                let ending = await end.value
                #expect(ending.status == interruption.status)
                let reports = try stage.tool.reports()
                #expect(reports.results.ending.kind == "interrupted")
                #expect(reports.errors.contains("run.interrupted"))
                // Of a logon that was never answered there is no address to end it by, if it opened a session.
                if !halt.testDescription.contains("logon") { #expect(stage.logouts >= stage.logons) }
                let isLeft = ending.errors.contains("warning: a session may stay open until the server ends it")
                #expect(isLeft == isSession, "\(ending.errors)")
            }
        }

        @Test(arguments: [nil, "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"] as [String?])
        func `a session that could not be ended is told`(_ answer: String?) async throws {
            let attack: HostileServer.Attack = { request, _ in
                guard request.logsOut else { return nil }
                return answer.map { .keep(Array($0.utf8)) } ?? .hang([])
            }
            try await onHostileStage(attack: attack) { stage in
                let ending = try await stage.start("--filter", "service.*", "--request-timeout", "2").ending()
                #expect(ending.errors.contains("warning: a session may stay open until the server ends it"))
            }
        }

        @Test(arguments: halts)
        func `a second signal ends it at once`(_ halt: Halt) async throws {
            let milestone = Milestone()
            try await onHostileStage(attack: Self.halting(halt, at: milestone)) { stage in
                let activity = try stage.start("--request-timeout", "290")
                await milestone.reached()
                activity.signal(SIGINT)
                _ = await activity.errors.text(with: "stopping")
                activity.signal(SIGTERM)
                #expect(await activity.ending().status == 143)
            }
        }

        @Test func `the time limit of the run holds while a server trickles`() async throws {
            let attack: HostileServer.Attack = { request, response in
                guard request.listsBackups else { return nil }
                return .trickle(response.setting("Content-Length", to: "1000000").head, 0x20)
            }
            try await onHostileStage(attack: attack) { stage in
                let ending = try await stage.start("--timeout", "2").ending()
                #expect(ending.duration < .seconds(30))
                #expect(ending.status == 3)
                #expect(ending.output.contains("the time limit of 2.000 s passed"))
                #expect(try stage.tool.reports().results.ending.kind == "outOfTime")
                #expect(["report.html", "summary.md"].filter { !stage.tool.has("reports/\($0)") } == [])
                #expect(stage.logouts == stage.logons)
            }
        }

        @Test func `the process may leave no core`() async throws {
            let milestone = Milestone()
            try await onHostileStage(attack: Self.halting(Self.halts[0], at: milestone)) { stage in
                let activity = try stage.start()
                await milestone.reached()
                let limits = try String(contentsOfFile: "/proc/\(activity.processIdentifier)/limits", encoding: .utf8)
                let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
                #expect(line.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
                activity.signal(SIGINT)
                _ = await activity.ending()
            }
        }

        /// Of a process that may be dumped or traced, its files below `/proc` are its user's; else root's (proc(5)).
        @Test func `the process gives its memory to no dump that a program takes`() async throws {
            let isRoot = getuid() == 0
            let tool = try isRoot ? Tool(URL(fileURLWithPath: "/usr/bin/setpriv")) : Tool()
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: tool.folder.path)
            let another = isRoot ? ["--reuid=65534", "--clear-groups", Tool.built.path] : []
            let mock = try tool.start(another + ["mock", "--port", "0", "--ca-file", "mock.pem"])
            #expect(await mock.output.text(with: "Ctrl-C").contains("https://"))
            var status = stat()
            #expect(stat("/proc/\(mock.processIdentifier)/status", &status) == 0)
            #expect(status.st_uid == 0)
            mock.signal(SIGINT)
            #expect(await mock.ending().status == 0)
        }

        private static func halting(_ halt: Halt, at milestone: Milestone) -> HostileServer.Attack {
            { request, response in
                guard halt.isMeant(request) else { return nil }
                milestone.reach()
                return .hang(request.method == "GET" ? Array(response.bytes.dropLast(20)) : [])
            }
        }
    }
}
