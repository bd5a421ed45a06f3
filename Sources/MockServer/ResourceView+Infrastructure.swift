extension ResourceView {
    /// A backup server, with the actions that a client which only reads must leave alone.
    func item(_ server: BackupServer, form: Form) -> Item {
        let path = "\(Kind.backupServer.path)/\(server.id)"
        let lists: [Kind] = [.job, .managedServer, .repository]
        var links = [alternate(.backupServer, server.id, name: server.name, from: form)]
        links += [Link.Relation.edit, .delete].map { link($0, .backupServer, server.id, name: nil) }
        links += lists.map { list(.down, $0, at: path + "/" + $0.path) }
        links.append(Link(relation: .down, href: href(path + "/credentials"), type: "CredentialsList"))
        links.append(Link(relation: .create, href: href(path + "/credentials?action=create")))
        links.append(Link(relation: .down, href: href(path + "/passwords"), type: "PasswordKeyList"))
        links.append(Link(relation: .create, href: href(path + "/passwords?action=create")))
        links.append(Link(relation: .veeamZip, href: href(path + "?action=veeamzip")))
        links.append(Link(relation: .quickBackup, href: href(path + "?action=quickbackup")))
        links.append(Link(relation: .start, href: href(path + "?action=collect")))
        return Item(
            kind: .backupServer,
            id: server.id,
            name: server.name,
            links: links,
            elements: [
                .scalar(name: "Description", value: .text("")),
                .scalar(name: "Port", value: .integer(9392)),
                .scalar(name: "Version", value: .text(server.version)),
            ]
        )
    }

    /// A repository.
    func item(_ repository: Repository, form: Form) -> Item {
        let path = "\(Kind.repository.path)/\(repository.id)"
        return Item(
            kind: .repository,
            id: repository.id,
            name: repository.name,
            links: [
                server(repository.server),
                alternate(.repository, repository.id, name: repository.name, from: form),
                list(.down, .backup, at: path + "/backups"),
                list(.down, .replica, at: path + "/replicas"),
            ],
            elements: [
                .scalar(name: "Capacity", value: .integer(repository.capacity)),
                .scalar(name: "FreeSpace", value: .integer(repository.freeSpace)),
                .scalar(name: "Kind", value: .text(repository.kind)),
            ]
        )
    }

    /// An external repository.
    func item(_ repository: ExternalRepository, form: Form) -> Item {
        let path = "\(Kind.externalRepository.path)/\(repository.id)"
        return Item(
            kind: .externalRepository,
            id: repository.id,
            name: repository.name,
            links: [
                server(repository.server),
                alternate(.externalRepository, repository.id, name: repository.name, from: form),
                list(.down, .backup, at: path + "/backups"),
            ],
            elements: [
                .scalar(name: "RepositoryType", value: .text(repository.type)),
                .scalar(name: "Path", value: .text(repository.path)),
                .scalar(name: "UsedSpace", value: .integer(repository.usedSpace)),
                .scalar(name: "Description", value: .text(repository.description)),
            ]
        )
    }
}
