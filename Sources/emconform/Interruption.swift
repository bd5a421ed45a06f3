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
        // Dispatch takes over from what ignores a signal; what is ignored only later never reaches it.
        let former = Self.numbers.map { Disposition(ignoring: $0) }
        // Who started us with SIGHUP ignored, as nohup does, wants us to outlive a terminal. SIGINT is another matter:
        // shells ignore it for all that they start in the background, where it is still the way to stop a run.
        let obeyed = former.filter { $0.signal != SIGHUP || !$0.isIgnored }
        let sources = watch(obeyed.map(\.signal))
        defer {
            stop(sources)
            // From here on a signal does again what it did.
            for disposition in former { disposition.restore() }
        }
        return try await work()
    }

    /// What a signal did before.
    private struct Disposition {
        let signal: Int32
        /// The address of the handler; no function, as that of an ignored signal is none that Swift could hold.
        private let handler: Int

        /// Ignores a signal.
        init(ignoring signal: Int32) {
            self.signal = signal
            handler = unsafeBitCast(Foundation.signal(signal, SIG_IGN), to: Int.self)
        }

        var isIgnored: Bool { handler == unsafeBitCast(SIG_IGN, to: Int.self) }

        func restore() { Foundation.signal(signal, unsafeBitCast(handler, to: sighandler_t?.self)) }
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
    private func watch(_ numbers: [Int32]) -> [any DispatchSourceSignal] {
        let ready = DispatchSemaphore(value: 0)
        let sources = numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setRegistrationHandler { ready.signal() }
            source.setEventHandler { [self] in receive(number) }
            source.resume()
            return source
        }
        for _ in sources { ready.wait() }
        return sources
    }

    private func stop(_ sources: [any DispatchSourceSignal]) {
        _ = announcing.wait(timeout: .now() + 1)
        for source in sources { source.cancel() }
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
