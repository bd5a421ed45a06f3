import Foundation
import Synchronization

/// The process's two streams; everything that is printed goes through here.
enum Console {
    /// Writes a text to standard output, as it is.
    ///
    /// A reader that went away is no reason to stop: the session is still to be ended, the reports still to be written.
    static func write(_ text: String) {
        let code = put(text, on: STDOUT_FILENO)
        if code != 0 { failureCode.store(code, ordering: .relaxed) }
    }

    /// Why something that was to stand on standard output does not, as the end of a sentence; nothing where all does.
    static var failure: String? {
        switch failureCode.load(ordering: .relaxed) {
        case 0: nil
        case ENOSPC, EDQUOT: "; make room where it goes"
        case let code: ": \(String(cString: strerror(code)))"
        }
    }

    private static let failureCode = Atomic<Int32>(0)

    /// Writes a line to standard output.
    static func print(_ line: String) { write(line + "\n") }

    /// Writes a text to standard error, as it is.
    static func writeError(_ text: String) { _ = put(text, on: STDERR_FILENO) }

    /// Writes a line to standard error.
    static func error(_ line: String) { writeError(line + "\n") }

    /// Says why a server may have been left with sessions.
    static func warn(ofOpenSessions reasons: [String]) {
        for reason in reasons {
            error("emconform: warning: a session may stay open until the server ends it: \(reason)")
        }
    }

    /// Writes a text to its end, however slowly it is read.
    ///
    /// - Returns: The error that left some of it unwritten, else 0. What a reader did not wait for, or a terminal that
    ///   went away, is not lost by us.
    static func put(_ text: String, on descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count < 0 else {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // Who shares the pipe with us made it one that does not wait.
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            case EPIPE: return 0
            case EIO where isDevice(descriptor): return 0
            case let code: return code
            }
        }
        return 0
    }

    /// Whether it may be a terminal that went away, of which nothing else is known; a disk that fails is none.
    private static func isDevice(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
    }

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
