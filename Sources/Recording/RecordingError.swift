/// Why a recording could not be written or read.
public enum RecordingError: CustomStringConvertible, Error, Hashable, Sendable {
    /// The folder cannot take a recording.
    case unwritable(folder: String, reason: String)
    /// The folder holds no recording.
    case missing(folder: String)
    /// A file of the recording cannot be opened.
    case unopened(file: String, reason: String)
    /// The recording is of a shape that this build does not read.
    case format(Int)
    /// The recording is damaged.
    case unreadable(String)

    /// One line for a person: what, and how to mend it.
    public var description: String {
        switch self {
        case .unwritable(let folder, let reason): "the recording cannot be written to '\(folder)': \(reason)"
        case .missing(let folder):
            "'\(folder)' holds no recording; a recording is a folder that emconform run --record made"
        case .unopened(let file, let reason): "'\(file)' cannot be read: \(reason)"
        case .format(let format):
            """
            the recording is of format \(format), and this emconform reads format \(Manifest.currentFormat) alone; \
            record the server again, or use the emconform that made it
            """
        case .unreadable(let reason): "the recording is damaged: \(reason)"
        }
    }
}
