extension Defect {
    /// Header fields that are absent or untrue (page em_web_api_specifications).
    static let headers: [Defect] = [
        Defect("content-length-missing", "A backup comes without Content-Length.", .header("Content-Length", nil)),
        Defect("content-type-missing", "A backup comes without Content-Type.", .header("Content-Type", nil)),
        Defect("content-type-html", "A backup comes as text/html.", .header("Content-Type", "text/html")),
        Defect("content-type-text-xml", "A backup in XML comes as text/xml.", .contentType(of: .xml, "text/xml")),
        Defect("content-type-text-json", "A backup in JSON comes as text/json.", .contentType(of: .json, "text/json")),
        Defect("content-type-malformed", "The media type of a backup is one word.", .header("Content-Type", "xml")),
        Defect(
            "content-type-doubled",
            "A backup comes with two fields Content-Type that differ.",
            .response(.backup) { $0.fields.append(HeaderField(name: "Content-Type", value: "text/plain")) }
        ),
        Defect(
            "xml-called-json",
            "A backup in XML comes as application/json.",
            .contentType(of: .xml, "application/json; charset=utf-8")
        ),
        Defect(
            "json-called-xml",
            "A backup in JSON comes as application/xml.",
            .contentType(of: .json, "application/xml; charset=utf-8")
        ),
        Defect(
            "charset-lies",
            "A backup in UTF-8 comes with charset=utf-16.",
            .response(.backup) { $0.set(charset: "utf-16") }
        ),
        Defect(
            "error-content-type-missing",
            "An Error comes without Content-Type.",
            .response { if $0.status >= 400 { $0.set("Content-Type", to: nil) } }
        ),
        Defect("challenge-missing", "A 401 has no WWW-Authenticate.", .challenge(nil)),
        Defect("challenge-bearer", "A 401 asks for the scheme Bearer.", .challenge("Bearer realm=\"RestSvc\"")),
        Defect("challenge-empty", "A 401 asks for no scheme.", .challenge("")),
    ]
}

extension Fault {
    fileprivate static func header(_ name: String, _ value: String?) -> Fault {
        response(.backup) { $0.set(name, to: value) }
    }

    fileprivate static func contentType(of mediaType: MediaType, _ value: String) -> Fault {
        response(.backup.and(.taking(mediaType))) { $0.set("Content-Type", to: value) }
    }

    /// Another challenge to requests that lack a session.
    fileprivate static func challenge(_ value: String?) -> Fault {
        response(Scope { $0.route != .sessionManager }) { response in
            if response.status == 401 { response.set("WWW-Authenticate", to: value) }
        }
    }
}
