import ArgumentParser
import Conformance
import Foundation
import Transport

/// Which server is asked, as whom, and how it is trusted.
struct ServerOptions: ParsableArguments {
    @Flag(help: "Ask the built-in mock instead of a server.")
    var mock = false

    @Option(help: "The server, such as https://em.example:9398, with or without /api/; else EM_URL.")
    var url: String?

    @Option(help: "The user's name; else EM_USERNAME, else the netrc file.")
    var username: String?

    @Option(
        help: ArgumentHelp(
            "A file with the password in its first line; else EM_PASSWORD, else the netrc file.",
            valueName: "file"
        )
    )
    var passwordFile: String?

    @Flag(help: "Read the password from the first line of standard input.")
    var passwordStdin = false

    @Option(
        help: ArgumentHelp(
            "A file of certificate authorities (PEM) to trust in place of the system's; else EM_CA_FILE.",
            valueName: "file"
        )
    )
    var caFile: String?

    @Option(
        help: ArgumentHelp(
            "A directory of certificate authorities, laid out by openssl rehash, to trust in place of the system's.",
            valueName: "folder"
        )
    )
    var caPath: String?

    @Option(
        help: ArgumentHelp(
            "Trust this public key alone: sha256//… in Base64, as curl --pinnedpubkey takes it.",
            valueName: "key"
        )
    )
    var pin: String?

    @Flag(help: "Do not verify the server's certificate; every report says so.")
    var insecure = false

    @OptionGroup var route: RouteOptions

    @Option(help: ArgumentHelp("How many connections are used at a time.", valueName: "number"))
    var concurrency = 4

    func validate() throws {
        guard [caFile != nil, caPath != nil, pin != nil, insecure].count(where: { $0 }) <= 1 else {
            throw ValidationError("--ca-file, --ca-path, --pin and --insecure exclude each other")
        }
        guard !(mock && url != nil) else { throw ValidationError("--mock and --url exclude each other") }
        guard passwordFile == nil || !passwordStdin else {
            throw ValidationError("--password-file and --password-stdin exclude each other")
        }
        guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency takes a number from 1 to 64") }
    }

    /// The server that environment variables alone name, as the test suites ask it.
    static func live(_ environment: [String: String]) throws -> ConformanceRun.Server {
        try parse([]).live(environment)
    }

    /// The server that options and environment variables name.
    func live(_ environment: [String: String]) throws -> ConformanceRun.Server {
        let origin = try origin(environment)
        if origin.scheme == .http { Console.error("emconform: warning: over http:// the password is sent in clear") }
        let trust = try trust(environment)
        let source = CredentialSource(options: self, environment: environment, host: origin.host)
        return .live(origin, try source.credentials(), trust, try route.route())
    }

    /// The files and folders that say who we are and whom to trust.
    func inputs(_ environment: [String: String]) -> [String] {
        let own = [passwordFile, caFile ?? environment["EM_CA_FILE"], caPath, route.cert, route.key]
        return (own + [CredentialSource.netrcPath(environment)]).compactMap(\.self)
    }

    /// The configured server; without one it is a mistake, so that an unset variable in CI is never green.
    private func origin(_ environment: [String: String]) throws -> Origin {
        guard let text = url ?? environment["EM_URL"], !text.isEmpty else {
            throw CommandFailure.misuse(
                "no server is given; name one with --url or EM_URL, or try the built-in mock with --mock"
            )
        }
        return try ServerURL(text).origin
    }

    /// How the server's certificate is verified.
    private func trust(_ environment: [String: String]) throws -> TransportConfiguration.Trust {
        if insecure { return .unverified }
        if let pin {
            guard let key = PublicKeyPin(pin) else {
                throw CommandFailure.misuse("--pin '\(pin)' is no pin; it is sha256// and 44 characters of Base64")
            }
            return .pin(key)
        }
        if let caPath {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: caPath, isDirectory: &isFolder), isFolder.boolValue else {
                throw CommandFailure.misuse("--ca-path: '\(caPath)' is no folder")
            }
            return .directory(caPath)
        }
        if let caFile { return try Self.authorities(caFile, for: "--ca-file") }
        guard let caFile = environment["EM_CA_FILE"], !caFile.isEmpty else { return .system }
        return try Self.authorities(caFile, for: "EM_CA_FILE")
    }

    private static func authorities(_ path: String, for purpose: String) throws -> TransportConfiguration.Trust {
        let pem = try InputFile(path, for: purpose).bytes
        guard TLSFiles.flaw(trust: .authorities(pem: pem)) == nil else {
            throw CommandFailure.misuse("\(purpose): the file '\(path)' holds no certificate in PEM, or a damaged one")
        }
        return .authorities(pem: pem)
    }
}

/// A server's address as people write it.
struct ServerURL {
    /// The server's origin.
    let origin: Origin

    /// Reads a URL with or without `/api/` behind the origin.
    init(_ text: String) throws {
        // A password with a slash or another delimiter in it would look like a path, and be printed as one.
        guard !text.contains("@") else {
            throw CommandFailure.misuse("the server's address holds an '@'; leave user and password out of it")
        }
        guard let (origin, rest) = Origin.split(text) else {
            throw CommandFailure.misuse("the server's address is no URL; it looks like https://em.example:9398")
        }
        guard ["", "/", "/api", "/api/"].contains(rest) else {
            throw CommandFailure.misuse(
                "the server's address '\(text)' has '\(rest)' behind it; leave it out, or write /api/"
            )
        }
        self.origin = origin
    }
}

/// A file that the user named.
struct InputFile {
    /// What the caller calls it.
    let path: String
    /// What is in it.
    let bytes: [UInt8]

    /// Reads a file; `purpose` is the option that named it.
    init(_ path: String, for purpose: String) throws {
        self.path = path
        do {
            // By a handle, because a pipe has no length to be told before.
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            bytes = Array(try file.read(upToCount: Self.limit + 1) ?? Data())
        } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "does not exist"
            throw CommandFailure.misuse("\(purpose): the file '\(path)' \(reason)")
        }
        guard bytes.count <= Self.limit else {
            throw CommandFailure.misuse(
                "\(purpose): '\(path)' holds more than \(Self.limit >> 20) MiB; name another file"
            )
        }
    }

    /// More than any file that is read at once; a device may never end.
    private static let limit = 64 << 20
}
