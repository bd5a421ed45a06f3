import Testing

@testable import MockServer

/// Requests that show every promise of the mock at least once, in an order that sessions allow.
struct Walk {
    /// One request of a walk.
    struct Step: Sendable {
        var method = "GET"
        var path: String
        var fields: [HeaderField] = []
    }

    static let inventory = Inventory(backups: 12, seed: 1)
    private static let token = Base64.encode(Client.sessionID.description.utf8)
    private static let header = HeaderField(name: "X-RestSvcSessionId", value: token)
    private static let garbage = HeaderField(name: "X-RestSvcSessionId", value: "bm9uZQ==")
    private static let json = HeaderField(name: "Accept", value: "application/json")
    private static let xml = HeaderField(name: "Accept", value: "application/xml")

    /// The requests in order.
    static let steps = logons + backups + sessions + lists + queries + mistakes + logout

    /// What the server that breaks nothing answers.
    static let responses = steps.map(respond(Client(inventory)))

    /// A function that answers the steps of a walk one after the other.
    static func respond(_ client: Client) -> (Step) -> MockResponse {
        var client = client
        return { client.send($0.method, $0.path, $0.fields) }
    }

    /// The steps that a server with a defect answers otherwise, as they come.
    static func differences(on client: Client) -> some Sequence<Step> {
        let respond = respond(client)
        return zip(steps, responses).lazy.filter { respond($0) != $1 }.map(\.0)
    }

    private static func get(_ path: String, _ fields: HeaderField...) -> Step {
        Step(path: path, fields: [header] + fields)
    }

    /// A path in both media types.
    private static func both(_ path: String) -> [Step] {
        [get(path), get(path, json)]
    }

    private static let logons: [Step] = {
        let wrong = Client.authorization(Credentials(userName: "x", password: "y"))
        let all: [[HeaderField]] = [[], [wrong], [Client.authorization()], [Client.authorization(), json]]
        return [Step(path: ""), Step(path: "", fields: [json])]
            + all.map { Step(method: "POST", path: "sessionMngr/?v=latest", fields: $0) }
    }()

    private static func cookie(_ token: String) -> HeaderField {
        HeaderField(name: "Cookie", value: "X-RestSvcSessionId=" + token)
    }

    private static let sessions: [Step] = {
        let shown = [
            [], [header], [garbage], [cookie(token)], [header, cookie("bm9uZQ==")], [garbage, cookie(token)],
            [cookie("bm9uZQ==")],
        ]
        return shown.map { Step(path: "logonSessions", fields: $0) } + both("logonSessions/\(Client.sessionID)")
    }()

    private static let backups: [Step] = {
        let types = ["Standard", "ParentBackup", "ChildBackup"]
        let typical = types.compactMap { type in inventory.backups.first { $0.role.backupType == type } }
        let external = inventory.backups.filter { !$0.isInRepository }.prefix(1)
        return (typical + external + inventory.backups.suffix(1)).flatMap { backup in
            ["backups/\(backup.id)", "backups/\(backup.id)?format=Entity"].flatMap { path in
                [get(path), get(path, xml), get(path, json)]
            }
        }
    }()

    private static let lists: [Step] = {
        let standard = inventory.backups.first { $0.role == .standard }?.id.description ?? ""
        let parent = inventory.backups.first { $0.role == .parent }?.id.description ?? ""
        let repository = inventory.repositories.first?.id.description ?? ""
        let paths = [
            "backups", "backups?format=Entity", "agents/backups", "backups/\(parent)/childbackups",
            "backups/\(standard)/restorePoints", "backups/\(standard)/backupFiles", "backupServers", "repositories",
            "externalRepositories", "repositories/\(repository)", "repositories/\(repository)/backups",
            "backupServers/\(inventory.servers.first?.id.description ?? "")",
        ]
        return paths.flatMap(both)
    }()

    private static let queries: [Step] = {
        let parameters =
            QueryField.allCases.flatMap { ["sortAsc=\($0.rawValue)", "filter=\($0.rawValue)!=\(example($0))"] } + [
                "sortDesc=Name", "format=Entities&pageSize=5&page=2&sortAsc=Name&filter=Name!=x", "pageSize=5&page=3",
                "filter=Platform==VMware;BackupType==ChildBackup",
            ]
        let paged = get("query?type=Backup&pageSize=5&page=3", json)
        let forms = ["query?type=Backup", "query?type=Backup&format=Entities"]
        return [get("query"), paged] + forms.flatMap { both($0) + [Step(path: $0)] }
            + parameters.map { get("query?type=Backup&" + $0) }
    }()

    /// A value of a field that some backups have and others have not.
    private static func example(_ field: QueryField) -> String {
        let backup = inventory.backups[0]
        let value =
            switch field {
            case .uid: "urn:veeam:Backup:\(backup.id)"
            case .name: backup.name
            case .jobUID: "urn:veeam:Job:\(backup.job?.id.description ?? "")"
            case .jobName: backup.job?.name ?? ""
            case .repositoryUID: "urn:veeam:Repository:\(inventory.repositories[0].id)"
            case .repositoryName: inventory.repositories[0].name
            case .platform: backup.platform.rawValue
            case .backupType: backup.role.backupType
            }
        return percentEncoded("\"\(value)\"")
    }

    private static let mistakes: [Step] =
        both("backups/\(GUID(high: 0, low: 1))") + both("backups/null") + [
            Step(path: "backups"), Step(path: "backups?format=Entity", fields: [json]),
            Step(path: "backups", fields: [garbage]),
            Step(method: "POST", path: "backups", fields: [header]),
        ]

    private static let logout = [
        Step(method: "DELETE", path: "logonSessions/\(Client.sessionID)", fields: [header]), get("backups"),
        Step(path: "backups", fields: [cookie(token)]),
    ]
}
