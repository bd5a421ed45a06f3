import Conformance
import ContractLoading
import Evaluation
import Execution
import Foundation
import MockServer
import Reporting
import Synchronization
import TestSupport
import Testing
import Transport

@testable import emconform

/// The credentials of a run, not those of the mock.
private typealias User = Conformance.Credentials

/// What a run leaves behind that was attacked.
struct Aftermath: Sendable {
    /// The part of the password that stays as it is in every spelling.
    static let canary = "canary-5c1e77"
    private static let userName = "operator"
    private static let password = "pässword \"\(canary)\" ~/"
    /// The limit of a whole run, and what it may take beyond it to end the session and to write.
    ///
    /// Other tests hold the threads meanwhile, on a slow machine longer than a minute, so that no attack counts on the
    /// limit and this tells an end from none; `HangingTests` look closer.
    private static let patience = (run: 300.0, ending: 600.0)
    private static let policy = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)
    private static let library = Mutex<ContractLibrary?>(nil)

    let run: Run
    let status: Int32
    let reports: [String: String]
    let entries: [HostileServer.Entry]
    /// How many connections the server got that nobody may ask.
    let strayConnections: Int
    let seconds: Double

    /// Runs everything against a server that does what an attack says.
    init(of attack: Attack) async throws {
        let decoy = try HostileServer(Self.mock(0)) { _, _ in nil }
        let port = Mutex<UInt16>(0)
        let server = try HostileServer(Self.mock(attack.backups)) { request, response in
            attack.move(request, response, Attack.Ground(port: port.withLock { $0 }, decoy: decoy.port))
        }
        port.withLock { $0 = server.port }
        defer {
            server.stop()
            decoy.stop()
        }
        let clock = ContinuousClock()
        let start = clock.now
        run = try await Self.run(attack, on: server.port)
        seconds = (clock.now - start) / .seconds(1)
        entries = server.entries
        strayConnections = decoy.accepted
        status = Conformance.ExitStatus(run, under: Self.policy).code
        reports = try Self.reports(run)
    }

    private static func mock(_ backups: Int) -> MockEnterpriseManager {
        MockEnterpriseManager(
            inventory: Inventory(backups: backups, seed: 1),
            credentials: MockServer.Credentials(userName: userName, password: password)
        )
    }

    private static func contracts() throws -> ContractLibrary {
        try library.withLock { library in
            if let library { return library }
            let loaded = try ContractLoader().load(EmbeddedContracts.files)
            library = loaded
            return loaded
        }
    }

    private static func run(_ attack: Attack, on port: UInt16) async throws -> Run {
        let origin = try #require(Origin.split("http://127.0.0.1:\(port)")).origin
        let transport = try CurlTransport(
            TransportConfiguration(origin: origin, limits: attack.limits, version: "1.2.3")
        )
        defer { transport.close() }
        let library = try contracts()
        let user = User(username: userName, password: password)
        let credentials = try #require(user)
        var options = Runner.Options(
            credentials: credentials,
            stranger: User(username: "stranger", password: "none"),
            sampling: Sampling(limit: attack.sample, seed: 1),
            timeLimit: patience.run
        )
        options.requestLimit = attack.requestLimit
        options.limits = attack.runLimits
        options.pause = { _ in }
        let runner = Runner(send: transport.sending, judge: try Judge(library, origin: origin), options: options)
        let ids = library.requirements.map(\.id).filter { id in
            attack.judgesLists || !["backup.collection.", "backup.query."].contains { id.hasPrefix($0) }
        }
        return await runner.run(
            try Plan(library, selecting: Plan.Filter(patterns: ids)),
            setting: TestRun.setting(origin)
        )
    }

    /// Every report, each read again by its own reader.
    private static func reports(_ run: Run) throws -> [String: String] {
        let results = try ResultsReport(run, policy: policy).rendered()
        #expect(try ResultsReport(reading: results).run == run)
        var reports = ["results.json": String(decoding: results, as: UTF8.self)]
        for format in ReportFormat.allCases {
            reports[format.rawValue] = String(decoding: try format.rendered(run, policy, in: "reports"), as: UTF8.self)
        }
        reports["console"] = ConsoleReport(run, policy: policy, style: .plain).text
        reports["annotations"] = GitHubAnnotations(run, policy: policy).text
        return reports
    }

    /// Whether the run ended within its limit.
    var isInTime: Bool { seconds < Self.patience.run + Self.patience.ending }

    /// The requests that no plan holds: another method, or another place, or a session that is not ours.
    var strayRequests: [String] {
        let sessions = Set(issuedIDs)
        return entries.map(\.request).filter { request in
            let path = request.target.prefix { $0 != "?" }
            switch request.method {
            case "POST": return !request.target.hasPrefix("/api/sessionMngr/?v=")
            case "DELETE": return !sessions.contains { path == "/api/logonSessions/\($0)" }
            case "GET":
                let text = request.target.lowercased()
                return !text.hasPrefix("/api/") || ["..", "%2e", "action=", "forbidden"].contains { text.contains($0) }
            default: return true
            }
        }
        .map { "\($0.method) \($0.target)" }
    }

    /// The ids of the sessions that the server opened.
    private var issuedIDs: [String] {
        entries.flatMap { $0.response.values(of: "Location") }.map { location in
            String(location.split(separator: "/").last ?? "")
        }
    }

    /// Every secret that went over the wire, in the spelling in which it went.
    private var secrets: Set<String> {
        var secrets = Set(issuedIDs).union([Self.canary])
        for entry in entries {
            secrets.formUnion(entry.response.values(of: "X-RestSvcSessionId"))
            // What the suite made up itself is no secret.
            let sent = entry.request.values(of: "X-RestSvcSessionId").filter { !$0.hasPrefix("NWQwYzNm") }
            secrets.formUnion(sent)
            for value in entry.request.values(of: "Authorization") {
                let basic = String(value.dropFirst("Basic ".count))
                if !basic.hasPrefix("c3RyYW5nZXI6") { secrets.insert(basic) }
            }
        }
        return secrets.filter { $0.utf8.count > 5 }
    }

    /// Where a report tells a secret.
    var leaks: [String] {
        let secrets = secrets
        return reports.flatMap { name, text in secrets.filter { text.contains($0) }.map { "\(name): \($0)" } }
    }

    /// Where a report holds what a terminal, a browser or a CI system would obey.
    var obeyed: [String] {
        reports.compactMap { name, text in
            let lines = text.split { $0.isNewline }
            let starts = name == "annotations" ? ["##"] : ["::", "##vso[", "##["]
            let hasCommand = lines.contains { line in starts.contains { line.hasPrefix($0) } }
            let hasControl = text.unicodeScalars.contains { Self.isControl($0.value) }
            return hasCommand || hasControl || Self.isMarkup(name) && text.contains("<script>pwned") ? name : nil
        }
    }

    /// Whether a browser would read the report as markup.
    private static func isMarkup(_ report: String) -> Bool { report == "html" || report == "junit" }

    private static func isControl(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// What the run says of what it could not do or did not find as demanded, for a test that fails.
    var told: String {
        let lines = run.results.compactMap { result -> String? in
            guard ![.pass, .notApplicable, .noData].contains(result.outcome) else { return nil }
            let finding = result.findings.first.map { "\($0.mismatch.expected) | \($0.mismatch.actual)" } ?? ""
            return "\(result.level) \(result.outcome) \(result.name): \(result.reason ?? "") \(finding)"
        }
        return "exit \(status), \(run.ending), \(entries.count) requests, \(seconds) s\n"
            + Set(lines).sorted { $0.contains("violation") && !$1.contains("violation") }.prefix(30).joined(
                separator: "\n"
            )
    }
}

extension MockRequest {
    /// The values of a field.
    func values(of name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}

extension MockResponse {
    /// The values of a field.
    func values(of name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}
