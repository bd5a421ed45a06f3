/// What a path below `/api` names.
enum Route: Hashable, Sendable {
    case enterpriseManager
    case sessionManager
    case sessions
    case session(GUID)
    case service(Service)
    case query
    case collection(Collection)
    case item(Kind, GUID)
    /// A list below a backup server whose items are no key resources.
    case plainList(PlainList, of: GUID)
    /// A resource path whose identifier is not written as one.
    case malformedIdentifier
    case unknown
    /// A path that is not below `/api`.
    case outside

    /// Finds the route of decoded segments, without regard to their case.
    init(_ segments: [String]) {
        let path = segments.map { $0.lowercased() }
        self = Self.fixed(path) ?? Self.identified(path) ?? .unknown
    }

    /// The methods that the resource knows; empty for a path that names none.
    var methods: [String] {
        switch self {
        case .sessionManager: ["POST"]
        case .session: ["GET", "DELETE"]
        case .enterpriseManager, .sessions, .service, .query, .collection, .item, .plainList: ["GET"]
        case .malformedIdentifier, .unknown, .outside: []
        }
    }

    private static func fixed(_ path: [String]) -> Route? {
        switch path {
        case []: return .enterpriseManager
        case ["sessionmngr"]: return .sessionManager
        case ["logonsessions"]: return .sessions
        case ["query"]: return .query
        default:
            let joined = path.joined(separator: "/")
            if let service = Service.byPath[joined] { return .service(service) }
            return Collection.byPath[joined].map { .collection($0) }
        }
    }

    private static func identified(_ path: [String]) -> Route? {
        if path.count == 2, path[0] == "logonsessions" {
            return GUID(path[1]).map { .session($0) } ?? .malformedIdentifier
        }
        if let kind = kind(at: path.dropLast()), let segment = path.last {
            return GUID(segment).map { .item(kind, $0) } ?? .malformedIdentifier
        }
        guard path.count > 2, let kind = kind(at: path.dropLast(2)) else { return nil }
        return below(kind, identifier: path[path.count - 2], segment: path[path.count - 1])
    }

    private static func below(_ kind: Kind, identifier: String, segment: String) -> Route? {
        guard let identifier = GUID(identifier) else { return .malformedIdentifier }
        if kind == .backupServer, let list = PlainList(rawValue: segment) {
            return .plainList(list, of: identifier)
        }
        return Collection.below(kind, identifier, segment: segment).map { .collection($0) }
    }

    /// The kind whose own collection is at a path; a subset elsewhere has no item paths.
    private static func kind(at path: ArraySlice<String>) -> Kind? {
        guard let collection = Collection.byPath[path.joined(separator: "/")], collection.selection == .all else {
            return nil
        }
        return collection.kind
    }
}

/// A list of a backup server that is empty here; the raw value is its segment.
enum PlainList: String, Hashable, Sendable {
    case credentials
    case passwords

    /// The root element.
    var root: String {
        switch self {
        case .credentials: "CredentialsInfoList"
        case .passwords: "PasswordKeyInfoList"
        }
    }
}
