import ArgumentParser
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

    /// Refuses to write over what is read, under whatever name, and anywhere in a folder that is read.
    static func spare(_ inputs: [String], from output: String, remedy: String) throws {
        let steps = place(of: output).dropLast()
        let folders = (0...steps.count).compactMap { Identity("/" + steps.prefix($0).joined(separator: "/")) }
        for input in inputs {
            guard let read = Identity(input) else { continue }
            guard read != Identity(output) else {
                throw CommandFailure.misuse("'\(output)' is what is read; \(remedy)")
            }
            guard !folders.contains(read) else {
                throw CommandFailure.misuse("'\(output)' would stand in '\(input)', which is what is read; \(remedy)")
            }
        }
    }

    /// Refuses a folder or files that have no name, and files of which two would be one.
    static func distinguish(_ files: [String], in folder: String) throws {
        guard !folder.isEmpty, !files.contains("") else {
            throw ValidationError("a report or the reports' folder has no name; leave the option out, or name one")
        }
        guard Set(files.map { place(of: $0) }).count == files.count else {
            throw ValidationError("two reports would be one file")
        }
    }

    /// The steps from the root to where a file will stand.
    ///
    /// Links are followed, but for one in the file's own place, as the file takes it.
    private static func place(of path: String) -> [String] {
        let whole = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        let steps = whole.split(separator: "/").map { String($0) }.filter { $0 != "." }
        return resolved(steps.dropLast()) + Array(steps.suffix(1))
    }

    /// The steps to a folder with every link followed, as far as it is there already.
    private static func resolved(_ steps: ArraySlice<String>) -> [String] {
        guard let last = steps.last else { return [] }
        if let real = realpath("/" + steps.joined(separator: "/"), nil) {
            defer { free(real) }
            return String(cString: real).split(separator: "/").map { String($0) }
        }
        let above = resolved(steps.dropLast())
        return last == ".." ? Array(above.dropLast()) : above + [last]
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
