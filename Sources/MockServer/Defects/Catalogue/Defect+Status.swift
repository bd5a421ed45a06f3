extension Defect {
    /// Other status codes than the documented ones (page http_response_codes).
    static let status: [Defect] = unknownResources + refusedResources + otherSuccesses

    private static let unknownResources = [
        Defect("unknown-id-found", "An unknown identifier is answered with 200 and a backup.", .invented),
        Defect("unknown-id-200", "An unknown identifier is answered with 200 and an Error.", .notFound(as: .ok)),
        Defect("unknown-id-204", "An unknown identifier is answered with 204.", .notFound(as: .noContent)),
        Defect("unknown-id-500", "An unknown identifier is answered with 500.", .notFound(as: .internalServerError)),
        Defect(
            "malformed-id-200",
            "An identifier that is no GUID is answered with 200 and an Error.",
            .status(.ok, .malformed, for: .badRequest)
        ),
        Defect(
            "malformed-id-500",
            "An identifier that is no GUID is answered with 500.",
            .reply(.malformed) { reply, situation in
                if reply.status == .badRequest { reply = Reply(.broken, mediaType: situation.mediaType) }
            }
        ),
    ]

    private static let refusedResources = [
        Defect("entity-500", "The entity of a backup is answered with 500.", .refusal(.broken, .entity)),
        Defect("entity-404", "The entity of a backup is answered with 404.", .refusal(.notFound, .entity)),
        Defect("reference-500", "The reference to a backup is answered with 500.", .refusal(.broken, .reference)),
        Defect("reference-404", "The reference to a backup is answered with 404.", .refusal(.notFound, .reference)),
        Defect("backup-json-500", "A backup in JSON is answered with 500.", .refusal(.broken, .json)),
        Defect("backup-403", "A backup that is listed is answered with 403.", .refusal(.forbidden, .lastBackup)),
        Defect("listed-backup-404", "One listed backup is answered with 404.", .refusal(.notFound, .lastBackup)),
        Defect("backups-500", "The list of backups is answered with 500.", .refusal(.broken, .backups)),
        Defect("backups-404", "The list of backups is answered with 404.", .refusal(.notFound, .backups)),
        Defect(
            "restore-points-404",
            "The restore points of a backup are answered with 404.",
            .refusal(.notFound, .listBelowBackup(of: .restorePoint))
        ),
        Defect(
            "backup-files-404",
            "The backup files of a backup are answered with 404.",
            .refusal(.notFound, .listBelowBackup(of: .backupFile))
        ),
        Defect(
            "child-backups-404",
            "The child backups of a parent are answered with 404.",
            .refusal(.notFound, .listBelowBackup(of: .backup))
        ),
        Defect("repository-404", "A repository is answered with 404.", .refusal(.notFound, .item(.repository))),
        Defect("server-404", "A backup server is answered with 404.", .refusal(.notFound, .item(.backupServer))),
        Defect(
            "servers-500",
            "The list of backup servers is answered with 500.",
            .refusal(.broken, .list(.backupServer))
        ),
        Defect("root-404", "The root resource is answered with 404.", .refusal(.notFound, .root)),
        Defect("root-401", "The root resource asks for a session.", .rule { $0.session.guardsRoot = true }),
        Defect("session-404", "A session that is logged on is answered with 404.", .refusal(.notFound, .session)),
    ]

    private static let otherSuccesses = [
        Defect("entity-202", "The entity of a backup is answered with 202.", .status(.accepted, .entity)),
        Defect("entity-201", "The entity of a backup is answered with 201.", .status(.created, .entity)),
        Defect("reference-202", "The reference to a backup is answered with 202.", .status(.accepted, .reference)),
        Defect(
            "entity-204",
            "The entity of a backup is answered with 204 and nothing.",
            .reply(.entity) { reply, _ in
                guard !reply.isRefusal else { return }
                (reply.status, reply.representation) = (.noContent, nil)
            }
        ),
        Defect("backups-202", "The list of backups is answered with 202.", .status(.accepted, .backups)),
        Defect(
            "unauthorized-403",
            "A request without a session is answered with 403.",
            .unauthorized { $0 = Reply(.forbidden, mediaType: $0.mediaType) }
        ),
        Defect(
            "unauthorized-302",
            "A request without a session is sent elsewhere.",
            .unauthorized { reply in
                reply.status = .found
                reply.fields = [HeaderField(name: "Location", value: "/login")]
            }
        ),
        Defect(
            "unauthorized-500",
            "A request without a session is answered with 500.",
            .unauthorized { $0 = Reply(.broken, mediaType: $0.mediaType) }
        ),
        Defect(
            "method-ignored",
            "A method that a resource does not know is answered as GET is.",
            .request { request, situation in
                if situation.route.methods.contains("GET"), request.method != "DELETE" { request.method = "GET" }
            }
        ),
    ]
}

extension Scope {
    /// Paths with an identifier that is none.
    fileprivate static let malformed = Scope { $0.route == .malformedIdentifier }
    /// One backup in JSON.
    fileprivate static let json = backup.and(.taking(.json))
    /// The backup that is listed last.
    fileprivate static let lastBackup = Scope { situation in
        situation.view.inventory.backups.last.map { situation.route == .item(.backup, $0.id) } ?? false
    }
}

extension Refusal {
    /// The server fails.
    fileprivate static let broken = Refusal(status: .internalServerError, message: "This may be a bug.")
}

extension Fault {
    /// A backup under every identifier that is asked for.
    fileprivate static let invented = reply(.backup) { reply, situation in
        guard reply.status == .notFound, case .item(.backup, let id) = situation.route,
            var backup = situation.view.inventory.backups.first
        else { return }
        backup.id = id
        let item = situation.view.item(backup, form: situation.form)
        let representation = situation.view.representation(of: item, form: situation.form)
        reply = Reply(Answer(status: .ok, representation: representation), mediaType: reply.mediaType)
    }

    /// Another status for backups that do not exist.
    fileprivate static func notFound(as status: Status) -> Fault {
        reply(.backup) { reply, _ in
            guard reply.status == .notFound else { return }
            if status == .noContent { reply.representation = nil }
            if status == .internalServerError { reply = Reply(.broken, mediaType: reply.mediaType) }
            reply.status = status
        }
    }

    /// Another reply to requests without a session; logons without credentials are another promise.
    fileprivate static func unauthorized(_ change: @escaping @Sendable (inout Reply) -> Void) -> Fault {
        reply { reply, situation in
            if reply.status == .unauthorized, situation.route != .sessionManager { change(&reply) }
        }
    }
}
