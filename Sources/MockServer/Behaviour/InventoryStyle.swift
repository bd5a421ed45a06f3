/// What becomes of the inventory that a server is given.
enum InventoryStyle: Hashable, Sendable {
    case asGiven
    /// Nothing is left.
    case empty
    /// Every backup is on an external repository of its server.
    case external

    /// The inventory that is served.
    func applied(to inventory: Inventory) -> Inventory {
        switch self {
        case .asGiven: inventory
        case .empty: Inventory(backups: 0, seed: 0)
        case .external: inventory.movedOut
        }
    }
}

extension Inventory {
    /// The inventory with every backup on an external repository, made up for servers that have none.
    fileprivate var movedOut: Inventory {
        let homeless = servers.filter { server in !externalRepositories.contains { $0.server == server.id } }
        let external = externalRepositories + homeless.map(ExternalRepository.init(of:))
        let moved = backups.map { backup in
            var moved = backup
            external.first { $0.server == backup.server }.map { moved.storage = .externalRepository($0.id) }
            return moved
        }
        let result = try? Inventory(
            servers: servers,
            repositories: repositories,
            externalRepositories: external,
            backups: moved,
            restorePoints: restorePoints,
            backupFiles: backupFiles
        )
        // It fails only where an external repository has the identifier of a server, by which those made up go.
        return result ?? self
    }
}

extension ExternalRepository {
    /// A repository with the identifier of its server, which is of another kind.
    fileprivate init(of server: BackupServer) {
        self.init(
            id: server.id,
            name: "External repository of \(server.name)",
            server: server.id,
            path: "amazonS3://external",
            usedSpace: 1_073_741_824
        )
    }
}
