import Dispatch
import Foundation
import Synchronization

/// Turns the first SIGINT, SIGTERM or SIGHUP into a cancelled task, and ends the process at the second one.
final class Interruption: Sendable {
    private struct State {
        var signal: Int32?
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    private let announcement: String

    /// Creates a watch that tells what a signal brings about.
    init(announcement: String) { self.announcement = announcement }

    /// The signal that came; nothing while none has.
    var signal: Int32? { state.withLock { $0.signal } }

    /// Does a piece of work that a signal cancels.
    func running<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        state.withLock { $0.cancel = { task.cancel() } }
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { [self] in receive(number) }
            source.resume()
            return source
        }
        defer { stop(sources) }
        return try await task.value
    }

    /// From here on a signal ends the process at once again.
    private func stop(_ sources: [any DispatchSourceSignal]) {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM, SIGHUP] { Foundation.signal(number, SIG_DFL) }
    }

    private func receive(_ number: Int32) {
        let cancel = state.withLock { state in
            guard state.signal == nil else { return nil as (@Sendable () -> Void)? }
            state.signal = number
            return state.cancel
        }
        guard let cancel else { _exit(128 + number) }
        Console.error("\nemconform: \(announcement)")
        cancel()
    }
}
