extension ResourceView {
    /// A backup: its links depend on its role, and their types and order on the form.
    func item(_ backup: Backup, form: Form) -> Item {
        var links = [server(backup.server)]
        // Entities name the repository first, references the backup server.
        let repository = storage(backup.storage)
        let storage = link(.up, repository.kind, repository.id, name: repository.name)
        links.insert(storage, at: form == .entity ? 0 : 1)
        links.append(alternate(.backup, backup.id, name: backup.name, from: form))
        links += roleLinks(backup, form: form)
        return Item(
            kind: .backup,
            id: backup.id,
            name: backup.name,
            links: links,
            elements: [
                .scalar(name: "Platform", value: .text(backup.platform.rawValue)),
                .scalar(name: "BackupType", value: .text(backup.role.backupType)),
            ]
        )
    }

    /// The repository of either kind that holds a backup.
    func storage(_ storage: Backup.Storage) -> (kind: Kind, id: GUID, name: String?) {
        switch storage {
        case .repository(let id): (.repository, id, inventory.repositoryByID[id]?.name)
        case .externalRepository(let id): (.externalRepository, id, inventory.externalRepositoryByID[id]?.name)
        }
    }

    private func roleLinks(_ backup: Backup, form: Form) -> [Link] {
        let path = "\(Kind.backup.path)/\(backup.id)"
        let points = list(.down, .restorePoint, at: path + "/restorePoints")
        // By default references name no backup files, as in the examples of version 13.
        let hasFiles = form == .entity || style.hasFilesInReferences
        let files = hasFiles ? [list(.down, .backupFile, at: path + "/backupFiles")] : []
        switch backup.role {
        case .standard:
            return [points] + files
        case .parent:
            return [list(style.childBackups, .backup, at: path + "/childbackups", form: form)]
        case .child(let parent):
            return [points] + files + [link(.up, .backup, parent, name: "Parent Backup", form: form)]
        }
    }

    /// A restore point; the platform of its backup decides which lists of machine points it has.
    func item(_ point: RestorePoint, form: Form) -> Item {
        let path = "\(Kind.restorePoint.path)/\(point.id)"
        var links = owner(of: point)
        links.append(alternate(.restorePoint, point.id, name: point.name, from: form))
        links.append(list(.down, .vmRestorePoint, at: path + "/vmRestorePoints"))
        let platform = inventory.backupByID[point.backup]?.platform
        if platform == .vCloud { links.append(list(.down, .vAppRestorePoint, at: path + "/vAppRestorePoints")) }
        if platform?.isAgent == true {
            links.append(list(.down, .agentRestorePoint, at: path + "/agentRestorePoints"))
        }
        links.append(list(.related, .backupFile, at: path + "/backupFiles"))
        return Item(
            kind: .restorePoint,
            id: point.id,
            name: point.name,
            links: links,
            elements: [.scalar(name: "BackupDateUTC", value: .text(point.dateUTC))]
        )
    }

    /// A backup file.
    func item(_ file: BackupFile, form: Form) -> Item {
        let path = "\(Kind.backupFile.path)/\(file.id)"
        var links = inventory.restorePointByID[file.restorePoint].map(owner) ?? []
        links.append(alternate(.backupFile, file.id, name: file.name, from: form))
        links.append(list(.related, .restorePoint, at: path + "/restorePoints"))
        links.append(list(.down, .vmRestorePoint, at: path + "/vmRestorePoints"))
        let fileType = file.name.split(separator: ".").last.map(String.init) ?? ""
        return Item(
            kind: .backupFile,
            id: file.id,
            name: file.name,
            links: links,
            elements: [
                .scalar(name: "FilePath", value: .text(file.folder + "\\" + file.name)),
                .scalar(name: "BackupSize", value: .integer(file.backupSize)),
                .scalar(name: "DataSize", value: .integer(file.dataSize)),
                .scalar(name: "DeduplicationRatio", value: .integer(1)),
                .scalar(name: "CompressRatio", value: .integer(1)),
                .scalar(name: "CreationTimeUtc", value: .text(file.creationTimeUTC)),
                .scalar(name: "FileType", value: .text(fileType)),
            ]
        )
    }

    /// The links up from a restore point to its backup and to the backup server of that.
    private func owner(of point: RestorePoint) -> [Link] {
        guard let backup = inventory.backupByID[point.backup] else { return [] }
        return [link(.up, .backup, backup.id, name: backup.name), server(backup.server)]
    }
}
