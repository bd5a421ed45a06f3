import Foundation
import Synchronization

/// The process's two streams; everything that is printed goes through here.
enum Console {
    /// Writes a text to standard output, as it is.
    ///
    /// A reader that went away is no reason to stop: the session is still to be ended, the reports still to be written.
    static func write(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            // What the reader of a pipe did not wait for, or nobody was to read, is not lost by us.
            if ![EPIPE, EBADF].contains(cause.map { Int32($0.code) }) { lacks.store(true, ordering: .relaxed) }
        }
    }

    /// Whether something that was to stand on standard output does not, as where a disk is full.
    static var isIncomplete: Bool { lacks.load(ordering: .relaxed) }

    private static let lacks = Atomic(false)

    /// Writes a line to standard output.
    static func print(_ line: String) { write(line + "\n") }

    /// Writes a text to standard error, as it is.
    static func writeError(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    /// Writes a line to standard error.
    static func error(_ line: String) { writeError(line + "\n") }

    /// Whether standard output is a terminal whose reader wants colours (no-color.org).
    static func wantsColour(_ environment: [String: String]) -> Bool {
        isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// The columns of the terminal behind standard error; nothing where there is none.
    static var columns: Int? {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
