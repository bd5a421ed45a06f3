public import Conformance
import Evaluation
import Representation

/// Looks at the way to a session step by step: by a handshake, reads, one logon and its logout.
public struct Doctor: Sendable {
    /// What is known of the way to the server, for those who read.
    public struct Way: Sendable {
        /// The server.
        public let origin: Origin
        /// By what its certificate is trusted, such as `--ca-file`.
        public let trust: String
        /// The proxy on the way; nothing for none.
        public let proxy: String?

        /// Creates a way; loopback is reached without the proxy.
        public init(to origin: Origin, trust: String, proxy: String?) {
            self.origin = origin
            self.trust = trust
            self.proxy = origin.isLoopback ? nil : proxy
        }
    }

    private let way: Way
    private let conversation: Conversation
    private let credentials: Credentials
    private let limits: RunLimits
    private let shakeHands: @Sendable () async -> Handshake

    /// Creates a doctor; `shakeHands` and `send` are the only effects it has.
    public init(
        way: Way,
        credentials: Credentials,
        limits: RunLimits = RunLimits(),
        shakeHands: @escaping @Sendable () async -> Handshake,
        send: @escaping Send
    ) {
        self.way = way
        self.credentials = credentials
        self.limits = limits
        self.shakeHands = shakeHands
        conversation = Conversation(send: send, credentials: credentials, version: .latest, bodies: limits.bodies)
    }

    /// Goes on until something is in the way; a session that was opened is ended in any case.
    public func diagnosis() async -> Diagnosis {
        var diagnosis = Diagnosis(way.origin)
        let handshake = await shakeHands()
        for step in NetworkExamination(handshake, way).steps { diagnosis.add(step) }
        if diagnosis.firstFailure == nil { await lookAtService(&diagnosis) }
        diagnosis.skip()
        diagnosis.openSessions = await conversation.openSessions
        return diagnosis.redacted(by: await conversation.redactor)
    }

    /// The password goes to what looks like Enterprise Manager, and to nothing else.
    private func lookAtService(_ diagnosis: inout Diagnosis) async {
        let service = ServiceExamination(await observation(of: .service, token: nil), way.origin)
        diagnosis.add(service.step)
        guard diagnosis.firstFailure == nil else { return }
        let logon = await conversation.logOn(credentials)
        diagnosis.add(LogonExamination(logon.session, credentials).step)
        guard case .success(let session) = logon.session else { return }
        await look(into: session, &diagnosis, newest: service.versions.last)
        diagnosis.skip(before: .logout)
        diagnosis.add(.logout(await ending(of: session)))
    }

    private func look(into session: Conversation.Session, _ diagnosis: inout Diagnosis, newest: RESTVersion?) async {
        let home = await observation(of: session.target, token: session.token)
        let servers = await servers(linkedBy: home.resource, token: session.token)
        diagnosis.add(SessionExamination(home, newest: newest, servers: servers).step)
        guard diagnosis.firstFailure == nil else { return }
        guard let backups = home.resource?.collection(ofType: "BackupReferenceList") else {
            return diagnosis.add(.backupsNotLinked)
        }
        diagnosis.add(.backups(await observation(of: backups, token: session.token)))
    }

    /// The backup servers behind Enterprise Manager, which alone tell a build of the product.
    private func servers(linkedBy home: Resource?, token: SessionToken) async -> [Resource] {
        guard let target = home?.collection(ofType: "BackupServerList") else { return [] }
        let list = await observation(of: target, token: token)
        guard case .success(let response) = list.result, response.status == 200 else { return [] }
        return list.resource.map { Array($0.listedItems) } ?? []
    }

    private func ending(of session: Conversation.Session) async -> Result<Response, TransportError> {
        switch await conversation.end(session) {
        case .success(let exchange): exchange.result
        case .failure(let error): .failure(error)
        }
    }

    /// Reads without a second try: what is in the way the first time is the finding.
    private func observation(of target: Target, token: SessionToken?) async -> Observation {
        let read = WireRequest.Read(target: target, accept: MediaType.xml.name, token: token)
        let request = ReadRequest(target: target, accept: .xml, session: token == nil ? .none : .main)
        let exchange = await conversation.exchange(.read(read))
        return Observation(request: request, exchange: exchange, limits: limits.bodies)
    }
}

extension Resource {
    /// Where a collection is, by a link of its type.
    fileprivate func collection(ofType type: String) -> Target? {
        let link = (links ?? []).first { $0.relation == "Down" && $0.type == type }
        return link?.href.flatMap { Href($0).target }
    }
}
