import Dispatch
import Foundation
import MockServer
import Testing

extension EndToEndTests {
    /// A run that is interrupted.
    @Suite struct SignalTests {
        /// A signal with the status that a run ends with.
        struct Interruption: CustomTestStringConvertible, Sendable {
            let name: String
            let number: Int32
            let status: Int32
            var testDescription: String { name }
        }

        static let interruptions = [
            Interruption(name: "SIGINT", number: SIGINT, status: 130),
            Interruption(name: "SIGTERM", number: SIGTERM, status: 143),
        ]

        @Test(arguments: interruptions)
        func `a signal ends the run, the session and the reports`(_ interruption: Interruption) async throws {
            let gate = Gate()
            try await onStage(transform: gate.holding) { stage in
                let activity = try stage.tool.start(["run"], environment: stage.environment)
                await gate.reached()
                activity.signal(interruption.number)
                _ = await activity.errors.text(with: "stopping")
                gate.open()
                let ending = await activity.ending()
                #expect(ending.status == interruption.status)
                #expect(ending.output.contains("INTERRUPTED (exit status \(interruption.status))"))
                let reports = try stage.tool.reports()
                #expect(reports.errors.contains("run.interrupted"))
                #expect(reports.results.conclusion.exitStatus == interruption.status)
                #expect(stage.journal.logons > 0)
                #expect(stage.journal.count(of: "DELETE") == stage.journal.logons)
            }
        }

        @Test func `a signal goes before a report that cannot be written, which is told`() async throws {
            let gate = Gate()
            try await onStage(transform: gate.holding) { stage in
                #expect(mkfifo(stage.tool.folder.appending(path: "pipe").path, 0o600) == 0)
                let activity = try stage.tool.start(["run", "--junit", "pipe"], environment: stage.environment)
                await gate.reached()
                activity.signal(SIGTERM)
                _ = await activity.errors.text(with: "stopping")
                gate.open()
                let ending = await activity.ending()
                #expect(ending.status == 143)
                #expect(ending.errors.contains("emconform: the report pipe cannot be written"), "\(ending.errors)")
            }
        }

        /// A terminal that goes away ends no run that was started to outlive it; what a shell starts in the background
        /// ignores SIGINT, and is stopped all the same.
        @Test(arguments: [
            ("--default-signal=HUP", SIGHUP, 129), ("--ignore-signal=HUP", SIGHUP, 0),
            ("--ignore-signal=HUP", SIGTERM, 143),
            ("--ignore-signal=INT", SIGINT, 130), ("--ignore-signal=INT", SIGTERM, 143),
        ])
        func `what is ignored at the start is a SIGHUP alone`(
            _ option: String,
            _ signal: Int32,
            _ status: Int32
        ) async throws {
            let gate = Gate()
            try await onStage(transform: gate.holding) { stage in
                let line = "exec /usr/bin/env \(option) \"$0\" run --quiet"
                let activity = try stage.tool.shell(line, environment: stage.environment)
                await gate.reached()
                activity.signal(signal)
                if status != 0 { _ = await activity.errors.text(with: "stopping") }
                gate.open()
                #expect(await activity.ending().status == status)
                #expect(stage.journal.logouts == stage.journal.logons)
            }
        }

        @Test func `reports do not wait for somebody who reads a warning`() async throws {
            let folder = try Tool()
            let (name, pipe) = try Self.pipe(in: folder)
            defer { close(pipe) }
            let attack: HostileServer.Attack = { request, _ in
                if request.logsOn { Self.fill(pipe) }
                return request.logsOut ? .keep(Array("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n".utf8)) : nil
            }
            try await onHostileStage(attack: attack) { stage in
                let activity = try stage.tool.shell(
                    "exec \"$0\" run --filter 'service.*' 2>'\(name)'",
                    environment: stage.environment
                )
                // The conclusion is printed behind the last report.
                #expect(await activity.output.text(with: "exit status").contains("exit status"))
                #expect(stage.tool.has("reports/results.json") && stage.tool.has("reports/summary.md"))
                activity.signal(SIGKILL)
                _ = await activity.ending()
            }
        }

