extension Defect {
    /// Backups that are not who they should be, in both media types and wherever they stand.
    static let identity: [Defect] = uids + names + targets + enumerations

    private static let uids = [
        Defect("uid-namespace", "The UID of a backup is in another namespace.", .uid { "urn:vendor:Backup:\($0)" }),
        Defect("uid-kind", "The UID of a backup is that of a job.", .uid { "urn:veeam:Job:\($0)" }),
        Defect(
            "uid-upper-case",
            "The GUID in the UID of a backup is in capitals.",
            .uid { "urn:veeam:Backup:" + $0.description.uppercased() }
        ),
        Defect("uid-braces", "The GUID in the UID of a backup is in braces.", .uid { "urn:veeam:Backup:{\($0)}" }),
        Defect("uid-bare", "The UID of a backup is only a GUID.", .uid { "\($0)" }),
        Defect("uid-number", "The UID of a backup ends with a number.", .uid { _ in "urn:veeam:Backup:7" }),
        Defect("uid-of-another", "The UID of a backup is that of another, its Href is not.", .otherUID { _ in true }),
        Defect(
            "uid-differs-between-forms",
            "The entity of a backup has another UID.",
            .otherUID { $0.form == .entity }
        ),
        Defect("uid-differs-between-media", "A backup in JSON has another UID.", .otherUID { $0.isInJSON }),
        Defect("uid-differs-in-list", "A backup in a list has another UID than on its own.", .otherUID { $0.isListed }),
    ]

    private static let names = [
        Defect(
            "name-differs-between-forms",
            "The entity of a backup has another Name.",
            .renamed { $0.form == .entity }
        ),
        Defect("name-differs-between-media", "A backup in JSON has another Name.", .renamed { $0.isInJSON }),
        Defect(
            "name-differs-in-list",
            "A backup in a list has another Name than on its own.",
            .renamed { $0.isListed }
        ),
    ]

    private static let targets = [
        Defect(
            "href-of-another",
            "The Href of a backup is that of another.",
            .href { href, context in LinkFlaw.href(href, naming: context.otherBackup) }
        ),
        Defect(
            "href-dangling",
            "The Href of a backup leads nowhere.",
            .href { href, _ in LinkFlaw.href(href, naming: .nowhere) }
        ),
        Defect(
            "href-relative",
            "The Href of a backup names no origin.",
            .href { href, context in String(href.dropFirst(context.view.origin.count)) }
        ),
        Defect(
            "href-outside-api",
            "The Href of a backup is outside /api/.",
            .href { href, _ in
                href.replacing("/api/", with: "/")
            }
        ),
        Defect(
            "href-other-path",
            "The Href of a backup has another path.",
            .href { href, _ in
                href.replacing("/backups/", with: "/backup/")
            }
        ),
        Defect(
            "entity-href-plain",
            "The Href of an entity does not ask for the entity.",
            .href(.entity) { href, _ in href.replacing("?format=Entity", with: "") }
        ),
        Defect(
            "reference-href-entity",
            "The Href of a reference asks for the entity.",
            .href(.reference) { href, _ in href + "?format=Entity" }
        ),
        Defect("entity-type-reference", "The Type of an entity is BackupReference.", .type(.entity, "BackupReference")),
        Defect("reference-type-entity", "The Type of a reference is Backup.", .type(.reference, "Backup")),
        Defect("entity-type-job", "The Type of an entity is Job.", .type(.entity, "Job")),
        Defect("reference-type-job", "The Type of a reference is JobReference.", .type(.reference, "JobReference")),
    ]

    private static let enumerations = [
        Defect(
            "platform-unknown",
            "The Platform of a backup is not documented.",
            .backups { backup, _ in backup.setElement("Platform", to: "Solaris") }
        ),
        Defect(
            "backup-type-unknown",
            "The BackupType of a backup is not documented.",
            .backups { backup, _ in backup.setElement("BackupType", to: "Incremental") }
        ),
        Defect(
            "platform-differs-between-media",
            "A backup in JSON has another Platform.",
            .backups { backup, context in
                guard context.isInJSON, let platform = context.backup?.platform else { return }
                backup.setElement("Platform", to: platform == .vmware ? "HyperV" : "VMware")
            }
        ),
        Defect(
            "backup-type-differs-between-media",
            "A child in JSON is a Standard backup.",
            .backups { backup, context in
                if context.isInJSON, context.backup?.parent != nil { backup.setElement("BackupType", to: "Standard") }
            }
        ),
        Defect(
            "backup-type-contradicts-links",
            "A parent has the BackupType Standard.",
            .backups { backup, context in
                if context.backup?.role == .parent { backup.setElement("BackupType", to: "Standard") }
            }
        ),
    ]
}

extension ResourceContext {
    /// Whether the resource will be spelled in JSON.
    fileprivate var isInJSON: Bool { view.mediaType == .json }

    /// The identifier of another backup, where there is one.
    fileprivate var otherBackup: GUID {
        view.inventory.backups.map(\.id).first { $0 != item.id } ?? .nowhere
    }
}

extension Fault {
    fileprivate static func uid(_ spelled: @escaping @Sendable (GUID) -> String) -> Fault {
        backups { backup, context in backup.set("UID", to: spelled(context.item.id)) }
    }

    fileprivate static func otherUID(where isMeant: @escaping @Sendable (ResourceContext) -> Bool) -> Fault {
        backups { backup, context in
            if isMeant(context) { backup.set("UID", to: context.view.uid(.backup, context.otherBackup)) }
        }
    }

    fileprivate static func renamed(where isMeant: @escaping @Sendable (ResourceContext) -> Bool) -> Fault {
        backups { backup, context in
            if isMeant(context) { backup.rename(to: context.item.name + " (other)") }
        }
    }

    fileprivate static func href(
        _ form: Form? = nil,
        _ change: @escaping @Sendable (String, ResourceContext) -> String?
    ) -> Fault {
        backups(form) { backup, context in
            guard let href = backup.text(of: "Href").flatMap({ change($0, context) }) else { return }
            backup.set("Href", to: href)
        }
    }

    fileprivate static func type(_ form: Form, _ type: String) -> Fault {
        backups(form) { backup, _ in backup.set("Type", to: type) }
    }
}
