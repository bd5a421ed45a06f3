/// An Enterprise Manager as a value: requests in, responses out, and no socket; it conforms unless told otherwise.
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
        /// The promises that the server breaks.
        public var defects: Set<Defect>

        /// Makes settings.
        public init(
            hrefOrigin: String? = nil,
            idleLimit: Double = 15 * 60,
            clock: MockClock = .system,
            makeSessionID: @escaping @Sendable () -> GUID = Options.randomID,
            variants: Set<Variant> = [],
            defects: Set<Defect> = []
        ) {
            self.hrefOrigin = hrefOrigin
            self.idleLimit = idleLimit
            self.clock = clock
            self.makeSessionID = makeSessionID
            self.variants = variants
            self.defects = defects
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
    var served: Inventory
    var sessions: SessionStore

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
        behaviour = Behaviour(variants: options.variants, defects: options.defects)
        served = behaviour.inventory.applied(to: inventory)
        sessions = SessionStore(idleLimit: options.idleLimit, style: behaviour.session)
    }

    /// Answers a request.
    public mutating func respond(to request: MockRequest) -> MockResponse {
        exchange(request).response
    }

    /// Answers a request as it is sent over a connection, with what only breaks there.
    mutating func send(to request: MockRequest) -> MockResponse {
        let (situation, response) = exchange(request)
        return behaviour.edits.sent.applied(to: response, in: situation)
    }

    private mutating func exchange(_ original: MockRequest) -> (situation: Situation, response: MockResponse) {
        let request = behaviour.edits.requests.applied(to: original, in: situation(of: original))
        let situation = situation(of: request)
        let reply = behaviour.edits.replies.applied(to: reply(to: situation), in: situation)
        let response = behaviour.edits.responses.applied(to: composed(reply, in: situation), in: situation)
        return (situation, transform?(original, response) ?? response)
    }

    private mutating func reply(to situation: Situation) -> Reply {
        do {
            return Reply(try answer(to: situation), mediaType: situation.mediaType)
        } catch {
            return Reply(error, mediaType: situation.mediaType)
        }
    }

    private func situation(of request: MockRequest) -> Situation {
        let host = request.fields.first(named: "Host") ?? "localhost"
        let origin = behaviour.view.origin ?? options.hrefOrigin ?? "\(request.scheme.rawValue)://\(host)"
        return Situation(request, inventory: served, origin: origin, behaviour: behaviour)
    }
}
