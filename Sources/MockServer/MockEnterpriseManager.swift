/// A conforming Enterprise Manager as a value: requests in, responses out, and no socket.
///
/// Sessions are the only state that a request changes.
public struct MockEnterpriseManager: Sendable {
    /// Changes a response before it is sent.
    public typealias Transform = @Sendable (MockRequest, MockResponse) -> MockResponse

    /// Settings that seldom differ from their defaults.
    public struct Options: Sendable {
        /// Scheme, host and port of every link, such as `https://em.example:9398`; `nil` takes those of the request.
        public var hrefOrigin: String?
        /// The time without requests, in seconds, after which a session ends.
        public var idleLimit: Double
        /// The clocks.
        public var clock: MockClock
        /// Draws the identifier of the next session.
        public var makeSessionID: @Sendable () -> GUID
        /// The ways in which the server is right and yet different.
        public var variants: Set<Variant>

        /// Makes settings.
        public init(
            hrefOrigin: String? = nil,
            idleLimit: Double = 15 * 60,
            clock: MockClock = .system,
            makeSessionID: @escaping @Sendable () -> GUID = Options.randomID,
            variants: Set<Variant> = []
        ) {
            self.hrefOrigin = hrefOrigin
            self.idleLimit = idleLimit
            self.clock = clock
            self.makeSessionID = makeSessionID
            self.variants = variants
        }

        /// An identifier from the random numbers of the system.
        public static let randomID: @Sendable () -> GUID = {
            var generator = SystemRandomNumberGenerator()
            return GUID(using: &generator)
        }
    }

    /// What the installation holds.
    public var inventory: Inventory {
        didSet { served = behaviour.inventory.applied(to: inventory) }
    }
    /// What a logon must present.
    public var credentials: Credentials
    /// Applied to every response; `nil` leaves the server conforming.
    public var transform: Transform?
    let options: Options
    let behaviour: Behaviour
    /// The inventory as the variants leave it.
    private var served: Inventory
    private var sessions: SessionStore

    /// Makes a server without sessions.
    public init(
        inventory: Inventory,
        credentials: Credentials,
        options: Options = Options(),
        transform: Transform? = nil
    ) {
        self.inventory = inventory
        self.credentials = credentials
        self.options = options
        self.transform = transform
        behaviour = Behaviour(variants: options.variants)
        served = behaviour.inventory.applied(to: inventory)
        sessions = SessionStore(idleLimit: options.idleLimit, style: behaviour.session)
    }

    /// Answers a request.
    public mutating func respond(to request: MockRequest) -> MockResponse {
        let response: MockResponse
        do {
            response = composed(try answer(to: request), for: request)
        } catch {
            response = composed(error, for: request)
        }
        return transform?(request, response) ?? response
    }

    private mutating func answer(to request: MockRequest) throws(Refusal) -> Answer {
        let target = RequestTarget(request.target)
        guard let segments = target.segments else { throw .notFound }
        let route = Route(segments)
        switch route {
        case .enterpriseManager:
            try requireMethod(of: request, route)
            return Answer(status: .ok, representation: view(for: request).enterpriseManager)
        case .sessionManager:
            try requireMethod(of: request, route)
            return try logOn(request, version: target.parameter("v"))
        default:
            let session = try session(of: request)
            try requireMethod(of: request, route)
            return try answer(to: request, route: route, target: target, session: session)
        }
    }

