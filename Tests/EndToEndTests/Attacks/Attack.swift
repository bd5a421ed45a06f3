import Execution
import MockServer
import TestSupport
import Testing
import Transport

/// One way in which a server may be hostile or broken, and what a run must say of it.
struct Attack: CustomTestStringConvertible, Sendable {
    /// Where an attack may point: the server itself, and another one that nobody may ask.
    struct Ground: Sendable {
        let port: UInt16
        let decoy: UInt16
    }

    /// Limits of one exchange that a test can cross; what is honest keeps far below them.
    static let patient = TransportConfiguration.Limits(connectSeconds: 20, requestSeconds: 60, stallSeconds: 45)
    /// Limits for servers that keep a client waiting.
    static let hasty = TransportConfiguration.Limits(connectSeconds: 20, requestSeconds: 1.5, stallSeconds: 45)

    /// Limits for content that comes in the smallest of pieces.
    static let narrow = TransportConfiguration.Limits(connectSeconds: 20, requestSeconds: 60, contentBytes: 1 << 17)

    let name: String
    /// A text that results.json must hold.
    let reason: String
    /// The exit status of the run.
    let status: Int32
    var limits = patient
    /// Servers that are busy for ever are not waited for.
    var runLimits = RunLimits(busyPause: 0)
    var requestLimit = 3_000
    var sample: Int? = 1
    var backups = 3
    /// Whether lists and queries are judged too, which what is wrong with one backup does not touch.
    var judgesLists = true
    /// What the server does; nothing for the honest answer.
    let move: @Sendable (MockRequest, MockResponse, Ground) -> HostileServer.Move?

    var testDescription: String { name }
}

extension Attack {
    /// Breaks the bytes of the entity of a backup in XML.
    static func onWire(
        _ name: String,
        _ reason: String,
        status: Int32 = 3,
        limits: TransportConfiguration.Limits = patient,
        _ move: @escaping @Sendable (MockResponse) -> HostileServer.Move
    ) -> Attack {
        Attack(name: name, reason: reason, status: status, limits: limits, judgesLists: false) {
            request,
            response,
            _ in
            request.readsEntity(as: "application/xml") ? move(response) : nil
        }
    }

    /// Sends a text in place of that entity, and ends the connection.
    static func text(
        _ name: String,
        _ reason: String,
        status: Int32 = 3,
        _ text: String
    ) -> Attack {
        onWire(name, reason, status: status) { _ in .close(text) }
    }

    /// Rewrites the entity of a backup in XML; the length stays true.
    static func xml(
        _ name: String,
        _ reason: String,
        status: Int32 = 1,
        _ change: @escaping @Sendable (String, Ground) -> String
    ) -> Attack {
        Attack(name: name, reason: reason, status: status, judgesLists: false) { request, response, ground in
            guard request.readsEntity(as: "application/xml") else { return nil }
            return .keep(response.rewritten { change($0, ground) }.bytes)
        }
    }

    /// Rewrites the entity of a backup in JSON; the length stays true.
    static func json(
        _ name: String,
        _ reason: String,
        status: Int32 = 1,
        _ change: @escaping @Sendable (String) -> String
    ) -> Attack {
        Attack(name: name, reason: reason, status: status, judgesLists: false) { request, response, _ in
            guard request.readsEntity(as: "application/json") else { return nil }
            return .keep(response.rewritten(change).bytes)
        }
    }

    /// Sends bytes as the content of the entity of a backup in XML.
    static func content(_ name: String, _ reason: String, status: Int32 = 1, _ bytes: [UInt8]) -> Attack {
        onWire(name, reason, status: status) { response in
            var response = response.setting("Content-Length", to: "\(bytes.count)")
            response.body = bytes
            return .keep(response.bytes)
        }
    }

    /// Changes the fields or the status of that entity's answer.
    static func answer(
        _ name: String,
        _ reason: String,
        status: Int32 = 1,
        _ change: @escaping @Sendable (MockResponse) -> MockResponse
    ) -> Attack {
        onWire(name, reason, status: status) { .keep(change($0).bytes) }
    }

    /// Changes every answer to some requests.
    static func everywhere(
        _ name: String,
        _ reason: String,
        status: Int32,
        where isMeant: @escaping @Sendable (MockRequest) -> Bool,
        _ change: @escaping @Sendable (MockResponse, Ground) -> MockResponse
    ) -> Attack {
        Attack(name: name, reason: reason, status: status) { request, response, ground in
            isMeant(request) ? .keep(change(response, ground).bytes) : nil
        }
    }
}

extension MockRequest {
    /// Whether it reads the entity of a backup with a session, in a media type.
    func readsEntity(as mediaType: String) -> Bool {
        readsBackup(asEntity: true) && value(of: "Accept") == mediaType && value(of: "X-RestSvcSessionId") != nil
    }

    /// Whether that media type is XML.
    var readsEntityInXML: Bool { readsEntity(as: "application/xml") }

    /// Whether it reads.
    var reads: Bool { method == "GET" }

    /// Whether it reads what needs a session.
    var readsBehindLogon: Bool { reads && target != "/api/" }

    /// Whether it is a request at all.
    var isAny: Bool { true }

    /// Whether it logs on.
    var logsOn: Bool { method == "POST" }

    /// Whether it logs out.
    var logsOut: Bool { method == "DELETE" }

    /// Whether it reads the list of references to backups.
    var listsBackups: Bool { method == "GET" && target.lowercased() == "/api/backups" }

    /// Whether it asks for a page of a query.
    var queries: Bool { method == "GET" && target.lowercased().hasPrefix("/api/query?") }
}

extension HostileServer.Move {
    /// The text goes out, and the connection ends.
    static func close(_ text: String) -> Self { .close(Array(text.utf8)) }

    /// The text goes out, and then nothing happens.
    static func hang(_ text: String) -> Self { .hang(Array(text.utf8)) }
}
