/// What a link of a backup leads to.
enum LinkRole: String, Hashable, Sendable, CaseIterable {
    case repository
    case server
    case alternate
    case restorePoints = "restore-points"
    case backupFiles = "backup-files"
    case children
    case parent

    /// What the link is called in a sentence.
    var title: String {
        switch self {
        case .repository: "The link to the repository"
        case .server: "The link to the backup server"
        case .alternate: "The link to the other form"
        case .restorePoints: "The link to the restore points"
        case .backupFiles: "The link to the backup files"
        case .children: "A parent's link to its child backups"
        case .parent: "A child's link to its parent"
        }
    }

    /// Whether a link of a backup has this role.
    func matches(_ link: Link) -> Bool {
        let type = link.type ?? ""
        return switch self {
        case .repository: type == "RepositoryReference" || type == "ExternalRepositoryReference"
        case .server: type == "BackupServerReference"
        case .alternate: link.relation == .alternate
        case .restorePoints: type == "RestorePointReferenceList"
        case .backupFiles: type == "BackupFileReferenceList"
        case .children: type == "BackupReferenceList" || type == "BackupList"
        case .parent: link.relation == .up && (type == "BackupReference" || type == "Backup")
        }
    }

    /// The identifier of another resource that a link of a backup could lead to as well.
    func otherTarget(of backup: Backup, in inventory: Inventory) -> GUID? {
        switch self {
        case .repository:
            switch backup.storage {
            case .repository(let id): inventory.repositories.map(\.id).first { $0 != id }
            case .externalRepository(let id): inventory.externalRepositories.map(\.id).first { $0 != id }
            }
        case .server:
            inventory.servers.map(\.id).first { $0 != backup.server }
        case .alternate, .restorePoints, .backupFiles, .children:
            inventory.backups.first { $0.id != backup.id && $0.role.backupType == backup.role.backupType }?.id
        case .parent:
            inventory.backups.first { $0.role == .parent && $0.id != backup.parent }?.id
        }
    }
}

/// What is wrong with a link.
enum LinkFlaw: String, Hashable, Sendable, CaseIterable {
    case missing
    case doubled
    case wrongRelation = "wrong-rel"
    case wrongType = "wrong-type"
    case relative
    case otherPath = "other-path"
    case otherID = "other-id"
    case dangling
    case otherKind = "other-kind"

    /// What is wrong, said of a link.
    var predicate: String {
        switch self {
        case .missing: "is missing."
        case .doubled: "is there twice."
        case .wrongRelation: "has the relation Related."
        case .wrongType: "has the type of a job."
        case .relative: "names no origin."
        case .otherPath: "has a path that is not the documented one."
        case .otherID: "has the identifier of another resource."
        case .dangling: "leads to an identifier that does not exist."
        case .otherKind: "leads to a resource of another kind."
        }
    }

    /// The links of a backup with this flaw in one role.
    func applied(to links: [Link], _ role: LinkRole, _ context: ResourceContext) -> [Link] {
        links.flatMap { link -> [Link] in
            guard role.matches(link) else { return [link] }
            return changed(link, role, context)
        }
    }

    private func changed(_ link: Link, _ role: LinkRole, _ context: ResourceContext) -> [Link] {
        var changed = link
        switch self {
        case .missing: return []
        case .doubled: return [link, link]
        case .wrongRelation: changed.relation = .related
        case .wrongType: changed.type = link.type.map(Self.typeOfJob)
        case .relative: changed.href = link.href.map { String($0.dropFirst(context.view.origin.count)) }
        case .otherPath: changed.href = link.href?.replacing("/api/", with: "/api/other/")
        case .otherID:
            let other = context.backup.flatMap { role.otherTarget(of: $0, in: context.view.inventory) }
            changed.href = other.map { Self.href(link.href, naming: $0) } ?? link.href
        case .dangling: changed.href = Self.href(link.href, naming: .nowhere)
        case .otherKind: changed.href = Self.hrefOfOtherKind(link, context)
        }
        return [changed]
    }

    private static func typeOfJob(_ type: String) -> String {
        "Job" + (["ReferenceList", "List", "Reference"].first(where: type.hasSuffix) ?? "")
    }

    /// A target with its identifier exchanged.
    static func href(_ href: String?, naming id: GUID) -> String? {
        guard let href, let old = href.split(whereSeparator: { "/?".contains($0) }).first(where: { GUID($0) != nil })
        else { return href }
        return href.replacing(old, with: id.description)
    }

    private static func hrefOfOtherKind(_ link: Link, _ context: ResourceContext) -> String? {
        let inventory = context.view.inventory
        let isList = link.type?.hasSuffix("List") == true
        let isServer = LinkRole.server.matches(link)
        let kind = isServer ? Kind.repository : .backupServer
        let id = isServer ? inventory.repositories.first?.id : inventory.servers.first?.id
        return context.view.href(isList ? kind.path : kind.path + "/" + (id?.description ?? ""))
    }
}
