public import Conformance
import Foundation

/// Writes exchanges to an archive as they come; only the owner can read it.
public actor Recorder {
    private let archive: Archive
    private let file: FileHandle
    private let path: String
    /// How many exchanges were appended.
    private(set) var count = 0
    private let limit: Int
    private var bytes = 0
    /// How many exchanges were left out, since there is no more room for them.
    public private(set) var omitted = 0
    private var failure: RecordingError?

    /// Begins an archive at a path where nothing stands yet, with room for so many bytes.
    ///
    /// - Throws: `RecordingError.unwritable`.
    public init(to path: String, of setting: Run.Setting, limit: Int = .max) throws(RecordingError) {
        self.path = path
        self.limit = limit
        archive = Archive(of: setting)
        file = try PrivateFile.create(path)
        failure = nil
        do {
            try file.write(contentsOf: Data(archive.opening.utf8))
        } catch {
            throw .unwritable(folder: path, reason: error.localizedDescription)
        }
    }

    /// Appends an exchange; an error is kept for the end, because a run does not stop for it.
    public func append(_ exchange: StoredExchange) {
        guard failure == nil else { return }
        let line = archive.line(exchange)
        guard omitted == 0, bytes + line.count <= limit else {
            omitted += 1
            return
        }
        bytes += line.count
        // One after the other, since a line may be as long as a body.
        if count > 0 { write(Data(Archive.separator.utf8)) }
        write(line)
        count += 1
    }

    /// Ends the archive.
    ///
    /// - Throws: `RecordingError.unwritable` where anything could not be written.
    public func close() throws(RecordingError) {
        write(Data(Archive.closing.utf8))
        try? file.synchronize()
        try? file.close()
        if let failure { throw failure }
    }

    private func write(_ bytes: Data) {
        do {
            try file.write(contentsOf: bytes)
        } catch {
            failure = failure ?? .unwritable(folder: path, reason: error.localizedDescription)
        }
    }
}

/// Files that only their owner can read.
enum PrivateFile {
    /// Creates a file where nothing stands yet.
    static func create(_ path: String) throws(RecordingError) -> FileHandle {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(folder: path, reason: String(cString: strerror(errno))) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
