import Conformance
import Foundation

/// Where user name and password come from: options, then the environment, then netrc; never the password from argv.
struct CredentialSource {
    let options: ServerOptions
    let environment: [String: String]
    let host: String

    /// The credentials, or what is missing and how to give it.
    func credentials() throws -> Credentials {
        let given = options.username ?? environment["EM_USERNAME"]
        let netrc = try netrcEntry(of: given)
        guard let username = given ?? netrc?.login, !username.isEmpty else {
            throw CommandFailure.misuse("no user is given; name one with --username, EM_USERNAME or a netrc file")
        }
        let fromEnvironment = environment["EM_PASSWORD"].flatMap { $0.isEmpty ? nil : $0 }
        guard let password = try givenPassword() ?? fromEnvironment ?? netrc?.password, !password.isEmpty else {
            throw CommandFailure.misuse(
                "no password is given; use --password-file, --password-stdin, EM_PASSWORD or a netrc file"
            )
        }
        guard let credentials = Credentials(username: username, password: password) else {
            throw CommandFailure.misuse(
                "user name or password hold what a logon cannot carry: a colon in the name, or a control character"
            )
        }
        return credentials
    }

    private func givenPassword() throws -> String? {
        if let file = options.passwordFile {
            try refuseIfShared(file, for: "--password-file")
            guard let line = try InputFile(file, for: "--password-file").firstLine else {
                throw CommandFailure.misuse("--password-file: '\(file)' is no UTF-8, or begins with a byte order mark")
            }
            guard !line.isEmpty else {
                throw CommandFailure.misuse("--password-file: the first line of '\(file)' is empty")
            }
            return line
        }
        guard options.passwordStdin else { return nil }
        guard isatty(STDIN_FILENO) == 0 else {
            throw CommandFailure.misuse(
                "--password-stdin: standard input is a terminal, which would show the password; pipe it in"
            )
        }
        guard let line = readLine(strippingNewline: true) else {
            throw CommandFailure.misuse("--password-stdin: standard input is empty")
        }
        return line
    }

    /// A file with a password in it is its owner's alone, as ssh and psql demand it too.
    ///
    /// A pipe is its reader's alone whatever its mode says; of a link the file behind it counts.
    private func refuseIfShared(_ path: String, for purpose: String) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 else { return }
        throw CommandFailure.misuse(
            "\(purpose): others can read '\(path)'; take that from them with chmod 600 '\(path)'"
        )
    }

    /// The netrc file that is read, if it is there.
    static func netrcPath(_ environment: [String: String]) -> String? {
        environment["NETRC"] ?? environment["HOME"].map { "\($0)/.netrc" }
    }

    private func netrcEntry(of username: String?) throws -> Netrc.Entry? {
        guard let path = Self.netrcPath(environment), let data = FileManager.default.contents(atPath: path) else {
            return nil
        }
        let entry = Netrc(String(decoding: data, as: UTF8.self)).entry(for: host, of: username)
        // Another host's password is no business of ours.
        if entry?.password != nil { try refuseIfShared(path, for: "the netrc file") }
        return entry
    }
}
