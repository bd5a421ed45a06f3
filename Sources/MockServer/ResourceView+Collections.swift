extension ResourceView {
    /// One resource by its identifier; `nil` when there is none.
    func item(_ kind: Kind, _ id: GUID, form: Form) -> Item? {
        switch kind {
        case .backup: inventory.backupByID[id].map { item($0, form: form) }
        case .restorePoint: inventory.restorePointByID[id].map { item($0, form: form) }
        case .backupFile: inventory.backupFileByID[id].map { item($0, form: form) }
        case .repository: inventory.repositoryByID[id].map { item($0, form: form) }
        case .externalRepository: inventory.externalRepositoryByID[id].map { item($0, form: form) }
        case .backupServer: inventory.serverByID[id].map { item($0, form: form) }
        default: nil
        }
    }

    /// The items of a collection; `nil` when the resource above it does not exist.
    func items(in collection: Collection, form: Form) -> [Item]? {
        guard var items = plainItems(in: collection, form: form) else { return nil }
        let context = ListContext(collection: collection, form: form, view: self)
        for edit in behaviour.edits.lists where edit.scope.holds(collection) { edit.change(&items, context) }
        return items
    }

    func plainItems(in collection: Collection, form: Form) -> [Item]? {
        switch collection.selection {
        case .none:
            return []
        case .all:
            return items(of: collection.kind, form: form)
        case .agents:
            return ofAgents(collection.kind, form: form)
        case .of(let kind, let id):
            guard item(kind, id, form: .reference) != nil else { return nil }
            return members(of: kind, id, collection.kind, form: form)
        }
    }

    /// Every resource of a kind.
    func items(of kind: Kind, form: Form) -> [Item] {
        switch kind {
        case .backup: inventory.backups.map { item($0, form: form) }
        case .restorePoint: inventory.restorePoints.map { item($0, form: form) }
        case .backupFile: inventory.backupFiles.map { item($0, form: form) }
        case .repository: inventory.repositories.map { item($0, form: form) }
        case .externalRepository: inventory.externalRepositories.map { item($0, form: form) }
        case .backupServer: inventory.servers.map { item($0, form: form) }
        default: []
        }
    }

    private func ofAgents(_ kind: Kind, form: Form) -> [Item] {
        let backups = inventory.backups.filter(\.platform.isAgent)
        switch kind {
        case .backup: return backups.map { item($0, form: form) }
        case .restorePoint: return backups.flatMap(points).map { item($0, form: form) }
        case .backupFile: return backups.flatMap(points).flatMap(files).map { item($0, form: form) }
        default: return []
        }
    }

    private func members(of owner: Kind, _ id: GUID, _ kind: Kind, form: Form) -> [Item] {
        switch (owner, kind) {
        case (.backup, .backup):
            return (inventory.childrenByParent[id] ?? []).map { item($0, form: form) }
        case (.backup, .restorePoint):
            return (inventory.restorePointsByBackup[id] ?? []).map { item($0, form: form) }
        case (.backup, .backupFile):
            return (inventory.restorePointsByBackup[id] ?? []).flatMap(files).map { item($0, form: form) }
        case (.restorePoint, .backupFile):
            return (inventory.backupFilesByRestorePoint[id] ?? []).map { item($0, form: form) }
        case (.backupFile, .restorePoint):
            let point = (inventory.backupFileByID[id]?.restorePoint).flatMap { inventory.restorePointByID[$0] }
            return [point].compactMap { $0 }.map { item($0, form: form) }
        case (.repository, .backup):
            return (inventory.backupsByStorage[.repository(id)] ?? []).map { item($0, form: form) }
        case (.externalRepository, .backup):
            return (inventory.backupsByStorage[.externalRepository(id)] ?? []).map { item($0, form: form) }
        case (.backupServer, .repository):
            return inventory.repositories.filter { $0.server == id }.map { item($0, form: form) }
        case (.backupServer, .externalRepository):
            return inventory.externalRepositories.filter { $0.server == id }.map { item($0, form: form) }
        default:
            return []
        }
    }

    private func points(of backup: Backup) -> [RestorePoint] {
        inventory.restorePointsByBackup[backup.id] ?? []
    }

    private func files(of point: RestorePoint) -> [BackupFile] {
        inventory.backupFilesByRestorePoint[point.id] ?? []
    }
}
