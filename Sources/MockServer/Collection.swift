/// A collection of key resources that is reached by a path.
struct Collection: Hashable, Sendable {
    /// Which resources of the kind belong to it.
    enum Selection: Hashable, Sendable {
        case all
        /// Those of backups that agents made.
        case agents
        /// Those that belong to the resource of an identifier.
        case of(Kind, GUID)
        /// None: the installation does not use the feature.
        case none
    }

    let kind: Kind
    let selection: Selection

    /// The collections by their path below `/api` in lower case.
    static let byPath: [String: Collection] = {
        var collections: [String: Collection] = [:]
        for kind in Kind.all { collections[kind.path.lowercased()] = Collection(kind: kind, selection: .all) }
        for kind in [Kind.backup, .restorePoint, .backupFile] {
            collections["agents/" + kind.path.lowercased()] = Collection(kind: kind, selection: .agents)
        }
        collections["agents/backupsessions"] = Collection(kind: .backupJobSession, selection: .none)
        collections["nas/backupsessions"] = Collection(kind: .backupJobSession, selection: .none)
        return collections
    }()

    /// The collection below a resource by its last segment in lower case; `nil` when the kind has none of that name.
    static func below(_ kind: Kind, _ identifier: GUID, segment: String) -> Collection? {
        members[kind]?[segment].map { Collection(kind: $0, selection: .of(kind, identifier)) }
    }

    private static let members: [Kind: [String: Kind]] = [
        .backup: ["restorepoints": .restorePoint, "backupfiles": .backupFile, "childbackups": .backup],
        .restorePoint: [
            "vmrestorepoints": .vmRestorePoint, "vapprestorepoints": .vAppRestorePoint,
            "agentrestorepoints": .agentRestorePoint, "backupfiles": .backupFile,
        ],
        .backupFile: ["restorepoints": .restorePoint, "vmrestorepoints": .vmRestorePoint],
        .repository: ["backups": .backup, "replicas": .replica],
        .externalRepository: ["backups": .backup],
        .backupServer: [
            "jobs": .job, "managedservers": .managedServer, "repositories": .repository,
            "externalrepositories": .externalRepository,
        ],
    ]
}
