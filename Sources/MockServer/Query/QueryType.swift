/// A type of resources that can be queried (page query_type).
struct QueryType: Hashable, Sendable {
    /// The name as the reference writes it.
    let name: String
    /// The kind of its resources; `nil` for a type that the mock has none of.
    let kind: Kind?

    /// The types in the order of their pages.
    static let all = [
        "AgentBackupJob", "AgentProtectionGroup", "AgentRestorePoint", "Backup", "BackupFile", "BackupJobSession",
        "BackupServer", "BackupTaskSession", "CdpPolicy", "CdpReplica", "CdpReplicaSession", "CdpReplicaTaskSession",
        "CloudFailoverPlan", "CloudFailoverSession", "CloudGateway", "CloudGatewayPool", "CloudHardwarePlan",
        "CloudPublicIpAddress", "CloudReplica", "CloudSubtenant", "CloudTenant", "CloudVmReplicaPoint", "Credentials",
        "DiscoveredComputer", "FailoverPlan", "FileServer", "HierarchyRoot", "Job", "ManagedServer", "NasJob",
        "NasObject", "ObjectInAgentBackupJob", "ObjectInJob", "Passwords", "Replica", "ReplicaJobSession",
        "ReplicaTaskSession", "Repository", "RestorePoint", "RestoreSession", "Task", "vAppReplicaPoint",
        "vAppRestorePoint", "VCloudOrganizationConfig", "VlanConfiguration", "VmReplicaPoint", "VmRestorePoint",
        "VsphereSelfServiceConfig", "WanAccelerator",
    ].map(QueryType.init(name:))

    private init(name: String) {
        self.name = name
        kind = Kind.all.first { $0.name.lowercased() == name.lowercased() }
    }

    /// Finds a type without regard to case (C32).
    init?(named name: String) {
        guard let type = Self.all.first(where: { $0.name.lowercased() == name.lowercased() }) else { return nil }
        self = type
    }

    /// The element around the entities.
    var plural: String {
        kind?.plural ?? name + "s"
    }

    /// The fields that filters and orders may name; `nil` where nothing is there to be compared.
    var fields: [QueryField]? {
        guard let kind else { return nil }
        return kind == .backup ? QueryField.allCases : [.uid, .name]
    }

    /// The field that the ready query of the type sorts by.
    var readyOrder: String {
        name == "Task" ? "TaskUid" : "name"
    }
}
