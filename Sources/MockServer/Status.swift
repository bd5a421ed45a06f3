/// The status codes that the mock answers with.
enum Status: Int, Hashable, Sendable {
    case ok = 200
    case created = 201
    case accepted = 202
    case noContent = 204
    case found = 302
    case badRequest = 400
    case unauthorized = 401
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case unsupportedMediaType = 415
    case internalServerError = 500

    /// The reason phrase, written without a space as Enterprise Manager does.
    var reason: String {
        switch self {
        case .ok: "OK"
        case .created: "Created"
        case .accepted: "Accepted"
        case .noContent: "NoContent"
        case .found: "Found"
        case .badRequest: "BadRequest"
        case .unauthorized: "Unauthorized"
        case .forbidden: "Forbidden"
        case .notFound: "NotFound"
        case .methodNotAllowed: "MethodNotAllowed"
        case .unsupportedMediaType: "UnsupportedMediaType"
        case .internalServerError: "InternalServerError"
        }
    }
}
