/// A resource that leads to others and has neither a UID nor two forms.
enum Service: Hashable, Sendable, CaseIterable {
    case agents
    case nas
    case vCloud
    case selfService
    case security
    case query
    case lookup
    case summaryReport
    case tasks

    /// The services by their path below `/api` in lower case.
    static let byPath = Dictionary(uniqueKeysWithValues: allCases.map { ($0.path.lowercased(), $0) })

    /// The path below `/api`.
    var path: String {
        switch self {
        case .agents: "agents"
        case .nas: "nas"
        case .vCloud: "vCloud"
        case .selfService: "selfService/vSphere"
        case .security: "security"
        case .query: "querySvc"
        case .lookup: "lookupSvc"
        case .summaryReport: "reports/summary"
        case .tasks: "tasks"
        }
    }

    /// The root element.
    var root: String {
        switch self {
        case .agents: "Agents"
        case .nas: "NASService"
        case .vCloud: "VCloudService"
        case .selfService: "VSphereSelfService"
        case .security: "EnterpriseSecuritySettings"
        case .query: "QuerySvc"
        case .lookup: "LookupSvc"
        case .summaryReport: "SummaryReport"
        case .tasks: "Tasks"
        }
    }

    /// The type of a link to it.
    var linkType: String {
        switch self {
        case .agents: "AgentsService"
        case .nas: "NasService"
        case .query: "QueryService"
        case .lookup: "LookupService"
        case .summaryReport: "Report"
        case .tasks: "TaskList"
        case .vCloud, .selfService, .security: root
        }
    }

    /// The collections that it links to, by path below `/api`.
    var collections: [(path: String, kind: Kind)] {
        switch self {
        case .agents:
            [Kind.agentBackupJob, .agentRestorePoint, .agentProtectionGroup, .discoveredComputer].map(own)
                + [Kind.backup, .restorePoint, .backupFile, .backupJobSession].map(subset)
        case .nas: [Kind.nasJob, .fileServer].map(own) + [subset(.backupJobSession)]
        case .vCloud: [own(.organizationConfig)]
        case .selfService: [own(.selfServiceConfig)]
        case .security: [own(.account), own(.role)]
        case .query, .lookup, .summaryReport, .tasks: []
        }
    }

    private func own(_ kind: Kind) -> (path: String, kind: Kind) {
        (kind.path, kind)
    }

    private func subset(_ kind: Kind) -> (path: String, kind: Kind) {
        (path + "/" + kind.path, kind)
    }
}
