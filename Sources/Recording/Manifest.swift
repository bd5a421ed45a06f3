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
    /// The limits that were given by name; nothing in recordings of before 2026-11.
    public let limits: [String: Int]?
    /// Why the run did not come to its end, so that answers are missing; nothing where it did.
    public let shortfall: String?
    /// How many exchanges there are; nothing in recordings of before 2026-11.
    public private(set) var exchanges: Int?

    /// Creates a manifest of the current shape.
    public init(
        setting: Run.Setting,
        level: Level,
        backup: String?,
        triesWrongCredentials: Bool,
        limits: [String: Int] = [:],
        shortfall: String? = nil
    ) {
        format = Self.currentFormat
        self.setting = setting
        self.level = level
        self.backup = backup
        self.triesWrongCredentials = triesWrongCredentials
        self.limits = limits
        self.shortfall = shortfall
    }

    /// The manifest of so many exchanges.
    func counting(_ exchanges: Int) -> Manifest {
        var manifest = self
        manifest.exchanges = exchanges
        return manifest
    }
}
