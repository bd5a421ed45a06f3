/// A kind of key resource: one that has a UID and two forms.
struct Kind: Hashable, Sendable {
    /// The name in UIDs and link types, such as `Backup`.
    let name: String
    /// The root of a collection of entities, such as `Backups`.
    let plural: String
    /// The path of the collection below `/api`, such as `backups`.
    let path: String

    init(_ name: String, plural: String? = nil, path: String) {
        self.name = name
        self.plural = plural ?? name + "s"
        self.path = path
    }

    static let backupServer = Kind("BackupServer", path: "backupServers")
    static let managedServer = Kind("ManagedServer", path: "managedServers")
    static let job = Kind("Job", path: "jobs")
    static let failoverPlan = Kind("FailoverPlan", path: "failoverPlans")
    static let hierarchyRoot = Kind("HierarchyRoot", path: "hierarchyRoots")
    static let repository = Kind("Repository", plural: "Repositories", path: "repositories")
    static let backup = Kind("Backup", path: "backups")
    static let restorePoint = Kind("RestorePoint", path: "restorePoints")
    static let vmRestorePoint = Kind("VmRestorePoint", path: "vmRestorePoints")
    static let vAppRestorePoint = Kind("VAppRestorePoint", path: "vAppRestorePoints")
    static let replica = Kind("Replica", path: "replicas")
    static let vmReplicaPoint = Kind("VmReplicaPoint", path: "vmReplicaPoints")
    static let catalogVm = Kind("CatalogVm", path: "catalog/vms")
    static let backupJobSession = Kind("BackupJobSession", path: "backupSessions")
    static let restoreSession = Kind("RestoreSession", path: "restoreSessions")
    static let replicaJobSession = Kind("ReplicaJobSession", path: "replicaSessions")
    static let backupTaskSession = Kind("BackupTaskSession", path: "backupTaskSessions")
    static let replicaTaskSession = Kind("ReplicaTaskSession", path: "replicaTaskSessions")
    static let wanAccelerator = Kind("WanAccelerator", path: "wanAccelerators")
    static let backupFile = Kind("BackupFile", path: "backupFiles")
    static let externalRepository = Kind(
        "ExternalRepository",
        plural: "ExternalRepositories",
        path: "externalRepositories"
    )
    static let agentBackupJob = Kind("AgentBackupJob", path: "agents/jobs")
    static let agentRestorePoint = Kind("AgentRestorePoint", path: "agents/agentRestorePoints")
    static let agentProtectionGroup = Kind("AgentProtectionGroup", path: "agents/protectionGroups")
    static let discoveredComputer = Kind("DiscoveredComputer", path: "agents/discoveredComputers")
    static let nasJob = Kind("NASJob", path: "nas/jobs")
    static let fileServer = Kind("FileServer", path: "nas/fileServers")
    static let organizationConfig = Kind("VCloudOrganizationConfig", path: "vCloud/orgConfigs")
    static let selfServiceConfig = Kind("VSphereSelfServiceConfig", path: "selfService/vSphere/Configs")
    static let account = Kind("EnterpriseAccount", path: "security/accounts")
    static let role = Kind("EnterpriseRole", path: "security/roles")

    /// Every kind that is served, with items or without.
    static let all: [Kind] = [
        .backupServer, .managedServer, .job, .failoverPlan, .hierarchyRoot, .repository, .backup, .restorePoint,
        .vmRestorePoint, .vAppRestorePoint, .replica, .vmReplicaPoint, .catalogVm, .backupJobSession,
        .restoreSession, .replicaJobSession, .backupTaskSession, .replicaTaskSession, .wanAccelerator, .backupFile,
        .externalRepository, .agentBackupJob, .agentRestorePoint, .agentProtectionGroup, .discoveredComputer,
        .nasJob, .fileServer, .organizationConfig, .selfServiceConfig, .account, .role,
    ]

    /// The link type of one resource in a form.
    func type(_ form: Form) -> String {
        switch form {
        case .reference: name + "Reference"
        case .entity: name
        }
    }

    /// The link type of a collection in a form.
    func listType(_ form: Form) -> String {
        type(form) + "List"
    }
}
