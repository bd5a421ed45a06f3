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

    /// Refuses to write where something stands that is read, under whatever name.
    static func spare(_ input: String, from output: String, remedy: String) throws {
        guard let written = Identity(output), written == Identity(input) else { return }
        throw CommandFailure.misuse("'\(output)' is what is read; \(remedy)")
    }

    /// What tells a file or folder from every other one; a terminal or a pipe may be read and written.
    private struct Identity: Equatable {
        let device: dev_t
        let number: ino_t

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
            (device, number) = (status.st_dev, status.st_ino)
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
