/// One backup of the inventory.
public struct Backup: Hashable, Sendable {
    /// The platforms of the public reference (page get_backups_id).
    public enum Platform: String, Hashable, Sendable, CaseIterable {
        /// VMware vSphere.
        case vmware = "VMware"
        /// Microsoft Hyper-V.
        case hyperV = "HyperV"
        /// VMware Cloud Director.
        case vCloud = "vCloud"
        /// An agent on Linux.
        case agentForLinux = "AgentForLinux"
        /// An agent on Windows.
        case agentForWindows = "AgentForWindows"
        /// Any other platform.
        case custom = "CustomPlatform"

        /// Whether backups of this platform are made by agents.
        var isAgent: Bool {
            self == .agentForLinux || self == .agentForWindows
        }
    }

    /// The place of a backup among others, which decides its links.
    public enum Role: Hashable, Sendable {
        /// A backup on its own.
        case standard
        /// A container, which has child backups instead of restore points.
        case parent
        /// One machine of a container.
        case child(of: GUID)

        /// The value of the element `BackupType`.
        var backupType: String {
            switch self {
            case .standard: "Standard"
            case .parent: "ParentBackup"
            case .child: "ChildBackup"
            }
        }
    }

    /// The repository that holds a backup.
    public enum Storage: Hashable, Sendable {
        /// A repository of a backup server.
        case repository(GUID)
        /// Object storage beside the backup servers.
        case externalRepository(GUID)
    }

    /// The job that makes a backup; only queries show it.
    public struct Job: Hashable, Sendable {
        /// The identifier, unique among jobs.
        public var id: GUID
        /// The name.
        public var name: String

        /// Makes a job of its values.
        public init(id: GUID, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// The identifier, unique within the kind.
    public var id: GUID
    /// The name that links and both forms show.
    public var name: String
    /// The platform of the machines in it.
    public var platform: Platform
    /// Its place among other backups.
    public var role: Role
    /// The repository that holds it.
    public var storage: Storage
    /// The backup server that made or imported it.
    public var server: GUID
    /// The job that makes it; `nil` when there is none, as for an imported backup.
    public var job: Job?

    /// Makes a backup of its values.
    public init(
        id: GUID,
        name: String,
        platform: Platform,
        role: Role,
        storage: Storage,
        server: GUID,
        job: Job? = nil
    ) {
        self.id = id
        self.name = name
        self.platform = platform
        self.role = role
        self.storage = storage
        self.server = server
        self.job = job
    }
}
