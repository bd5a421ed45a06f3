import ArgumentParser
import CProcess
import Foundation
import Reporting

/// The command-line tool.
@main
struct Emconform: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "emconform",
        abstract: "Checks whether a server keeps the contract of the Veeam Backup Enterprise Manager REST API.",
        discussion: """
            It reads only; logging on and off is all it writes.
            Exit status: 0 conforms, 1 a must is violated, 2 our input or output is wrong, 3 no session, \
            4 too little tested, 5 a waiver expired or stale, 70 a mistake of emconform's own, \
            129, 130 or 143 interrupted.
            The project is independent of Veeam.
            """,
        version: version,
        subcommands: [
            RunCommand.self, ReportCommand.self, MockCommand.self, ListCommand.self, ExplainCommand.self,
            LintCommand.self,
            DoctorCommand.self, CoverageCommand.self, ValidateCommand.self, WaiveCommand.self, CompareCommand.self,
            ProveCommand.self,
        ]
    )

    /// Runs the command that the arguments name; a wrong usage ends with 2, as every mistake in our input does.
    static func main() async {
        openStreams()
        // A closed pipe is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        // The password is in memory, and a core dump would put it on disk; one that goes to a pipe minds no limit of size.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = cprocess_hide_memory()
        // Large blocks go back to the system when they are free; otherwise glibc keeps up to 32 MiB of them a thread.
        mallopt(M_MMAP_THRESHOLD, 1 << 18)
        var status = await status()
        if let reason = Console.failure, status < 70 {
            Console.error("emconform: standard output cannot be written\(reason)")
            status = 2
        }
        Foundation.exit(status)
    }

    /// Opens those of the first three descriptors that are closed; what took their number would get what is printed.
    private static func openStreams() {
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...2).contains(descriptor)
        if descriptor > 2 { close(descriptor) }
    }

    /// Runs the command, and says how the process is to end.
    private static func status() async -> Int32 {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch let failure as CommandFailure {
            Console.error("emconform: \(failure.message.told)")
            return failure.code
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            switch exitCode(for: error) {
            case .success:
                Console.print(fullMessage(for: error))
                return 0
            case .validationFailure:
                Console.error(fullMessage(for: error).told)
                return 2
            default:
                Console.error("emconform: \("\(error)".told)")
                return 70
            }
        }
    }
}

extension String {
    /// The text as a terminal or a CI system may have it: it may quote arguments, files and recordings of others.
    fileprivate var told: String {
        withoutCredentials(in: CommandLine.arguments).visibleLines.joined(separator: "\n").inert
    }

    /// The text without URLs, and without arguments, that hold user and password.
    ///
    /// A slip may have put `user:password@host` where none belongs. What the password of a URL is, only the last `@` of
    /// its line tells.
    fileprivate func withoutCredentials(in arguments: [String]) -> String {
        let values = arguments.flatMap { [$0, String($0.drop { $0 != "=" }.dropFirst())] }
        let credentials = values.filter { $0.contains(/:.*@/.dotMatchesNewlines()) }
        return credentials.flatMap { [$0, $0.visible] }.sorted { $0.utf8.count > $1.utf8.count }
            .reduce(replacing(/[A-Za-z0-9+.\-]+:\/\/.*@[^\s']*/, with: "…")) { text, value in
                text.replacing(value, with: "…")
            }
    }
}

/// Why a command could not do what it was asked for.
struct CommandFailure: Error, Equatable {
    /// What is wrong, where, and how to mend it.
    let message: String
    /// The exit status.
    let code: Int32

    /// A mistake in our input or output.
    static func misuse(_ message: String) -> CommandFailure { CommandFailure(message: message, code: 2) }
}
