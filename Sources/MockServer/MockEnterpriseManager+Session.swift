extension MockEnterpriseManager {
    /// Opens a session for who shows the right credentials.
    mutating func logOn(_ situation: Situation) throws(Refusal) -> Answer {
        try requireNoForm(situation.request)
        let userName = try userName(in: situation.request)
        let versions = behaviour.view.versions
        guard let version = APIVersion(parameter: situation.target.parameter("v"), among: versions) else {
            throw .badRequest("The version of the API is not supported.")
        }
        let session = sessions.open(
            options.makeSessionID(),
            userName: userName,
            version: version,
            now: options.clock.monotonicSeconds()
        )
        let fields = [
            HeaderField(name: "Location", value: situation.view.href(session.path)),
            HeaderField(name: SessionStore.fieldName, value: session.token),
            HeaderField(name: "Set-Cookie", value: "\(SessionStore.fieldName)=\(session.token); Path=/api;"),
        ]
        return Answer(status: .created, representation: situation.view.logonSession(session), fields: fields)
    }

    private func requireNoForm(_ request: MockRequest) throws(Refusal) {
        let contentType = request.fields.first(named: "Content-Type")?.lowercased() ?? ""
        guard !contentType.hasPrefix("application/x-www-form-urlencoded") else {
            throw Refusal(status: .unsupportedMediaType, message: "A logon takes no form.")
        }
    }

    private func userName(in request: MockRequest) throws(Refusal) -> String {
        let presented = Credentials(authorization: request.fields.first(named: "Authorization"))
        guard presented == credentials || behaviour.session.admits(presented) else {
            throw .unauthorized("The user name or password is incorrect.")
        }
        return presented?.userName ?? credentials.userName
    }

    /// Ends a session.
    mutating func logOff(_ id: GUID) throws(Refusal) -> Answer {
        guard sessions.session(id) != nil else { throw .notFound }
        sessions.close(id)
        return Answer(status: .noContent)
    }

    /// The session that a request belongs to.
    mutating func session(of request: MockRequest) throws(Refusal) -> Session {
        guard let session = sessions.use(request.fields, now: options.clock.monotonicSeconds()) else {
            throw .unauthorized("The request has no valid session.")
        }
        return session
    }
}
