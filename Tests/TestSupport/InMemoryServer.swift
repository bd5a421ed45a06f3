public import Conformance
public import Execution
public import MockServer
import Proving
import Synchronization

/// The mock without a socket: what a run sends is answered by a pure function.
public final class InMemoryServer: Sendable {
    private struct State {
        var requests: [WireRequest] = []
        var sessions = (opened: 0, ended: 0)
    }

    /// The origin that the mock's links name.
    public static let address = InMemoryMock.address

    private let mock: InMemoryMock
    private let state = Mutex(State())
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
        mock = InMemoryMock(manager)
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
        let response = mock.answer(to: request)
        state.withLock { state in
            state.requests.append(request)
            switch request {
            case .logOn where response.status == 201: state.sessions.opened += 1
            case .logOut where response.status == 204: state.sessions.ended += 1
            case .read, .logOn, .logOut: break
            }
        }
        return response
    }
}
