import Foundation
import Testing

@testable import MockServer

/// A client in memory: it holds the server value and, once logged on, the token.
struct Client {
    static let credentials = Credentials(userName: #"EM\operator"#, password: "päss:word")
    static let sessionID = GUID(high: 0x15a3_0000_0000_4119, low: 0x8789_0000_0000_0001)

    var manager: MockEnterpriseManager
    var token: String?

    init(_ inventory: Inventory = Inventory(backups: 12, seed: 1), options: MockEnterpriseManager.Options = fixed()) {
        manager = MockEnterpriseManager(inventory: inventory, credentials: Self.credentials, options: options)
    }

    /// Options whose bytes are the same in every run.
    static func fixed(
        _ time: Time = Time(),
        hrefOrigin: String? = nil,
        variants: Set<Variant> = [],
        defects: Set<Defect> = []
    ) -> MockEnterpriseManager.Options {
        MockEnterpriseManager.Options(
            hrefOrigin: hrefOrigin,
            clock: MockClock(monotonicSeconds: { time.seconds }, secondsSince1970: { 1_760_472_031 }),
            makeSessionID: { sessionID },
            variants: variants,
            defects: defects
        )
    }

    static func loggedOn(
        _ inventory: Inventory = Inventory(backups: 12, seed: 1),
        options: MockEnterpriseManager.Options = fixed()
    ) -> Client {
        var client = Client(inventory, options: options)
        client.token = client.logOn().fields.first(named: "X-RestSvcSessionId")
        return client
    }

    static func authorization(_ credentials: Credentials = credentials) -> HeaderField {
        let text = credentials.userName + ":" + credentials.password
        return HeaderField(name: "Authorization", value: "Basic " + Data(text.utf8).base64EncodedString())
    }

    mutating func logOn(
        _ path: String = "sessionMngr/?v=latest",
        _ fields: [HeaderField] = [authorization()]
    ) -> MockResponse {
        send("POST", path, fields)
    }

    /// A client of the default inventory on a server that differs in some ways.
    static func of(_ variants: Variant...) -> Client {
        loggedOn(options: fixed(variants: Set(variants)))
    }

    /// A client of the default inventory on a server that breaks a promise.
    static func with(defect name: String) throws -> Client {
        loggedOn(options: fixed(defects: [try #require(Defect(rawValue: name))]))
    }

    mutating func get(_ path: String, accept: String? = nil, _ extra: HeaderField...) -> MockResponse {
        var fields = (accept.map { [HeaderField(name: "Accept", value: $0)] } ?? []) + extra
        if let token { fields.append(HeaderField(name: "X-RestSvcSessionId", value: token)) }
        return send("GET", path, fields)
    }

    /// A request to read something, with the token.
    func request(_ path: String) -> MockRequest {
        let fields = token.map { [HeaderField(name: "X-RestSvcSessionId", value: $0)] } ?? []
        return MockRequest(method: "GET", target: "/api/" + path, fields: fields)
    }

    mutating func send(_ method: String, _ path: String, _ fields: [HeaderField]) -> MockResponse {
        let host = HeaderField(name: "Host", value: "em.example:9398")
        return manager.respond(to: MockRequest(method: method, target: "/api/" + path, fields: [host] + fields))
    }

    mutating func node(_ path: String) throws -> Node {
        try Node(parsing: get(path).body)
    }
}

extension MockResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
