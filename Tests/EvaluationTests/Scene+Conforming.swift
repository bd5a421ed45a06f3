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
        answers[try Scene.request(form, .json)] = .success(.ok(Array(body.json.utf8), .json))
        answers[try Scene.request(form, .xml, session: .none)] = .success(.refused)
        answers[try Scene.request(form, .xml, session: .invalid)] = .success(.refused)
    }

    private mutating func serveDestinations() throws {
        try serve(FarBody.reference("Repository", at: Example.repository), at: Example.repository)
        try serve(FarBody.reference("BackupServer", at: Example.server), at: Example.server)
        try serve(FarBody.list("RestorePoint"), at: "\(Example.backup)/restorePoints")
        try serve(FarBody.list("BackupFile"), at: "\(Example.backup)/backupFiles")
        try serve(FarBody.list("Backup"), at: "\(Example.backup)/childbackups")
        try serve(FarBody.backups, at: "\(Example.backup)/childbackups?format=Entity")
        try serve(FarBody.reference("Backup", at: Example.parent), at: Example.parent)
        try serve(FarBody.backup, at: "\(Example.parent)?format=Entity")
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
        ReadRequest(target: try #require(Href(href).target), accept: mediaType, session: .main)
    }
}

/// What stands behind a link, in both media types.
struct FarBody: Sendable {
    var xml: String
    var json: String

    static func reference(_ kind: String, at href: String) -> FarBody {
        let namespace = "http://www.veeam.com/ent/v1.0"
        return FarBody(
            xml: "<EntityRef xmlns=\"\(namespace)\" Type=\"\(kind)Reference\" Href=\"\(href)\" />",
            json: "{\"Type\": \"\(kind)Reference\", \"Href\": \"\(href)\"}"
        )
    }

    /// A backup as an entity, as far as a link to it goes.
    static let backup = FarBody(
        xml: "<Backup xmlns=\"http://www.veeam.com/ent/v1.0\" Type=\"Backup\" />",
        json: "{\"BackupType\": \"ParentBackup\", \"Type\": \"Backup\"}"
    )

    /// A list of backups as entities.
    static let backups = FarBody(
        xml: "<Backups xmlns=\"http://www.veeam.com/ent/v1.0\"><Backup Type=\"Backup\" /></Backups>",
        json: "{\"Backups\": [{\"Type\": \"Backup\"}]}"
    )

    static func list(_ kind: String) -> FarBody {
        let namespace = "http://www.veeam.com/ent/v1.0"
        return FarBody(
            xml: "<EntityReferences xmlns=\"\(namespace)\"><Ref Type=\"\(kind)Reference\" /></EntityReferences>",
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
        Response(
            status: 401,
            reason: "Unauthorized",
            fields: [FieldLine("WWW-Authenticate", "Basic realm=\"RestSvc\""), FieldLine("Content-Length", "0")],
            body: []
        )
    }

    /// An answer without content.
    static func empty(_ status: Int, _ reason: String = "", fields: [FieldLine] = []) -> Response {
        Response(status: status, reason: reason, fields: fields, body: [])
    }
}