    private mutating func answer(
        to request: MockRequest,
        route: Route,
        target: RequestTarget,
        session: Session
    ) throws(Refusal) -> Answer {
        let view = view(for: request)
        let form = target.form
        switch route {
        case .session(let id):
            return try answer(to: request, session: id, view)
        case .sessions:
            return Answer(status: .ok, representation: view.logonSessions(sessions.all))
        case .service(let service):
            return Answer(status: .ok, representation: view.representation(of: service, session: session))
        case .query:
            return Answer(status: .ok, representation: try result(of: try Query(target), view))
        case .collection(let collection):
            try requirePermission(toRead: collection)
            guard let items = view.items(in: collection, form: form) else { throw .notFound }
            return Answer(
                status: .ok,
                representation: view.representation(of: items, kind: collection.kind, form: form)
            )
        case .item(let kind, let id):
            guard let item = view.item(kind, id, form: form) else { throw .notFound }
            return Answer(status: .ok, representation: view.representation(of: item, form: form))
        case .plainList(let list, let server):
            guard served.serverByID[server] != nil else { throw .notFound }
            return Answer(
                status: .ok,
                representation: Representation(name: list.root, items: .init(member: list.root, list: []))
            )
        case .malformedIdentifier:
            throw .malformedIdentifier
        case .enterpriseManager, .sessionManager, .unknown:
            throw .notFound
        }
    }

    private mutating func answer(
        to request: MockRequest,
        session id: GUID,
        _ view: ResourceView
    ) throws(Refusal) -> Answer {
        if request.method == "DELETE" { return try logOff(id) }
        guard let session = sessions.session(id) else { throw .notFound }
        return Answer(status: .ok, representation: view.logonSession(session))
    }

    private func requireMethod(of request: MockRequest, _ route: Route) throws(Refusal) {
        let methods = route.methods
        // A path that names nothing knows no methods; what is wrong with it is said later.
        guard methods.isEmpty || methods.contains(request.method) else { throw .methodNotAllowed(methods) }
    }

    private func requirePermission(toRead collection: Collection) throws(Refusal) {
        guard collection.selection != .all || !behaviour.view.forbidden.contains(collection.kind) else {
            throw .forbidden
        }
    }

    private func result(of query: Query, _ view: ResourceView) throws(Refusal) -> Representation {
        if let kind = query.type.kind { try requirePermission(toRead: Collection(kind: kind, selection: .all)) }
        return view.result(of: query)
    }

    private func view(for request: MockRequest) -> ResourceView {
        let host = request.fields.first(named: "Host") ?? "localhost"
        return ResourceView(
            inventory: served,
            origin: behaviour.view.origin ?? options.hrefOrigin ?? "\(request.scheme.rawValue)://\(host)",
            style: behaviour.view,
            queryStyle: behaviour.query
        )
    }
}

extension MockEnterpriseManager {
    private mutating func logOn(_ request: MockRequest, version parameter: String?) throws(Refusal) -> Answer {
        let contentType = request.fields.first(named: "Content-Type")?.lowercased() ?? ""
        guard !contentType.hasPrefix("application/x-www-form-urlencoded") else {
            throw Refusal(status: .unsupportedMediaType, message: "A logon takes no form.")
        }
        let presented = Credentials(authorization: request.fields.first(named: "Authorization"))
        guard let presented, presented == credentials else {
            throw .unauthorized("The user name or password is incorrect.")
        }
        guard let version = APIVersion(parameter: parameter, among: behaviour.view.versions) else {
            throw Refusal(status: .badRequest, message: "The version of the API is not supported.")
        }
        let session = sessions.open(
            options.makeSessionID(),
            userName: presented.userName,
            version: version,
            now: options.clock.monotonicSeconds()
        )
        let view = view(for: request)
        let fields = [
            HeaderField(name: "Location", value: view.href(session.path)),
            HeaderField(name: SessionStore.fieldName, value: session.token),
            HeaderField(name: "Set-Cookie", value: "\(SessionStore.fieldName)=\(session.token); Path=/api;"),
        ]
        return Answer(status: .created, representation: view.logonSession(session), fields: fields)
    }

    private mutating func logOff(_ id: GUID) throws(Refusal) -> Answer {
        guard sessions.session(id) != nil else { throw .notFound }
        sessions.close(id)
        return Answer(status: .noContent)
    }

    private mutating func session(of request: MockRequest) throws(Refusal) -> Session {
        guard let session = sessions.use(request.fields, now: options.clock.monotonicSeconds()) else {
            throw .unauthorized("The request has no valid session.")
        }
        return session
    }
}
