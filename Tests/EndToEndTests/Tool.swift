import Foundation

/// The built binary with a working folder of its own, which goes away with it.
final class Tool: Sendable {
    /// The folder that the tool is started in.
    let folder: URL
    private let binary: URL

    /// The binary, which SwiftPM builds beside the test bundle.
    static var built: URL {
        let bundle = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return bundle.deletingLastPathComponent().appending(path: "emconform")
    }

    init(_ binary: URL = Tool.built) throws {
        self.binary = binary
        folder = FileManager.default.temporaryDirectory.appending(path: "emconform-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file below the folder, and the folders that it needs.
    @discardableResult
    func write(_ text: String, to path: String, mode: Int = 0o644) throws -> URL {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file
    }

    /// Whether something is at a path below the folder.
    func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: path).path) }

    /// Starts the tool; its environment is only what is given.
    func start(_ arguments: [String], environment: [String: String] = [:], input: String = "") throws -> Activity {
        try Activity(
            self,
            binary,
            arguments: arguments,
            environment: environment,
            input: try write(input, to: ".input")
        )
    }

    /// Starts a line of shell in which `$0` is the tool.
    func shell(_ line: String, environment: [String: String] = [:]) throws -> Activity {
        try Activity(
            self,
            URL(fileURLWithPath: "/bin/sh"),
            arguments: ["-c", line, binary.path],
            environment: environment,
            input: try write("", to: ".input")
        )
    }

    /// Runs the tool to its end.
    func run(
        _ arguments: String...,
        environment: [String: String] = [:],
        input: String = ""
    ) async throws -> Activity.Ending {
        try await start(arguments, environment: environment, input: input).ending()
    }
}