        @Test func `a signal while the reports are written loses none of them`() async throws {
            try await onStage { stage in
                let pipe = stage.tool.folder.appending(path: "summary").path
                #expect(mkfifo(pipe, 0o600) == 0)
                let environment = stage.environment.merging(["GITHUB_STEP_SUMMARY": pipe]) { _, new in new }
                let activity = try stage.tool.start(["run"], environment: environment)
                // The last file waits for somebody who reads it.
                let deadline = ContinuousClock.now + .seconds(50)
                while !stage.tool.has("reports/results.json"), ContinuousClock.now < deadline { await Task.yield() }
                activity.signal(SIGTERM)
                _ = await activity.errors.text(with: "stopping")
                // Opened for both, it waits for nobody itself.
                let reader = open(pipe, O_RDWR)
                let ending = await activity.ending()
                close(reader)
                #expect(ending.status == 143)
                #expect(ending.output.contains("CONFORMS"))
                let reports = try stage.tool.reports()
                #expect(reports.results.conclusion.exitStatus == 0)
                let files = ["junit.xml", "report.html", "results.json", "summary.md"]
                #expect(files.filter { !stage.tool.has("reports/\($0)") } == [])
            }
        }

        /// A step at which the run waits for the server: before and after it has told how far it is.
        @Test(arguments: ["/api/backups", "/api/backups/"])
        func `a signal ends a run whose messages nobody reads`(_ path: String) async throws {
            let (waiting, ended) = (Milestone(), Milestone())
            let folder = try Tool()
            let (name, pipe) = try Self.pipe(in: folder)
            defer { close(pipe) }
            let attack: HostileServer.Attack = { request, response in
                // From here on, as the warning of http:// is printed before.
                if request.logsOn { Self.fill(pipe) }
                if request.logsOut { ended.reach() }
                let isMeant = path.last == "/" ? request.target.hasPrefix(path) : request.target == path
                guard request.method == "GET", isMeant else { return nil }
                waiting.reach()
                return .hang(Array(response.bytes.dropLast(20)))
            }
            try await onHostileStage(attack: attack) { stage in
                // Without a probe session, whose end would be taken for that of the run's own.
                let activity = try stage.tool.shell(
                    "exec \"$0\" run --filter 'service.*' --filter 'backup.*' 2>'\(name)'",
                    environment: stage.environment
                )
                // One that hangs is ended after a while, and nobody waits for more.
                let ending = Task {
                    let ending = await activity.ending()
                    waiting.reach()
                    ended.reach()
                    return ending
                }
                await waiting.reached()
                activity.signal(SIGTERM)
                await ended.reached()
                activity.signal(SIGTERM)
                #expect(await ending.value.status == 143)
                #expect(stage.logons == 1)
                #expect(stage.logouts == 1)
            }
        }

        /// A pipe that nobody reads.
        private static func pipe(in tool: Tool) throws -> (path: String, descriptor: Int32) {
            let path = tool.folder.appending(path: "pipe").path
            try #require(mkfifo(path, 0o600) == 0)
            return (path, open(path, O_RDWR | O_NONBLOCK))
        }

        /// Fills a pipe, so that it takes no byte more.
        private static func fill(_ pipe: Int32) {
            while write(pipe, [0x20], 1) > 0 {}
        }

        @Test func `a second signal ends a run that is stopping at once`() async throws {
            let gate = Gate()
            try await onStage(transform: gate.holding) { stage in
                let activity = try stage.tool.start(["run"], environment: stage.environment)
                await gate.reached()
                activity.signal(SIGINT)
                _ = await activity.errors.text(with: "stopping")
                activity.signal(SIGINT)
                #expect(await activity.ending().status == 130)
                gate.open()
            }
        }
    }
}

/// Holds back the first answer about backups, and with it every later one, until it is opened.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() { (arrivals, arrived) = AsyncStream.makeStream() }

    /// The mock's hook.
    var holding: MockEnterpriseManager.Transform {
        { [self] request, response in
            guard request.method == "GET", request.target.hasPrefix("/api/backups") else { return response }
            arrived.yield()
            semaphore.wait()
            semaphore.signal()
            return response
        }
    }

    /// Waits until an answer is held back.
    func reached() async { for await _ in arrivals { return } }

    /// Lets all answers through from now on.
    func open() { semaphore.signal() }
}
