import Execution
import Foundation
import Reporting
import Synchronization

/// Prints how far a run is to standard error.
final class ProgressPrinter: Sendable {
    private let line: Mutex<ProgressLine>?
    private let start = ContinuousClock.now

    init(isQuiet: Bool) {
        let medium = Console.columns.map { ProgressLine.Medium.terminal(columns: $0) } ?? .pipe
        line = isQuiet ? nil : Mutex(ProgressLine(on: medium))
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
        line?.withLock { if let text = $0.text(for: state) { Console.writeError(text) } }
    }

    /// Clears the line, so that the report begins on a clean one.
    func end() {
        line?.withLock { Console.writeError($0.ending()) }
    }
}
