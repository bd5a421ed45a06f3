extension Defect {
    /// What is wrong with the root, a session that is read, the list of backups or the result of a query.
    static let reads: [Defect] =
        ReadResource.all.flatMap { resource in ReadFlaw.all.map { $0.of(resource) } }
        + flawedLink(.root, type: "LogonSessionList") + flawedLink(.session, type: "NasService")
        + readSessions + unguarded

    /// Flaws of the link of one type, which leads to nothing that a reader of backups needs.
    private static func flawedLink(_ resource: ReadResource, type: String) -> [Defect] {
        let defect = { (flaw: String, predicate: String, change: @escaping @Sendable (inout Link) -> Void) in
            Defect(
                "\(resource.slug)-link-\(flaw)",
                "\(resource.title) has a link \(predicate)",
                .content(resource.scope) { $0.editLinks(where: { $0.type == type }, change) }
            )
        }
        return [
            defect("without-rel", "without Rel.") { $0.relation = nil },
            defect("relative", "that names no origin.") { link in
                guard let href = link.href, let path = href.firstRange(of: "/api/") else { return }
                link.href = String(href[path.lowerBound...])
            },
            defect("without-type", "without Type.") { $0.type = nil },
        ]
    }

    private static let readSessions = [
        // The other resources have such defects in `negotiation`.
        Defect(
            "session-accept-ignored",
            "A session that is read ignores Accept.",
            .reply(ReadResource.session.scope) { reply, _ in
                if reply.status == .ok { reply.mediaType = .xml }
            }
        ),
        Defect(
            "session-wrong-root",
            "The root of a session that is read is named Session.",
            .session { $0.name = "Session" }
        ),
        Defect(
            "session-without-id",
            "A session that is read has no SessionId.",
            .session { $0.removeElement("SessionId") }
        ),
        Defect(
            "session-without-backups-link",
            "A session that is read has no link to the backups.",
            .session { session in
                session.removeLinks {
                    $0.type == Kind.backup.listType(.reference) || $0.type == Kind.backup.listType(.entity)
                }
            }
        ),
    ]

    private static let unguarded = [
        Defect(
            "backups-without-session",
            "The list of backups is shown without a session.",
            .unguarded(.backups) { situation in
                let backups = Collection(kind: .backup, selection: .all)
                return situation.view.items(in: backups, form: situation.form)
                    .map { situation.view.representation(of: $0, kind: .backup, form: situation.form) }
            }
        ),
        Defect(
            "query-without-session",
            "A query is answered without a session.",
            .unguarded(.query) { situation in
                let query = try? Query(situation.target, style: situation.view.behaviour.query)
                return query.map(situation.view.result)
            }
        ),
    ]
}

extension Fault {
    fileprivate static func session(_ change: @escaping @Sendable (inout Representation) -> Void) -> Fault {
        content(ReadResource.session.scope, change)
    }

    /// Something to read for who shows no token; a token that is none is refused as ever.
    fileprivate static func unguarded(
        _ resource: ReadResource,
        _ content: @escaping @Sendable (Situation) -> Representation?
    ) -> Fault {
        reply(resource.scope) { reply, situation in
            let token = situation.view.behaviour.session.token(in: situation.request.fields)
            guard reply.status == .unauthorized, token == nil, let representation = content(situation) else { return }
            reply = Reply(Answer(status: .ok, representation: representation), mediaType: situation.mediaType)
        }
    }
}
