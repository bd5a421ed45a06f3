import Conformance
import Testing

extension Scene {
    /// A server without fault.
    ///
    /// `change` breaks the body of one form before it is written out, in both media types.
    static func conforming(
        _ type: BackupType,
        breaking form: Form = .entity,
        by change: (inout BackupBody) -> Void = { _ in }
    ) throws -> Scene {
        var bodies = [Form.reference: BackupBody.conforming(type, as: .reference)]
        bodies[.entity] = BackupBody.conforming(type, as: .entity)
        if var body = bodies[form] {
            change(&body)
            bodies[form] = body
        }
        var scene = Scene()
        for (form, body) in bodies { try scene.serve(body, as: form) }
        try scene.serveDestinations()
        return scene
    }

    /// A server whose body in one form and media type is this text.
    static func serving(_ text: String, as form: Form, _ mediaType: MediaType) throws -> Scene {
        try serving(Array(text.utf8), as: form, mediaType)
    }

    /// A server whose body in one form and media type is these bytes.
    static func serving(_ bytes: [UInt8], as form: Form, _ mediaType: MediaType) throws -> Scene {
        var scene = try Scene.conforming(.standard)
        scene.answers[try request(form, mediaType)] = .success(.ok(bytes, mediaType))
        return scene
    }

    /// A server whose answer in one form and media type is this one.
    static func answering(_ response: Response, as form: Form, _ mediaType: MediaType) throws -> Scene {
        var scene = try Scene.conforming(.standard)
        scene.answers[try request(form, mediaType)] = .success(response)
        return scene
    }

    private mutating func serve(_ body: BackupBody, as form: Form) throws {
        let xml = Response.ok(Array(body.xml.utf8), .xml)
        answers[try Scene.request(form, .xml)] = .success(xml)
        answers[try Scene.request(form, nil)] = .success(xml)
        answers[ReadRequest(target: try Scene.target(form), accept: .any, session: .main)] = .success(xml)
        let json = Response.ok(Array(body.json.utf8), .json)
        answers[ReadRequest(target: try Scene.target(form), accept: .list, session: .main)] = .success(json)
        answers[try Scene.request(form, .json)] = .success(.ok(Array(body.json.utf8), .json))
        for mediaType in MediaType.allCases {
            for session in [SessionUse.none, .invalid] {
                answers[try Scene.request(form, mediaType, session: session)] = .success(.refused)
            }
        }
    }

    private mutating func serveDestinations() throws {
        try serve(FarBody.reference("Repository", at: Example.repository), at: Example.repository)
        try serve(FarBody.reference("BackupServer", at: Example.server), at: Example.server)
        try serve(FarBody.list("RestorePoint", [FarBody.point(Example.point)]), at: "\(Example.backup)/restorePoints")
        try serve(FarBody.point(Example.point), at: "\(Example.point)?format=Entity")
        try serve(FarBody.list("BackupFile", [FarBody.point(Example.point)]), at: "\(Example.backup)/backupFiles")
        try serve(FarBody.list("Backup"), at: "\(Example.backup)/childbackups")
        try serve(FarBody.backups(of: Example.backup), at: "\(Example.backup)/childbackups?format=Entity")
        try serve(FarBody.reference("Backup", at: Example.parent), at: Example.parent)
        try serve(FarBody.parent, at: "\(Example.parent)?format=Entity")
        let siblings = FarBody.list("Backup", [FarBody.reference("Backup", at: Example.backup)])
        try serve(siblings, at: "\(Example.parent)/childbackups?format=Entity")
        try serveCollections()
    }

    /// The session, and the collections it leads to.
    private mutating func serveCollections() throws {
        home = Href(Example.session).target
        let kinds = [
            ("BackupServer", "backupServers", Example.server), ("Repository", "repositories", Example.repository),
        ]
        let links = kinds.map { kind, path, _ in
            "<Link Rel=\"Down\" Type=\"\(kind)ReferenceList\" Href=\"\(Example.base)/\(path)\" />"
        }
        try serve(FarBody(xml: FarBody.element("LogonSession", links.joined()), json: "{}"), at: Example.session)
        for (kind, path, member) in kinds {
            let list = FarBody.list(kind, [FarBody.reference(kind, at: member)])
            try serve(list, at: "\(Example.base)/\(path)")
        }
    }

