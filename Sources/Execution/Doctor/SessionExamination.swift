import Conformance
import Evaluation
import Representation

/// What the session shows of the user, and of what the user may see.
struct SessionExamination {
    private let home: Observation
    private let newest: RESTVersion?
    private let servers: [Resource]

    init(_ home: Observation, newest: RESTVersion?, servers: [Resource]) {
        self.home = home
        self.newest = newest
        self.servers = servers
    }

    /// The step.
    var step: Diagnosis.Step {
        switch home.result {
        case .failure(let error): failed(error.explanation, "look at what stands between, and at the server's own log")
        case .success(let response) where response.status == 401:
            failed(
                "the new session's token was refused with status 401",
                "what stands between may take the field X-RestSvcSessionId away; ask the server without it"
            )
        case .success(let response) where response.status != 200:
            failed("the session is answered with status \(response.status)", "look at the server's own log")
        case .success:
            if let resource = home.resource, let links = resource.links {
                found(resource, links)
            } else {
                failed("the session cannot be read, or has no links", "emconform run --filter 'session.*' tells more")
            }
        }
    }

    private func failed(_ seen: String, _ remedy: String) -> Diagnosis.Step {
        Diagnosis.Step(.session, .failed(remedy: remedy), seen)
    }

    private func found(_ resource: Resource, _ links: [Resource.Link]) -> Diagnosis.Step {
        let user = resource.text(of: "UserName") ?? "a user it does not name"
        let version = newest.map { "REST \($0), the newest of those offered" } ?? "the newest REST version there is"
        let ways = links.filter { $0.relation == "Down" }
        let lists = ways.filter { $0.type?.hasSuffix("ReferenceList") == true }.count
        let builds = servers.map { server in
            "backup server \(server.text(of: "Name") ?? "without a name") has version \(server.text(of: "Version") ?? "unknown")"
        }
        return Diagnosis.Step(
            .session,
            .fine,
            "of \(user), \(version)",
            facts: ["the role sees \(lists) collections by \(ways.count) links; its name is told nowhere"] + builds
        )
    }
}

extension Diagnosis.Step {
    /// What becomes of the list of backups.
    static func backups(_ list: Observation) -> Self {
        switch list.result {
        case .failure(let error) where error.kind == .contentTooLarge:
            Self(.backups, .fine, "more than fit in one answer; a run reads them page by page")
        case .failure(let error):
            Self(.backups, .failed(remedy: "look at the server's own log"), error.explanation)
        case .success(let response) where response.status == 403:
            Self(.backups, .failed(remedy: roleRemedy), "the list of backups is refused with status 403")
        case .success(let response) where response.status != 200 || list.resource == nil:
            Self(
                .backups,
                .failed(remedy: "emconform run --filter 'backup.collection.*' tells more"),
                "the list of backups is answered with status \(response.status), and cannot be read"
            )
        case .success: counted(list.resource?.listedItems.count ?? 0)
        }
    }

    private static func counted(_ count: Int) -> Self {
        let none = "none are listed; a run needs --allow-empty, and judges no backup"
        return Self(.backups, .fine, count == 0 ? none : count == 1 ? "1 is listed" : "\(count) are listed")
    }

    /// The session leads to no backups.
    static let backupsNotLinked = Self(.backups, .failed(remedy: roleRemedy), "the session links to no list of backups")

    private static let roleRemedy =
        "the role does not see backups; ask an administrator of Enterprise Manager for one that does"

    /// What becomes of the end of the session.
    static func logout(_ result: Result<Response, TransportError>) -> Self {
        let remedy = "it ends by itself after 15 minutes without a request"
        return switch result {
        case .success(let response) where (200...299).contains(response.status):
            Self(.logout, .fine, "the session is ended")
        case .success(let response):
            Self(.logout, .failed(remedy: remedy), "the session stays: status \(response.status)")
        case .failure(let error): Self(.logout, .failed(remedy: remedy), "the session stays: \(error.explanation)")
        }
    }
}
