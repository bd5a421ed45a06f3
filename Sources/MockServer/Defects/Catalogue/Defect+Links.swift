extension Defect {
    /// Links that do not lead where they should, in both media types and wherever the backup stands.
    static let links: [Defect] = flawedLinks + spelledLinks + allLinks + pointLinks

    private static let flawedLinks = LinkRole.allCases.flatMap { role in
        LinkFlaw.allCases.map { flaw in
            Defect("\(role.rawValue)-link-\(flaw.rawValue)", "\(role.title) \(flaw.predicate)", .links(role, flaw))
        }
    }

    private static let spelledLinks = [
        Defect(
            "alternate-link-to-itself",
            "The link to the other form leads to the same.",
            .backups { backup, context in
                backup.editLinks(where: LinkRole.alternate.matches) { link in
                    let form = context.form
                    link = context.view.link(.alternate, .backup, context.item.id, name: link.name, form: form)
                }
            }
        ),
        Defect(
            "alternate-link-rivalled",
            "Before the link to the other form there is another one, to an identifier that does not exist.",
            .backups { backup, _ in
                guard var rival = backup.links?.first(where: LinkRole.alternate.matches) else { return }
                rival.href = LinkFlaw.href(rival.href, naming: .nowhere)
                backup.links?.insert(rival, at: 0)
            }
        ),
        Defect(
            "alternate-link-wrong-form",
            "The link to the other form asks for the same one.",
            .wrongForm(.alternate)
        ),
        Defect("repository-link-wrong-form", "The link to the repository asks for an entity.", .wrongForm(.repository)),
        Defect("server-link-wrong-form", "The link to the backup server asks for an entity.", .wrongForm(.server)),
        Defect(
            "restore-points-link-wrong-form",
            "The link to the points asks for entities.",
            .wrongForm(.restorePoints)
        ),
        Defect("children-link-wrong-form", "The link to the children asks for the other form.", .wrongForm(.children)),
        Defect("parent-link-wrong-form", "The link to the parent asks for the other form.", .wrongForm(.parent)),
        Defect(
            "server-link-outside-api",
            "The link to the backup server is outside /api/.",
            .link(.server) {
                $0.href = $0.href?.replacing("/api/", with: "/")
            }
        ),
        Defect(
            "server-link-without-rel",
            "The link to the backup server has no Rel.",
            .link(.server) { $0.relation = nil }
        ),
        Defect(
            "server-link-without-href",
            "The link to the backup server has no Href.",
            .link(.server) { $0.href = nil }
        ),
        Defect(
            "server-link-without-type",
            "The link to the backup server has no Type.",
            .link(.server) { $0.type = nil }
        ),
        Defect(
            "server-link-without-name",
            "The link to the backup server has no Name.",
            .link(.server) { $0.name = nil }
        ),
        Defect(
            "href-other-origin",
            "The links of an entity name another origin.",
            .backups(.entity) { backup, context in
                backup.editLinks(where: { _ in true }) { link in
                    link.href = link.href?.replacing(context.view.origin + "/", with: "https://elsewhere.example:9398/")
                }
            }
        ),
        Defect(
            "reference-server-other",
            "The link to the backup server leads to another one than that of the entity.",
            .backups(.reference) { backup, context in
                let inventory = context.view.inventory
                guard let id = context.backup.flatMap({ LinkRole.server.otherTarget(of: $0, in: inventory) }) else {
                    return
                }
                backup.editLinks(where: LinkRole.server.matches) { $0 = context.view.server(id) }
            }
        ),
        Defect("alternate-link-other-name", "The link to the other form has another Name.", .otherName(.alternate)),
        Defect("repository-link-other-name", "The link to the repository has another Name.", .otherName(.repository)),
        Defect("server-link-other-name", "The link to the backup server has another Name.", .otherName(.server)),
        Defect("parent-link-other-name", "The link to the parent is not named Parent Backup.", .otherName(.parent)),
        Defect(
            "parent-link-to-itself",
            "The link of a child to its parent leads to the child.",
            .backups { child, context in
                child.editLinks(where: LinkRole.parent.matches) {
                    $0.href = LinkFlaw.href($0.href, naming: context.item.id)
                }
            }
        ),
    ]

    private static let allLinks = [
        Defect(
            "links-missing",
            "A backup has no links and no place for them.",
            .backups { backup, _ in backup.links = nil }
        ),
        Defect("links-empty", "A backup has no links.", .backups { backup, _ in backup.links = [] }),
        Defect(
            "json-links-fewer",
            "A backup in JSON has fewer links than in XML.",
            .backups { backup, context in
                if context.view.mediaType == .json { backup.links = backup.links?.dropLast() }
            }
        ),
        Defect(
            "standard-has-children",
            "A Standard backup has a link to child backups.",
            .backups { backup, context in
                guard context.backup?.role == .standard else { return }
                let path = "backups/\(context.item.id)/childbackups"
                backup.links?.append(context.view.list(.down, .backup, at: path, form: context.form))
            }
        ),
        Defect(
            "parent-has-restore-points",
            "A parent has a link to restore points.",
            .backups { backup, context in
                guard context.backup?.role == .parent else { return }
                backup.links?.append(
                    context.view.list(.down, .restorePoint, at: "backups/\(context.item.id)/restorePoints")
                )
            }
        ),
        Defect(
            "parent-has-files",
            "A parent has a link to backup files.",
            .backups { backup, context in
                if context.backup?.role == .parent { backup.links?.append(context.backupFiles) }
            }
        ),
        Defect(
            "reference-files-doubled",
            "The reference to a Standard backup has a link to its backup files twice.",
            .backups(.reference) { backup, context in
                guard context.backup?.role == .standard else { return }
                backup.removeLinks(where: LinkRole.backupFiles.matches)
                backup.links? += [context.backupFiles, context.backupFiles]
            }
        ),
    ]

    private static let pointLinks = [
        Defect(
            "point-link-missing",
            "A restore point has no link to its backup.",
            .points { point, _ in point.removeLinks(where: LinkRole.parent.matches) }
        ),
        Defect(
            "point-link-other-id",
            "A restore point links to another backup than its own.",
            .points { point, context in
                point.editLinks(where: LinkRole.parent.matches) { link in
                    let other = context.view.inventory.backups.first { link.href?.hasSuffix("\($0.id)") == false }
                    link.href = other.flatMap { LinkFlaw.href(link.href, naming: $0.id) }
                }
            }
        ),
        Defect(
            "point-link-dangling",
            "A restore point links to a backup that does not exist.",
            .points { point, _ in
                point.editLinks(where: LinkRole.parent.matches) { $0.href = LinkFlaw.href($0.href, naming: .nowhere) }
            }
        ),
    ]
}

