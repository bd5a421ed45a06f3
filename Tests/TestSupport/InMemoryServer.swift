public import Conformance
public import Execution
public import MockServer
import Synchronization

/// The mock without a socket: what a run sends is answered by a pure function.
public final class InMemoryServer: Sendable {
    private struct State {
        var manager: MockEnterpriseManager
        var requests: [WireRequest] = []
        var sessions = (opened: 0, ended: 0)
    }

    /// The origin that the mock's links name.
    public static let address = "https://mock.example:9398"

    private let state: Mutex<State>
    private let clientLook: (@Sendable (WireRequest) async -> TransportError?)?

    /// Creates a server; `intercepting` may fail a request before it reaches the mock.
    public init(
        backups: Int = 12,
        credentials: MockServer.Credentials = MockServer.Credentials(userName: "user", password: "correct horse"),
        transform: MockEnterpriseManager.Transform? = nil,
        intercepting: (@Sendable (WireRequest) async -> TransportError?)? = nil
    ) {
        var manager = MockEnterpriseManager(
            inventory: Inventory(backups: backups, seed: 1),
            credentials: credentials
        )
        manager.transform = transform
        state = Mutex(State(manager: manager))
        clientLook = intercepting
    }

    /// Every request so far, in order.
    public var requests: [WireRequest] { state.withLock { $0.requests } }

    /// How many sessions were opened, and how many were ended.
    public var sessions: (opened: Int, ended: Int) { state.withLock { $0.sessions } }

    /// The one effect of a run.
    public var send: Send {
        { [self] request in
            if let error = await clientLook?(request) { return .failure(error) }
            return .success(answer(to: request))
        }
    }

    private func answer(to request: WireRequest) -> Response {
        let response = state.withLock { state in
            state.requests.append(request)
            let response = state.manager.respond(to: MockRequest(request))
            switch request {
            case .logOn where response.status == 201: state.sessions.opened += 1
            case .logOut where response.status == 204: state.sessions.ended += 1
            case .read, .logOn, .logOut: break
            }
            return response
        }
        return Response(response)
    }
}

extension MockRequest {
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
