import Conformance
import Foundation
import MockServer
import Transport

/// The mock that lives inside the tool, on loopback, with a password that nobody else knows.
enum BuiltInMock {
    /// Serves the mock while a body asks it.
    static func serving<Value: Sendable>(
        backups: Int,
        seed: UInt64,
        _ body: @Sendable (Origin, Conformance.Credentials, TransportConfiguration.Trust) async throws -> Value
    ) async throws -> Value {
        let password = UUID().uuidString
        let manager = MockEnterpriseManager(
            inventory: Inventory(backups: backups, seed: seed),
            credentials: MockServer.Credentials(userName: "mock", password: password)
        )
        guard let credentials = Conformance.Credentials(username: "mock", password: password) else {
            throw CommandFailure(message: "the mock's credentials are unusable", code: 70)
        }
        return try await withMockServer(MockServerConfiguration(manager: manager, httpPort: nil)) { endpoints in
            guard let url = endpoints.httpsURL, let (origin, _) = Origin.split(url), let pem = endpoints.authorityPEM
            else { throw CommandFailure(message: "the mock has no address", code: 70) }
            return try await body(origin, credentials, .authorities(pem: Array(pem.utf8)))
        }
    }
}
