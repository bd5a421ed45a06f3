import Conformance

/// The three types a backup can have; its links depend on them.
enum BackupType: String, CaseIterable, Sendable {
    case standard = "Standard"
    case parentBackup = "ParentBackup"
    case childBackup = "ChildBackup"
}

/// The values of the example installation, all made up.
enum Example {
    static let base = "https://em.example:9398/api"
    static let guid = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
    static let otherGUID = "ffffffff-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
    static let uid = "urn:veeam:Backup:\(guid)"
    static let backup = "\(base)/backups/\(guid)"
    static let parent = "\(base)/backups/11111111-2222-4333-8444-555555555555"
    static let repository = "\(base)/repositories/22222222-3333-4444-8555-666666666666"
    static let session = "\(base)/logonSessions/44444444-5555-4666-8777-888888888888"
    static let point = "\(base)/restorePoints/55555555-6666-4777-8888-999999999999"
    static let server = "\(base)/backupServers/33333333-4444-4555-8666-777777777777"
}

extension BackupBody {
    /// The places of links that tests break.
    static let repository = 0
    static let server = 1
    static let otherForm = 2

    /// A body without fault.
    static func conforming(_ type: BackupType, as form: Form) -> BackupBody {
        form == .entity ? entity(type) : reference(type)
    }

    private static func entity(_ type: BackupType) -> BackupBody {
        BackupBody(
            root: "Backup",
            attributes: [
                Property(name: "Href", value: "\(Example.backup)?format=Entity"),
                Property(name: "Type", value: "Backup"),
                Property(name: "Name", value: "Nightly & weekly"),
                Property(name: "UID", value: Example.uid),
            ],
            elements: [
                Property(name: "Platform", value: "VMware"),
                Property(name: "BackupType", value: type.rawValue),
            ],
            links: upLinks + [Link(relation: "Alternate", href: Example.backup, type: "BackupReference")]
                + entityLinks(of: type)
        )
    }

    private static func reference(_ type: BackupType) -> BackupBody {
        let entity = "\(Example.backup)?format=Entity"
        return BackupBody(
            root: "EntityRef",
            attributes: [
                Property(name: "Href", value: Example.backup),
                Property(name: "Type", value: "BackupReference"),
                Property(name: "Name", value: "Nightly & weekly"),
                Property(name: "UID", value: Example.uid),
            ],
            elements: [],
            links: upLinks + [Link(relation: "Alternate", href: entity, type: "Backup")] + referenceLinks(of: type)
        )
    }

    private static var upLinks: [Link] {
        [
            Link(relation: "Up", href: Example.repository, type: "RepositoryReference", name: "Main"),
            Link(relation: "Up", href: Example.server, type: "BackupServerReference", name: "vbr.example"),
        ]
    }

    private static var restorePoints: Link {
        Link(relation: "Down", href: "\(Example.backup)/restorePoints", type: "RestorePointReferenceList")
    }

    private static var files: Link {
        Link(relation: "Down", href: "\(Example.backup)/backupFiles", type: "BackupFileReferenceList")
    }

    private static func entityLinks(of type: BackupType) -> [Link] {
        let children = "\(Example.backup)/childbackups?format=Entity"
        switch type {
        case .standard: return [restorePoints, files]
        case .childBackup:
            let parent = "\(Example.parent)?format=Entity"
            return [restorePoints, files, Link(relation: "Up", href: parent, type: "Backup", name: "Parent Backup")]
        case .parentBackup: return [Link(relation: "Down", href: children, type: "BackupList")]
        }
    }

    private static func referenceLinks(of type: BackupType) -> [Link] {
        let parent = Link(relation: "Up", href: Example.parent, type: "BackupReference", name: "Parent Backup")
        switch type {
        case .standard: return [restorePoints]
        case .childBackup: return [restorePoints, parent]
        case .parentBackup:
            return [Link(relation: "Down", href: "\(Example.backup)/childbackups", type: "BackupReferenceList")]
        }
    }
}
