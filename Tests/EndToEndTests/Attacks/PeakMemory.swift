import Foundation

/// Watches the most memory that a process held at a time, from outside, until it ends.
///
/// What the system counts for a child that has ended would do, if it did not begin with its parent's.
final class PeakMemory: Sendable {
    private let watch: Task<Int, Never>

    /// Begins to watch.
    init(of process: Int32) {
        watch = Task.detached {
            var most = 0
            while let kibibytes = Self.peak(of: process) {
                most = max(most, kibibytes)
                try? await Task.sleep(for: .milliseconds(5))
            }
            return most
        }
    }

    /// The most memory in KiB, once the process has ended.
    func most() async -> Int { await watch.value }

    private static func peak(of process: Int32) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    }
}