    /// Answers with a body in both media types behind an `Href`.
    mutating func serve(_ body: FarBody, at href: String) throws {
        for mediaType in MediaType.allCases {
            let bytes = Array((mediaType == .xml ? body.xml : body.json).utf8)
            answers[try Scene.request(behind: href, mediaType)] = .success(.ok(bytes, mediaType))
        }
    }

    /// Answers differently behind an `Href`, in both media types.
    mutating func answer(_ answer: Answer, at href: String) throws {
        for mediaType in MediaType.allCases { answers[try Scene.request(behind: href, mediaType)] = answer }
    }

    /// The request that following a link makes.
    static func request(behind href: String, _ mediaType: MediaType) throws -> ReadRequest {
        ReadRequest(target: try #require(Href(href).target), accept: Accept(mediaType), session: .main)
    }
}

/// What stands behind a link, in both media types.
struct FarBody: Sendable {
    var xml: String
    var json: String

    static let namespace = "http://www.veeam.com/ent/v1.0"

    /// An element with links.
    static func element(_ name: String, _ links: String, attributes: String = "", rest: String = "") -> String {
        "<\(name) xmlns=\"\(namespace)\"\(attributes)><Links>\(links)</Links>\(rest)</\(name)>"
    }

    static func reference(_ kind: String, at href: String) -> FarBody {
        FarBody(
            xml: "<EntityRef xmlns=\"\(namespace)\" UID=\"u\" Type=\"\(kind)Reference\" Href=\"\(href)\" />",
            json: "{\"UID\": \"u\", \"Type\": \"\(kind)Reference\", \"Href\": \"\(href)\"}"
        )
    }

    /// A restore point that leads up to the backup, and to its other form.
    static func point(_ href: String) -> FarBody {
        let up = "<Link Rel=\"Up\" Type=\"BackupReference\" Href=\"\(Example.backup)\" />"
        let other = "<Link Rel=\"Alternate\" Type=\"RestorePoint\" Href=\"\(href)?format=Entity\" />"
        return FarBody(xml: element("RestorePoint", up + other, attributes: " Href=\"\(href)\""), json: "{}")
    }

    /// A container as an entity, as far as a link to it goes.
    static let parent = FarBody(
        xml: element(
            "Backup",
            "<Link Rel=\"Down\" Type=\"BackupList\" Href=\"\(Example.parent)/childbackups?format=Entity\" />",
            attributes: " Type=\"Backup\""
        ),
        json: "{\"BackupType\": \"ParentBackup\", \"Type\": \"Backup\"}"
    )

    /// A list of child backups as entities.
    static func backups(of parent: String) -> FarBody {
        let up = "<Link Rel=\"Up\" Type=\"Backup\" Href=\"\(parent)?format=Entity\" />"
        return FarBody(
            xml: "<Backups xmlns=\"\(namespace)\"><Backup Type=\"Backup\"><Links>\(up)</Links></Backup></Backups>",
            json: "{\"Backups\": [{\"Type\": \"Backup\"}]}"
        )
    }

    /// A list of references; the items are any elements with attributes.
    static func list(_ kind: String, _ items: [FarBody] = []) -> FarBody {
        let elements = items.isEmpty ? "<Ref Type=\"\(kind)Reference\" />" : items.map(\.xml).joined()
        return FarBody(
            xml: "<EntityReferences xmlns=\"\(namespace)\">\(elements)</EntityReferences>",
            json: "{\"Refs\": [{\"Type\": \"\(kind)Reference\"}]}"
        )
    }
}

extension Response {
    /// A success as a server without fault sends it.
    static func ok(_ bytes: [UInt8], _ mediaType: MediaType) -> Response {
        let fields = [
            FieldLine("Content-Type", "\(mediaType.name); charset=utf-8"),
            FieldLine("Content-Length", "\(bytes.count)"),
        ]
        return Response(status: 200, reason: "OK", fields: fields, body: bytes)
    }

    /// The answer to whoever has no session.
    static var refused: Response {
        let body = Array("<Error xmlns=\"\(FarBody.namespace)\" StatusCode=\"401\" />".utf8)
        let fields = [
            FieldLine("WWW-Authenticate", "Basic realm=\"RestSvc\""), FieldLine("Content-Type", "application/xml"),
            FieldLine("Content-Length", "\(body.count)"),
        ]
        return Response(status: 401, reason: "Unauthorized", fields: fields, body: body)
    }

    /// An answer without content.
    static func empty(_ status: Int, _ reason: String = "", fields: [FieldLine] = []) -> Response {
        Response(status: status, reason: reason, fields: fields, body: [])
    }
}
