import Dispatch
import Foundation
import Synchronization

/// Turns the first SIGINT, SIGTERM or SIGHUP into a cancelled task, and ends the process at the second one.
final class Interruption: Sendable {
    private struct State {
        var signal: Int32?
        var cancel: (@Sendable () -> Void)?
    }

    private static let numbers = [SIGINT, SIGTERM, SIGHUP]

    private let state = Mutex(State())
    private let announcement: String
    private let announcing = DispatchGroup()

    /// Creates a watch that tells what a signal brings about.
    init(announcement: String) { self.announcement = announcement }

    /// The signal that came; nothing while none has.
    var signal: Int32? { state.withLock { $0.signal } }

    /// Watches for signals while something is done that the first of them does not end, such as writing.
    func watching<Value>(_ work: () async throws -> Value) async throws -> Value {
        let sources = watch()
        defer { stop(sources) }
        return try await work()
    }

    /// Does a piece of work that a signal cancels, while signals are watched for.
    func running<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        let hasCome = state.withLock { state in
            state.cancel = { task.cancel() }
            return state.signal != nil
        }
        if hasCome { task.cancel() }
        defer { state.withLock { $0.cancel = nil } }
        return try await task.value
    }

    /// Returns once every signal is received, so that none is lost on the way.
    private func watch() -> [any DispatchSourceSignal] {
        // Dispatch takes over from what ignores a signal; what is ignored only later never reaches it.
        for number in Self.numbers { Foundation.signal(number, SIG_IGN) }
        let ready = DispatchSemaphore(value: 0)
        let sources = Self.numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setRegistrationHandler { ready.signal() }
            source.setEventHandler { [self] in receive(number) }
            source.resume()
            return source
        }
        for _ in sources { ready.wait() }
        return sources
    }

    /// From here on a signal ends the process at once again.
    private func stop(_ sources: [any DispatchSourceSignal]) {
        _ = announcing.wait(timeout: .now() + 1)
        for source in sources { source.cancel() }
        for number in Self.numbers { Foundation.signal(number, SIG_DFL) }
    }

    private func receive(_ number: Int32) {
        let (isFirst, cancel) = state.withLock { state in
            let isFirst = state.signal == nil
            if isFirst { state.signal = number }
            return (isFirst, state.cancel)
        }
        guard isFirst else { _exit(128 + number) }
        // Nobody may read it, which must keep nothing else waiting, nor the next signal.
        DispatchQueue.global().async(group: announcing) { [announcement] in
            Console.error("\nemconform: \(announcement)")
        }
        cancel?()
    }
}
