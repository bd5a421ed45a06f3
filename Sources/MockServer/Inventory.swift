/// Everything that a mock installation holds, indexed for lookups in constant time.
public struct Inventory: Sendable {
    /// Why given values are no inventory.
    public enum Mistake: Error, Hashable, Sendable {
        /// Two resources of one kind share an identifier.
        case duplicate(kind: String, id: GUID)
        /// A resource names another that is not there.
        case missing(kind: String, id: GUID)
    }

    /// The backup servers in the order of their collection.
    public let servers: [BackupServer]
    /// The repositories in the order of their collection.
    public let repositories: [Repository]
    /// The external repositories in the order of their collection.
    public let externalRepositories: [ExternalRepository]
    /// The backups of every type in the order of their collection.
    public let backups: [Backup]
    /// The restore points in the order of their collection.
    public let restorePoints: [RestorePoint]
    /// The backup files in the order of their collection.
    public let backupFiles: [BackupFile]

    let serverByID: [GUID: BackupServer]
    let repositoryByID: [GUID: Repository]
    let externalRepositoryByID: [GUID: ExternalRepository]
    let backupByID: [GUID: Backup]
    let restorePointByID: [GUID: RestorePoint]
    let backupFileByID: [GUID: BackupFile]
    let backupsByStorage: [Backup.Storage: [Backup]]
    let childrenByParent: [GUID: [Backup]]
    let restorePointsByBackup: [GUID: [RestorePoint]]
    let backupFilesByRestorePoint: [GUID: [BackupFile]]

    /// Makes an inventory of given values.
    ///
    /// - Throws: ``Mistake`` when an identifier is used twice within a kind or names nothing.
    public init(
        servers: [BackupServer],
        repositories: [Repository] = [],
        externalRepositories: [ExternalRepository] = [],
        backups: [Backup] = [],
        restorePoints: [RestorePoint] = [],
        backupFiles: [BackupFile] = []
    ) throws(Mistake) {
        self.servers = servers
        self.repositories = repositories
        self.externalRepositories = externalRepositories
        self.backups = backups
        self.restorePoints = restorePoints
        self.backupFiles = backupFiles
        serverByID = try Self.index(servers, of: .backupServer, by: \.id)
        repositoryByID = try Self.index(repositories, of: .repository, by: \.id)
        externalRepositoryByID = try Self.index(externalRepositories, of: .externalRepository, by: \.id)
        backupByID = try Self.index(backups, of: .backup, by: \.id)
        restorePointByID = try Self.index(restorePoints, of: .restorePoint, by: \.id)
        backupFileByID = try Self.index(backupFiles, of: .backupFile, by: \.id)
        backupsByStorage = Dictionary(grouping: backups, by: \.storage)
        childrenByParent = Dictionary(grouping: backups.filter { $0.parent != nil }) { $0.parent ?? $0.id }
        restorePointsByBackup = Dictionary(grouping: restorePoints, by: \.backup)
        backupFilesByRestorePoint = Dictionary(grouping: backupFiles, by: \.restorePoint)
        try requireNamedResources()
    }

    private static func index<Item>(
        _ items: [Item],
        of kind: Kind,
        by id: KeyPath<Item, GUID>
    ) throws(Mistake) -> [GUID: Item] {
        var indexed: [GUID: Item] = [:]
        for item in items {
            guard indexed.updateValue(item, forKey: item[keyPath: id]) == nil else {
                throw .duplicate(kind: kind.name, id: item[keyPath: id])
            }
        }
        return indexed
    }

    private func requireNamedResources() throws(Mistake) {
        try Self.require(repositories.map(\.server), in: serverByID, of: .backupServer)
        try Self.require(externalRepositories.map(\.server), in: serverByID, of: .backupServer)
        try Self.require(backups.map(\.server), in: serverByID, of: .backupServer)
        try Self.require(backups.compactMap(\.parent), in: backupByID, of: .backup)
        try Self.require(restorePoints.map(\.backup), in: backupByID, of: .backup)
        try Self.require(backupFiles.map(\.restorePoint), in: restorePointByID, of: .restorePoint)
        for backup in backups {
            switch backup.storage {
            case .repository(let id):
                try Self.require([id], in: repositoryByID, of: .repository)
            case .externalRepository(let id):
                try Self.require([id], in: externalRepositoryByID, of: .externalRepository)
            }
        }
    }

    private static func require<Item>(
        _ identifiers: [GUID],
        in index: [GUID: Item],
        of kind: Kind
    ) throws(Mistake) {
        for id in identifiers where index[id] == nil {
            throw .missing(kind: kind.name, id: id)
        }
    }
}

extension Backup {
    /// The backup that this one is a child of.
    var parent: GUID? {
        switch role {
        case .child(let parent): parent
        case .standard, .parent: nil
        }
    }
}
