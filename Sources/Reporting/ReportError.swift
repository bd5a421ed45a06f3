/// Why a report could not be made, written or read.
public enum ReportError: CustomStringConvertible, Error, Hashable, Sendable {
    /// The file cannot be written; whatever stood there still does.
    case unwritable(path: String, reason: String, remedy: String)
    /// What was about to be written cannot be read again; whatever stood there still does.
    case unsound(path: String, reason: String)
    /// The run cannot be told in this format.
    case unrenderable(format: String, reason: String)
    /// The bytes are no results of ours.
    case unreadable(reason: String)

    /// One line for a person: what, why, and how to mend it.
    public var description: String {
        let text =
            switch self {
            case .unwritable(let path, let reason, let remedy):
                "the report \(path) cannot be written: \(reason); \(remedy)"
            case .unsound(let path, let reason):
                "the report \(path) was not written, because it could not be read again: \(reason); please report this"
            case .unrenderable(let format, let reason): "the run cannot be told as \(format): \(reason)"
            case .unreadable(let reason): "these are no results of emconform's: \(reason)"
            }
        return text.visible
    }
}
