import Foundation
import MockServer

/// A hostile server on loopback, and the tool that is told how to reach it.
struct HostileStage: Sendable {
    let tool: Tool
    let server: HostileServer

    /// Everything that a run needs, by environment.
    var environment: [String: String] {
        ["EM_URL": "http://127.0.0.1:\(server.port)", "EM_USERNAME": Stage.userName, "EM_PASSWORD": Stage.password]
    }

    /// Starts `emconform run`.
    func start(_ arguments: String...) throws -> Activity {
        try tool.start(["run"] + arguments, environment: environment)
    }

    /// How many sessions the server opened.
    var logons: Int { server.entries.count { $0.request.method == "POST" && $0.response.status == 201 } }
    /// How many it was asked to end.
    var logouts: Int { server.entries.count { $0.request.method == "DELETE" } }
}

/// Serves a mock that does what an attack says, while a body runs the tool against it.
func onHostileStage(
    backups: Int = 3,
    greeting: [UInt8] = [],
    attack: @escaping HostileServer.Attack,
    _ body: (HostileStage) async throws -> Void
) async throws {
    let manager = MockEnterpriseManager(
        inventory: Inventory(backups: backups, seed: 1),
        credentials: Credentials(userName: Stage.userName, password: Stage.password)
    )
    let server = try HostileServer(manager, greeting: greeting, attack: attack)
    defer { server.stop() }
    try await body(HostileStage(tool: try Tool(), server: server))
}

/// A place that a server comes to, and somebody waits for.
final class Milestone: Sendable {
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() { (arrivals, arrived) = AsyncStream.makeStream() }

    /// Tells that the place was reached.
    func reach() { arrived.yield() }

    /// Waits until the place is reached.
    func reached() async { for await _ in arrivals { return } }
}
