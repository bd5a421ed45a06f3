extension Defect {
    /// Lists that do not agree with resources or with each other.
    static let collections: [Defect] = listsOfAll + listsBelow

    private static let listsOfAll = [
        Defect(
            "backups-lack-one",
            "The list of backups lacks a backup that exists.",
            .all(.backup) { $0.removeLast() }
        ),
        Defect("backups-empty", "The list of backups is empty.", .all(.backup) { $0 = [] }),
        Defect("backups-doubled", "The list of backups has one of them twice.", .all(.backup) { $0 += $0.prefix(1) }),
        Defect(
            "backups-dangling",
            "The list of backups has one that does not exist.",
            .list(.all(.backup)) { $0 += $1.stranger }
        ),
        Defect(
            "backups-lack-children",
            "The list of backups lacks child backups.",
            .list(.all(.backup)) { items, context in
                items.removeAll { context.view.inventory.backupByID[$0.id]?.parent != nil }
            }
        ),
        Defect(
            "backups-of-other-platform",
            "The list of backups gives entities another platform than they have.",
            .content(.backups) { $0.editItems { $0.setElement("Platform", to: "CustomPlatform") } }
        ),
        Defect(
            "servers-lack-one",
            "A backup server is not in the list of them.",
            .all(.backupServer) { $0.removeFirst() }
        ),
        Defect(
            "repositories-lack-one",
            "A repository is not in the list of them.",
            .all(.repository) { $0.removeFirst() }
        ),
        Defect(
            "external-repositories-lack-one",
            "An external repository is not in the list of them, and one that does not exist is.",
            .list(.all(.externalRepository)) { items, context in
                guard var other = context.view.inventory.externalRepositories.first, !items.isEmpty else { return }
                (other.id, other.name) = (.nowhere, "Another")
                items[0] = context.view.item(other, form: context.form)
            }
        ),
        Defect(
            "agents-have-stranger",
            "The list of agent backups has one that the list of backups lacks.",
            .list(.agentBackups) { $0 += $1.stranger }
        ),
        Defect(
            "agents-have-all",
            "The list of agent backups has backups of other platforms.",
            .list(.agentBackups) { items, context in items = context.view.items(of: .backup, form: context.form) }
        ),
    ]

    private static let listsBelow = [
        Defect(
            "restore-points-of-another",
            "The restore points of a backup are another's.",
            .belowBackup(.restorePoint) { $0 = $1.members(of: $1.otherBackup { $0.role != .parent }, \.points) }
        ),
        Defect(
            "restore-points-have-stranger",
            "The points of a backup have one of another.",
            .belowBackup(.restorePoint) {
                $0 += $1.members(of: $1.otherBackup { $0.role != .parent }, \.points).prefix(1)
            }
        ),
        Defect(
            "restore-points-doubled",
            "The restore points of a backup are listed twice.",
            .belowBackup(.restorePoint) { items, _ in items += items }
        ),
        Defect(
            "backup-files-of-another",
            "The backup files of a backup are another's.",
            .belowBackup(.backupFile) { $0 = $1.members(of: $1.otherBackup { $0.role != .parent }, \.files) }
        ),
        Defect(
            "children-lack-one",
            "The children of a parent lack one.",
            .belowBackup(.backup) { items, _ in items = items.dropLast() }
        ),
        Defect(
            "children-of-another",
            "The children of a parent are another's.",
            .belowBackup(.backup) { $0 = $1.members(of: $1.otherBackup { $0.role == .parent }, \.children) }
        ),
        Defect(
            "children-have-stranger",
            "The children of a parent have a Standard backup.",
            .belowBackup(.backup) { $0 += $1.members(of: $1.otherBackup { $0.role == .standard }, \.itself) }
        ),
        Defect(
            "repository-backups-lack-one",
            "The backups of a repository lack one.",
            .belowRepository { items, _ in items = items.dropLast() }
        ),
        Defect(
            "repository-backups-are-all",
            "The backups of a repository are all backups.",
            .belowRepository { $0 = $1.view.items(of: .backup, form: $1.form) }
        ),
    ]
}

extension ListContext {
    /// What can be listed for a backup.
    fileprivate struct Members {
        let backup: Backup
        let context: ListContext

        var itself: [ResourceView.Item] { [context.view.item(backup, form: context.form)] }
        var points: [ResourceView.Item] { items(.restorePoint) }
        var files: [ResourceView.Item] { items(.backupFile) }
        var children: [ResourceView.Item] { items(.backup) }

        private func items(_ kind: Kind) -> [ResourceView.Item] {
            context.view.plainItems(
                in: Collection(kind: kind, selection: .of(.backup, backup.id)),
                form: context.form
            ) ?? []
        }
    }

    /// A backup that does not exist, like one that does.
    fileprivate var stranger: [ResourceView.Item] {
        guard var backup = view.inventory.backups.first else { return [] }
        backup.id = .nowhere
        return [view.item(backup, form: form)]
    }

    /// A backup other than the one that owns the list, if there is one of that sort.
    fileprivate func otherBackup(where isMeant: (Backup) -> Bool) -> Backup? {
        guard case .of(_, let owner) = collection.selection else { return nil }
        return view.inventory.backups.first { $0.id != owner && isMeant($0) }
    }

    /// What can be listed for a backup; nothing for none.
    fileprivate func members(
        of backup: Backup?,
        _ members: KeyPath<Members, [ResourceView.Item]>
    ) -> [ResourceView.Item] {
        backup.map { Members(backup: $0, context: self)[keyPath: members] } ?? []
    }
}

extension Fault {
    /// Other items in the list of everything of a kind, unless it is empty.
    fileprivate static func all(
        _ kind: Kind,
        _ change: @escaping @Sendable (inout [ResourceView.Item]) -> Void
    ) -> Fault {
        list(.all(kind)) { items, _ in
            if !items.isEmpty { change(&items) }
        }
    }

    fileprivate static func belowBackup(
        _ kind: Kind,
        _ change: @escaping @Sendable (inout [ResourceView.Item], ListContext) -> Void
    ) -> Fault {
        list(.below(.backup, of: kind), change)
    }

    fileprivate static func belowRepository(
        _ change: @escaping @Sendable (inout [ResourceView.Item], ListContext) -> Void
    ) -> Fault {
        list(.below(.repository, .externalRepository, of: .backup), change)
    }
}
