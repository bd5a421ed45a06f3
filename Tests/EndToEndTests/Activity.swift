import Foundation

/// A started tool: what it prints as it comes, and how it ends.
final class Activity: Sendable {
    /// How a tool ended and what it had printed.
    struct Ending: Sendable {
        /// The exit status; a negative number is the signal that ended the process.
        let status: Int32
        let output: String
        let errors: String
        /// How long the tool ran, whenever a busy test comes to ask for it.
        let duration: Duration
    }

    /// What tells a sanitizer how to behave, which a tool that is built with one must know as well.
    private static let sanitizing = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "TSAN_OPTIONS", "SWIFT_BACKTRACE"].contains($0.key)
    }

    /// After so many seconds a tool that does not end is ended; under a sanitizer everything takes longer.
    private static let patience = sanitizing.isEmpty ? 300.0 : 900.0

    let output = Capture()
    let errors = Capture()
    private let process = Process()
    private let endings: AsyncStream<(status: Int32, end: ContinuousClock.Instant)>
    private let begin = ContinuousClock.now
    private let tool: Tool

    init(_ tool: Tool, _ binary: URL, arguments: [String], environment: [String: String], input: URL) throws {
        let (endings, ending) = AsyncStream<(status: Int32, end: ContinuousClock.Instant)>.makeStream()
        self.endings = endings
        self.tool = tool
        process.executableURL = binary
        process.arguments = arguments
        process.environment = Self.sanitizing.merging(environment) { $1 }
        process.currentDirectoryURL = tool.folder
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output.pipe
        process.standardError = errors.pipe
        process.terminationHandler = { process in
            let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
            ending.yield((status, .now))
            ending.finish()
        }
        try process.run()
        output.start()
        errors.start()
        watch()
    }

    /// The number of the process.
    var processIdentifier: Int32 { process.processIdentifier }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end.
    func ending() async -> Ending {
        var ending = (status: Int32.min, end: begin)
        for await value in endings { ending = value }
        return Ending(
            status: ending.status,
            output: await output.text(),
            errors: await errors.text(),
            duration: ending.end - begin
        )
    }

    private func watch() {
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [weak self] in
            guard let self, process.isRunning else { return }
            signal(SIGKILL)
        }
    }
}