extension ResourceContext {
    /// The link from a backup to its files.
    fileprivate var backupFiles: Link {
        view.list(.down, .backupFile, at: "backups/\(item.id)/backupFiles")
    }
}

extension Fault {
    fileprivate static func links(_ role: LinkRole, _ flaw: LinkFlaw) -> Fault {
        backups { backup, context in backup.links = backup.links.map { flaw.applied(to: $0, role, context) } }
    }

    fileprivate static func link(_ role: LinkRole, _ change: @escaping @Sendable (inout Link) -> Void) -> Fault {
        backups { backup, _ in backup.editLinks(where: role.matches, change) }
    }

    /// A link whose target asks for the other form than its type says.
    fileprivate static func wrongForm(_ role: LinkRole) -> Fault {
        link(role) { link in
            let suffix = "?format=Entity"
            guard let href = link.href else { return }
            link.href = href.hasSuffix(suffix) ? String(href.dropLast(suffix.count)) : href + suffix
        }
    }

    fileprivate static func otherName(_ role: LinkRole) -> Fault {
        link(role) { $0.name = "another" }
    }

    fileprivate static func points(
        _ change: @escaping @Sendable (inout Representation, ResourceContext) -> Void
    ) -> Fault {
        resource(where: { $0.item.kind == .restorePoint }, change)
    }
}
