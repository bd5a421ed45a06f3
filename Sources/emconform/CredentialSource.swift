import Conformance
import Foundation

/// Where user name and password come from: options, then the environment, then netrc; never the password from argv.
struct CredentialSource {
    let options: ServerOptions
    let environment: [String: String]
    let host: String

    /// The credentials, or what is missing and how to give it.
    func credentials() throws -> Credentials {
        let given = options.username ?? variable("EM_USERNAME")
        let entry = netrcEntry(of: given)
        guard let username = try given ?? legible(entry?.login), !username.isEmpty else {
            throw CommandFailure.misuse("no user is given; name one with --username, EM_USERNAME or a netrc file")
        }
        guard let password = try givenPassword() ?? variable("EM_PASSWORD") ?? netrcPassword(of: entry),
            !password.isEmpty
        else {
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
            let bytes = try InputFile(file, for: "--password-file").bytes
            return try Self.firstLine(of: bytes, from: "'\(file)'", for: "--password-file")
        }
        guard options.passwordStdin else { return nil }
        guard isatty(STDIN_FILENO) == 0 else {
            throw CommandFailure.misuse(
                "--password-stdin: standard input is a terminal, which would show the password; pipe it in"
            )
        }
        return try Self.firstLine(of: Self.input(), from: "standard input", for: "--password-stdin")
    }

    /// The first line without its end; one that is hardly meant is told, such as one with a byte order mark, which no
    /// editor shows.
    private static func firstLine(of bytes: [UInt8], from source: String, for option: String) throws -> String {
        guard !bytes.isEmpty else { throw CommandFailure.misuse("\(option): \(source) is empty") }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard !line.starts(with: [0xEF, 0xBB, 0xBF]), let text = String(validating: line, as: UTF8.self) else {
            throw CommandFailure.misuse("\(option): \(source) is no UTF-8, or begins with a byte order mark")
        }
        guard !text.isEmpty else { throw CommandFailure.misuse("\(option): the first line of \(source) is empty") }
        return text
    }

    /// Standard input up to the end of its first line; what comes behind it is not waited for.
    static func input(from descriptor: Int32 = STDIN_FILENO) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.last != UInt8(ascii: "\n") {
            let count = read(descriptor, &byte, 1)
            if count < 0 {
                try waitForInput(from: descriptor, after: errno)
                continue
            }
            if count == 0 { break }
            bytes.append(byte)
            // A device may never end.
            guard bytes.count <= 1 << 20 else {
                throw CommandFailure.misuse("--password-stdin: the first line of standard input is longer than 1 MiB")
            }
        }
        return bytes
    }

    /// Waits for more of standard input: who shares it with us may have made it one that does not wait.
    private static func waitForInput(from descriptor: Int32, after code: Int32) throws {
        switch code {
        case EINTR: break
        case EAGAIN:
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, -1)
        default:
            throw CommandFailure.misuse(
                "--password-stdin: standard input cannot be read: \(String(cString: strerror(code)))"
            )
        }
    }

    /// A variable; one that is empty is one that CI did not set.
    private func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
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

    private func netrcEntry(of username: String?) -> Netrc.Entry? {
        guard let path = Self.netrcPath(environment), let data = FileManager.default.contents(atPath: path) else {
            return nil
        }
        return Netrc(String(decoding: data, as: UTF8.self)).entry(for: host, of: username)
    }

    /// The password of an entry, where nothing else gives one; what else the file holds is no business of ours.
    private func netrcPassword(of entry: Netrc.Entry?) throws -> String? {
        guard let password = try legible(entry?.password), let path = Self.netrcPath(environment) else { return nil }
        try refuseIfShared(path, for: "the netrc file")
        return password
    }

    /// A word of the netrc file, unless bytes of it are no UTF-8, in whose place the reader put this character.
    private func legible(_ word: String?) throws -> String? {
        guard let word, word.unicodeScalars.contains(where: { $0 == "\u{FFFD}" }) else { return word }
        throw CommandFailure.misuse("the netrc file: what it holds for '\(host)' is no UTF-8")
    }
}
