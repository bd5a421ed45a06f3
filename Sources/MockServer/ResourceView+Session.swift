extension ResourceView {
    /// The root resource, which tells where to log on and with which versions.
    var enterpriseManager: Representation {
        let versions = style.versions.map { version in
            Representation(
                name: "SupportedVersion",
                attributes: [.init(name: "Name", value: .text(version.rawValue))],
                links: [logon(version.rawValue)],
                order: .linksFirst
            )
        }
        return Representation(
            name: "EnterpriseManager",
            attributes: [
                .init(name: "Href", value: .text(href(""))), .init(name: "Type", value: .text("EnterpriseManager")),
            ],
            links: [Link(relation: .down, href: href("logonSessions"), type: "LogonSessionList"), logon("latest")],
            elements: [
                .nested(
                    Representation(
                        name: "SupportedVersions",
                        items: .init(member: "SupportedVersions", list: versions)
                    )
                )
            ]
        )
    }

    private func logon(_ version: String) -> Link {
        Link(relation: .create, href: href("sessionMngr/?v=\(version)"), type: "LogonSession")
    }

    /// A logon session with the links to everything else.
    func logonSession(_ session: Session) -> Representation {
        Representation(
            name: "LogonSession",
            attributes: [
                .init(name: "Href", value: .text(href(session.path))),
                .init(name: "Type", value: .text("LogonSession")),
            ],
            links: sessionLinks(session),
            elements: [
                .scalar(name: "UserName", value: .text(session.userName)),
                .scalar(name: "SessionId", value: .text(session.id.description)),
            ]
        )
    }

    /// The list of sessions.
    func logonSessions(_ sessions: [Session]) -> Representation {
        Representation(
            name: "LogonSessions",
            items: .init(member: "LogonSessions", list: sessions.map(logonSession))
        )
    }

    private func sessionLinks(_ session: Session) -> [Link] {
        let kinds: [Kind] = [
            .backupServer, .managedServer, .job, .failoverPlan, .hierarchyRoot, .repository, .backup, .restorePoint,
            .vmRestorePoint, .vAppRestorePoint, .replica, .vmReplicaPoint, .catalogVm, .backupJobSession,
            .restoreSession, .replicaJobSession, .backupTaskSession, .replicaTaskSession, .wanAccelerator,
            .backupFile, .externalRepository,
        ].filter { !style.forbidden.contains($0) }
        var links = [Link(relation: .up, href: href(""), type: "EnterpriseManager")]
        links += kinds.map { list(.down, $0, at: $0.path) }
        links += [Service.security, .tasks, .query, .lookup, .summaryReport].map(service)
        links += kinds.map { list(.down, $0, at: $0.path, form: .entity) }
        if !style.forbidden.contains(.backupServer) {
            links.append(Link(relation: .create, href: href("backupServers?action=create")))
        }
        links += [Service.vCloud, .agents, .selfService, .nas].map(service)
        links.append(Link(relation: .delete, href: href(session.path)))
        return links
    }

    private func service(_ service: Service) -> Link {
        Link(
            relation: .down,
            href: href(service.path),
            type: service.linkType,
            name: service == .summaryReport ? "Summary" : nil
        )
    }

    /// A service: links up to the session and down to its collections.
    func representation(of service: Service, session: Session) -> Representation {
        guard service != .tasks else {
            return Representation(name: service.root, items: .init(member: service.root, list: []))
        }
        let up = Link(relation: .up, href: href(session.path), type: "LogonSession")
        let ready = service == .query ? readyQueries : []
        let down = service.collections.map { list(.down, $0.kind, at: $0.path) } + ready
        return Representation(name: service.root, links: [up] + down)
    }

    /// The links to queries that need no more parameters and may be sent.
    private var readyQueries: [Link] {
        QueryType.all.filter { type in type.kind.map { !style.forbidden.contains($0) } ?? true }.map(readyQuery)
    }

    private func readyQuery(_ type: QueryType) -> Link {
        let parameters = "type=\(type.name)&format=Entities&sortAsc=\(type.readyOrder)&pageSize=15&page=1"
        return Link(relation: .down, href: href("query?" + parameters), type: "QueryResult")
    }
}
