#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The one place where reports meet the disk: a file is there whole, or as it was before.
public enum ReportFile {
    /// Writes bytes beside a path, reads them back, verifies what was read, and only then puts them in place.
    ///
    /// - Throws: `ReportError.unwritable` or `.unsound`; no temporary file is left, and an older report is untouched.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        mode: UInt32 = 0o644,
        verifying verify: ([UInt8]) throws -> Void
    ) throws(ReportError) {
        try refuseWhatIsNoFile(at: path)
        let temporary = temporaryPath(beside: path)
        var isInPlace = false
        defer { if !isInPlace { unlink(temporary) } }
        try store(bytes, in: temporary, for: path, mode: mode)
        let stored = try contents(of: temporary, for: path)
        do {
            try verify(stored)
        } catch {
            throw .unsound(path: path, reason: "\(error)")
        }
        guard stored == bytes else { throw .unsound(path: path, reason: "the disk gave back other bytes") }
        guard rename(temporary, path) == 0 else { throw failure(errno, at: path) }
        isInPlace = true
        synchronizeFolder(of: path)
    }

    /// Renaming over a device such as `/dev/null` would replace it.
    private static func refuseWhatIsNoFile(at path: String) throws(ReportError) {
        var status = stat()
        guard !path.isEmpty else {
            throw .unwritable(path: "''", reason: "that is no file's name", remedy: "name a file")
        }
        guard stat(path, &status) == 0 else { return }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR { throw failure(EISDIR, at: path) }
        guard kind == S_IFREG else {
            throw .unwritable(path: path, reason: "it is not a regular file", remedy: "name a file")
        }
    }

    private static func temporaryPath(beside path: String) -> String {
        let split = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
        let token = String(UInt64.random(in: .min ... .max), radix: 36)
        return "\(path[..<split]).emconform-\(token).part"
    }

    private static func store(
        _ bytes: [UInt8],
        in temporary: String,
        for path: String,
        mode: UInt32
    ) throws(ReportError) {
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard file >= 0 else { throw failure(errno, at: path) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Systemwide.write(file, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(errno, at: path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw failure(errno, at: path) }
    }

    private static func contents(of temporary: String, for path: String) throws(ReportError) -> [UInt8] {
        let file = open(temporary, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(errno, at: path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(errno, at: path) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// A rename lasts once its folder does; where folders cannot be synchronized there is nothing more to do.
    private static func synchronizeFolder(of path: String) {
        let folder = open(ReportFile.folder(of: path), O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ code: Int32, at path: String) -> ReportError {
        .unwritable(path: path, reason: reason(code), remedy: remedy(code, folder: folder(of: path)))
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        case ENAMETOOLONG: "its name is too long"
        case ENOENT: "its folder does not exist"
        case ENOSPC, EDQUOT: "the disk is full"
        case ENOTDIR: "its folder is a file"
        case EROFS: "the disk is read-only"
        default: String(cString: strerror(code))
        }
    }

    private static func remedy(_ code: Int32, folder: String) -> String {
        switch code {
        case EACCES, EPERM: "make the folder \(folder) writable for this user, or choose another"
        case EISDIR: "name a file in it"
        case ENAMETOOLONG: "choose a shorter name"
        case ENOENT: "make it with: mkdir -p \(Curl.quoted(folder))"
        case ENOSPC, EDQUOT: "make room, or choose another disk"
        default: "choose another folder"
        }
    }
}

/// The call behind `ReportFile.write`, whose name would hide it.
private enum Systemwide {
    static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.write(file, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        Musl.write(file, bytes.baseAddress, bytes.count)
        #else
        Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }
}
