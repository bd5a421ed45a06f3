extension Defect {
    /// Other media types than the negotiated ones (page em_web_api_specifications).
    static let negotiation: [Defect] = [
        Defect("json-asked-xml-sent", "Who asks for a backup in JSON gets XML.", .accepting(.json, means: .xml)),
        Defect("xml-asked-json-sent", "Who asks for a backup in XML gets JSON.", .accepting(.xml, means: .json)),
        Defect(
            "no-accept-json-sent",
            "Who asks for a backup without Accept gets JSON.",
            .request(.backup) { request, _ in
                if request.fields.first(named: "Accept") == nil { request.set("Accept", to: MediaType.json.rawValue) }
            }
        ),
        Defect("entity-always-xml", "The entity of a backup ignores Accept.", .always(.xml, .entity)),
        Defect("reference-always-xml", "The reference to a backup ignores Accept.", .always(.xml, .reference)),
        Defect("backups-always-xml", "The list of backups ignores Accept.", .always(.xml, .backups)),
        Defect("root-always-xml", "The root resource ignores Accept.", .always(.xml, .root)),
        Defect("logon-always-xml", "A logon ignores Accept.", .always(.xml, .logon)),
        Defect("query-always-xml", "A query ignores Accept.", .always(.xml, .query)),
        Defect(
            "format-ignored",
            "Whoever asks for the entity of a backup gets the reference.",
            .request(.backup) { request, _ in request.removeParameters { $0 == "format" } }
        ),
        Defect(
            "format-always-entity",
            "Whoever asks for a reference to a backup gets the entity.",
            .request(.reference) { request, _ in request.target += "?format=Entity" }
        ),
        Defect(
            "backups-format-ignored",
            "Whoever asks for the entities of all backups gets references.",
            .request(.backups) { request, _ in request.removeParameters { $0 == "format" } }
        ),
    ]
}

extension Fault {
    /// Takes one media type for another where it is asked for by name.
    fileprivate static func accepting(_ asked: MediaType, means sent: MediaType) -> Fault {
        request(.backup.and(.taking(asked))) { request, _ in
            if request.fields.first(named: "Accept") != nil { request.set("Accept", to: sent.rawValue) }
        }
    }

    fileprivate static func always(_ mediaType: MediaType, _ scope: Scope) -> Fault {
        request(scope) { request, _ in request.set("Accept", to: mediaType.rawValue) }
    }
}
