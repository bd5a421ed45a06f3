import Foundation

/// The folder of a file that is going to be written.
enum OutputFolder {
    /// Makes it where it is missing.
    static func make(for path: String, remedy: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure.misuse("the report folder '\(folder)' cannot be made; \(remedy)")
        }
    }

    /// The way from the folder of a file to another folder, for a link; empty where they are one.
    static func way(from path: String, to folder: String) -> String {
        let start = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL.pathComponents
        let end = URL(fileURLWithPath: folder.isEmpty ? "." : folder).standardizedFileURL.pathComponents
        let common = zip(start, end).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: start.count - common)
        return (up + end.dropFirst(common)).joined(separator: "/")
    }
}
