import Conformance
import Testing
import Transport

extension RawServer {
    /// A configuration for this server.
    func configuration(
        limits: TransportConfiguration.Limits = .patient,
        connections: Int = 4
    ) throws -> TransportConfiguration {
        try .loopback(port, limits: limits, connections: connections)
    }

    /// Sends one request to this server and closes.
    func answer(
        to request: WireRequest? = nil,
        limits: TransportConfiguration.Limits = .patient
    ) async throws -> Response {
        let transport = try CurlTransport(configuration(limits: limits))
        defer { transport.close() }
        return try await transport.send(request ?? .read("/api/backups"))
    }

    /// How one request to this server fails, or nothing if it does not.
    func failure(limits: TransportConfiguration.Limits = .patient) async throws -> TransportError.Kind? {
        do {
            _ = try await answer(limits: limits)
            return nil
        } catch let error as TransportError {
            return error.kind
        }
    }
}

extension TransportConfiguration {
    static func loopback(
        _ port: UInt16,
        limits: Limits = .patient,
        connections: Int = 4
    ) throws -> Self {
        let origin = try #require(Origin.split("http://127.0.0.1:\(port)")).origin
        return TransportConfiguration(
            origin: origin,
            limits: limits,
            maximumConnections: connections,
            version: "1.2.3"
        )
    }
}

extension WireRequest {
    static func read(_ target: String, accept: String? = nil, token: String? = nil) throws -> WireRequest {
        .read(
            Read(
                target: try #require(Target(target)),
                accept: accept,
                token: try token.map { try #require(SessionToken($0)) }
            )
        )
    }

    static func logOn(_ username: String, _ password: String) throws -> WireRequest {
        let credentials = try #require(Credentials(username: username, password: password))
        let version = try #require(RESTVersion("v1_7"))
        return .logOn(LogOn(version: .version(version), credentials: credentials, accept: "application/xml"))
    }

    static func logOut(_ target: String, token: String) throws -> WireRequest {
        let logOut = LogOut(target: try #require(Target(target)), token: try #require(SessionToken(token)))
        return .logOut(try #require(logOut))
    }
}

extension String {
    /// The text as lines that end in CRLF, as HTTP wants them.
    var http: String { split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
}

extension TransportConfiguration.Limits {
    /// Limits that nothing reaches: a test that waits for its turn on a busy machine must not look like a slow server.
    static let patient = Self(connectSeconds: 600, requestSeconds: 600, stallSeconds: 600)
}
