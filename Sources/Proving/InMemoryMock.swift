public import Conformance
public import Execution
public import MockServer
import Synchronization

/// The mock without a socket: what a run sends is answered by a pure function.
public final class InMemoryMock: Sendable {
    /// The origin that the mock's links name.
    public static let address = "https://mock.example:9398"

    private let manager: Mutex<MockEnterpriseManager>

    /// Creates a mock; its sessions are its only state.
    public init(_ manager: MockEnterpriseManager) { self.manager = Mutex(manager) }

    /// The one effect of a run.
    public var send: Send { { [self] request in .success(answer(to: request)) } }

    /// The answer to a request.
    public func answer(to request: WireRequest) -> Response {
        Response(manager.withLock { $0.respond(to: MockRequest(request)) })
    }
}

extension MockRequest {
    /// The request as it would come over the wire.
    fileprivate init(_ request: WireRequest) {
        var fields = [HeaderField(name: "Host", value: "mock.example:9398")]
        let add = { (fields: inout [HeaderField], name: String, value: String?) in
            if let value { fields.append(HeaderField(name: name, value: value)) }
        }
        switch request {
        case .read(let read):
            add(&fields, "Accept", read.accept)
            add(&fields, "X-RestSvcSessionId", read.token?.value)
            add(&fields, "Cookie", read.cookie.map { "X-RestSvcSessionId=\($0.value)" })
            self.init(method: "GET", target: read.target.description, fields: fields, body: [])
        case .logOn(let logOn):
            add(&fields, "Accept", logOn.accept)
            add(&fields, "Authorization", logOn.credentials.map { "Basic \($0.basicValue)" })
            self.init(method: "POST", target: "/api/sessionMngr/?v=\(logOn.version)", fields: fields, body: [])
        case .logOut(let logOut):
            add(&fields, "X-RestSvcSessionId", logOut.token.value)
            self.init(method: "DELETE", target: logOut.target.description, fields: fields, body: [])
        }
    }
}

extension Response {
    /// What a client makes of the mock's bytes: a length that lies cuts the content, or leaves some behind it.
    fileprivate init(_ response: MockResponse) {
        let fields = response.fields.map { FieldLine($0.name, $0.value) }
        let announced = fields.values(of: "Content-Length").first.flatMap { Int($0) } ?? response.body.count
        let excess = response.body.count - announced
        self.init(
            status: response.status,
            reason: response.reason,
            fields: fields,
            body: Array(response.body.prefix(announced)),
            completeness: excess == 0
                ? .complete : excess > 0 ? .excess(seen: excess) : .truncated(announced: announced)
        )
    }
}
