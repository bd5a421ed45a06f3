import Foundation
import Reporting

/// The file whose Markdown GitHub shows on the page of a job.
struct StepSummary {
    /// GitHub shows nothing at all of a summary that is larger.
    private static let limit = 1 << 20

    private let path: String

    /// The file that GitHub's runner names; nothing where there is none.
    init?(_ environment: [String: String]) {
        guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return nil }
        self.path = path
    }

    /// Writes a report behind what the step has written so far.
    ///
    /// Nobody asked for it by an option, so that it is no failure when it cannot be written.
    ///
    /// - Returns: Why it could not be written; nothing where it was.
    func append(_ report: MarkdownReport) -> String? {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else {
            return "the step summary '\(path)' cannot be opened: \(String(cString: strerror(errno)))"
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do {
            let size = Int(try handle.seekToEnd())
            // A paragraph that somebody left open must not swallow our title.
            let gap = size > 0 ? "\n\n" : ""
            let bytes = report.rendered(limit: Self.limit - size - gap.utf8.count)
            guard !bytes.isEmpty else { return "the step summary is full; GitHub shows 1 MiB of it" }
            try handle.write(contentsOf: Data(gap.utf8) + Data(bytes))
            return nil
        } catch {
            return "the step summary '\(path)' cannot be written: \(error.localizedDescription)"
        }
    }
}
