import Foundation
import MockServer
import Synchronization

/// A mock on loopback, and the tool that is told how to reach it.
struct Stage: Sendable {
    static let userName = "operator"
    static let password = "pässword \"\(canary)\" ~/"
    /// The part of the password that stays as it is in every spelling.
    static let canary = "canary-7f3b90"

    let tool: Tool
    let endpoints: MockEndpoints
    let journal: Journal

    /// The mock's address by HTTPS.
    var url: String { endpoints.httpsURL ?? "" }

    /// Everything that a run needs, by environment.
    var environment: [String: String] {
        [
            "EM_URL": url, "EM_USERNAME": Stage.userName, "EM_PASSWORD": Stage.password, "EM_CA_FILE": "ca.pem",
        ]
    }

    /// Runs `emconform run` with all that it needs.
    func run(_ arguments: String...) async throws -> Activity.Ending {
        try await tool.start(["run"] + arguments, environment: environment).ending()
    }

    /// What a shell prints to which lines are pasted.
    func paste(_ lines: [String]) throws -> String {
        let (shell, output) = (Process(), Pipe())
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [try tool.write(lines.joined(separator: "\n"), to: "paste.sh").path]
        shell.currentDirectoryURL = tool.folder
        shell.environment = environment.merging(["PATH": "/usr/local/bin:/usr/bin:/bin"]) { $1 }
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        shell.waitUntilExit()
        return String(decoding: printed, as: UTF8.self)
    }

    /// Runs `emconform run` with the address and the user, but without a password.
    func run(
        _ arguments: String...,
        password environment: [String: String],
        input: String = ""
    ) async throws -> Activity.Ending {
        let known = self.environment.filter { $0.key != "EM_PASSWORD" }
        return try await tool.start(
            ["run", "--quiet"] + arguments,
            environment: known.merging(environment) { $1 },
            input: input
        )
        .ending()
    }
}

/// What a mock was asked and what it answered.
final class Journal: Sendable {
    private let entries = Mutex<[(request: MockRequest, response: MockResponse)]>([])

    /// The requests so far.
    var requests: [MockRequest] { entries.withLock { $0.map(\.request) } }

    /// The values of a field in requests and answers.
    func values(of name: String) -> Set<String> {
        entries.withLock { entries in
            Set(
                entries.flatMap { $0.request.fields + $0.response.fields }
                    .filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
            )
        }
    }

    /// How many requests had a method.
    func count(of method: String) -> Int { requests.count { $0.method == method } }

    /// How many sessions were ended.
    var logouts: Int {
        entries.withLock { $0.count { $0.request.method == "DELETE" && [200, 202, 204].contains($0.response.status) } }
    }

    /// How many logons succeeded.
    var logons: Int { entries.withLock { $0.count { $0.request.method == "POST" && $0.response.status == 201 } } }

    fileprivate func note(_ request: MockRequest, _ response: MockResponse) {
        entries.withLock { $0.append((request, response)) }
    }
}

/// Serves a mock while a body runs the tool against it; the transform changes what it answers.
@discardableResult
func onStage<Value: Sendable>(
    backups: Int = 9,
    password: String = Stage.password,
    tls: MockServerConfiguration.TLS = .init(),
    options: MockEnterpriseManager.Options = .init(),
    transform: @escaping MockEnterpriseManager.Transform = { $1 },
    _ body: @Sendable (Stage) async throws -> Value
) async throws -> Value {
    let journal = Journal()
    let manager = MockEnterpriseManager(
        inventory: Inventory(backups: backups, seed: 1),
        credentials: Credentials(userName: Stage.userName, password: password),
        options: options,
        transform: { request, response in
            let response = transform(request, response)
            journal.note(request, response)
            return response
        }
    )
    let tool = try Tool()
    return try await withMockServer(MockServerConfiguration(manager: manager, tls: tls)) { endpoints in
        try tool.write(endpoints.authorityPEM ?? "", to: "ca.pem")
        return try await body(Stage(tool: tool, endpoints: endpoints, journal: journal))
    }
}

/// A port of loopback on which nobody listens any more.
func abandonedPort() async throws -> Int {
    let manager = MockEnterpriseManager(
        inventory: Inventory(backups: 0, seed: 1),
        credentials: Credentials(userName: "", password: "")
    )
    let configuration = MockServerConfiguration(manager: manager, httpsPort: nil)
    return try await withMockServer(configuration) { $0.httpPort ?? 0 }
}
