import Dispatch
import Execution
import Foundation
import Reporting
import Synchronization

/// Prints how far a run is to standard error.
final class ProgressPrinter: Sendable {
    private let isQuiet: Bool
    private let line: Mutex<ProgressLine>
    private let start = ContinuousClock.now
    /// Writes in order; nobody else waits where nobody reads standard error.
    private let queue = DispatchQueue(label: "progress")

    init(isQuiet: Bool) {
        let medium = Console.columns.map { ProgressLine.Medium.terminal(columns: $0) } ?? .pipe
        line = Mutex(ProgressLine(on: medium))
        self.isQuiet = isQuiet
    }

    /// Prints a state when it is time to.
    func show(_ progress: Runner.Progress) {
        let elapsed = (ContinuousClock.now - start).components
        let state = RunProgress(
            done: progress.done,
            planned: progress.planned,
            failures: progress.failures,
            current: progress.current,
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        )
        write { $0.text(for: state) }
    }

    /// Clears the line, so that the report begins on a clean one; not for long where nobody reads it.
    func end() {
        let group = DispatchGroup()
        write(group) { $0.ending() }
        _ = group.wait(timeout: .now() + 1)
    }

    private func write(_ group: DispatchGroup? = nil, _ text: @escaping @Sendable (inout ProgressLine) -> String?) {
        guard !isQuiet else { return }
        queue.async(group: group) { [self] in line.withLock { if let text = text(&$0) { Console.writeError(text) } } }
    }
}
