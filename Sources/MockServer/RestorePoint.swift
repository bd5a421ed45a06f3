/// One restore point of a backup, together with the backup files that hold it.
public struct RestorePoint: Hashable, Sendable {
    /// The identifier, unique within the kind.
    public var id: GUID
    /// The name that links and both forms show.
    public var name: String
    /// The backup that it belongs to.
    public var backup: GUID
    /// The time of the backup as it is written in UTC, such as `2025-10-14T20:00:31.23Z`.
    public var dateUTC: String

    /// Makes a restore point of its values.
    public init(id: GUID, name: String, backup: GUID, dateUTC: String) {
        self.id = id
        self.name = name
        self.backup = backup
        self.dateUTC = dateUTC
    }
}

/// One backup file.
public struct BackupFile: Hashable, Sendable {
    /// The identifier, unique within the kind.
    public var id: GUID
    /// The name that links and both forms show.
    public var name: String
    /// The restore point whose data it holds; its backup is the backup of the file.
    public var restorePoint: GUID
    /// The folder that holds the file, without a separator at the end.
    public var folder: String
    /// The size of the file in bytes.
    public var backupSize: Int
    /// The size of the data before reduction in bytes.
    public var dataSize: Int
    /// The time of creation as it is written in UTC.
    public var creationTimeUTC: String

    /// Makes a backup file of its values.
    public init(
        id: GUID,
        name: String,
        restorePoint: GUID,
        folder: String,
        backupSize: Int,
        dataSize: Int,
        creationTimeUTC: String
    ) {
        self.id = id
        self.name = name
        self.restorePoint = restorePoint
        self.folder = folder
        self.backupSize = backupSize
        self.dataSize = dataSize
        self.creationTimeUTC = creationTimeUTC
    }
}
