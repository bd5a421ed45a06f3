public import Conformance

/// What a recording says of itself: how the server was asked, so that its judgement can be repeated.
public struct Manifest: Codable, Hashable, Sendable {
    /// The version of the shape that this build writes and reads.
    public static let currentFormat = 1

    /// The version of the shape; it grows when a reader of an older one would be misled.
    public let format: Int
    /// What was run against what.
    public let setting: Run.Setting
    /// The weakest level that was judged.
    public let level: Level
    /// The one backup that was judged, by its UID; nothing where all could be.
    public let backup: String?
    /// Whether a logon as a user that does not exist was tried.
    public let triesWrongCredentials: Bool

    /// Creates a manifest of the current shape.
    public init(setting: Run.Setting, level: Level, backup: String?, triesWrongCredentials: Bool) {
        format = Self.currentFormat
        self.setting = setting
        self.level = level
        self.backup = backup
        self.triesWrongCredentials = triesWrongCredentials
    }
}
