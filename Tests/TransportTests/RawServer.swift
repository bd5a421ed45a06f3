import Conformance
import Glibc
import Synchronization
import Testing

/// A server on a loopback port that answers with whatever bytes a test wants.
final class RawServer: Sendable {
    /// What happens after a request was read.
    enum Reply: Sendable {
        /// The bytes go out, and the connection stays.
        case keep([UInt8])
        /// The bytes go out, and the connection ends.
        case close([UInt8])
        /// The bytes go out, and the connection is reset.
        case reset([UInt8])
        /// Each piece goes out by itself; the second only once the client has taken the first. The connection stays.
        case pieces([UInt8], [UInt8])
        /// Nothing goes out, and the connection stays.
        case silence
    }

    private struct State {
        var requests: [String] = []
        var connections: [Int32: Connection] = [:]
        var accepted = 0
        var most = 0
        var isStopped = false
    }

    let port: UInt16
    private let listener: Int32
    private let script: Script
    private let state = Mutex(State())
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation
    private let openings: AsyncStream<Void>
    private let opened: AsyncStream<Void>.Continuation

    init(_ script: Script) throws {
        self.script = script
        (arrivals, arrived) = AsyncStream.makeStream()
        (openings, opened) = AsyncStream.makeStream()
        (listener, port) = try RawServer.listen()
        let listener = self.listener
        startThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                let connection = Connection(connection)
                guard open(connection) else { break }
                opened.yield()
                startThread { [self] in
                    serve(connection.descriptor)
                    close(connection)
                }
            }
            Glibc.close(listener)
        }
    }

    /// The requests so far, each up to its empty line.
    var requests: [String] { state.withLock(\.requests) }
    /// How many connections there were in all.
    var accepted: Int { state.withLock(\.accepted) }
    /// How many connections there were at a time, at most.
    var mostConnections: Int { state.withLock(\.most) }

    /// Waits until a request has been read.
    func firstRequest() async {
        for await _ in arrivals { return }
    }

    /// Waits until a connection has been accepted, which a client may know before the server does.
    func firstConnection() async {
        for await _ in openings { return }
    }

    /// Ends all connections and the listener.
    func stop() {
        let connections = state.withLock { state in
            state.isStopped = true
            return state.connections.values
        }
        for connection in connections { connection.end() }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func open(_ connection: Connection) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            state.connections[connection.descriptor] = connection
            state.accepted += 1
            state.most = max(state.most, state.connections.count)
            return true
        }
    }

    private func serve(_ connection: Int32) {
        RawServer.write(script.greeting, to: connection)
        while let request = RawServer.readHeader(connection) {
            state.withLock { $0.requests.append(request) }
            arrived.yield()
            switch script.reply(request) {
            case .keep(let bytes): RawServer.write(bytes, to: connection)
            case .pieces(let first, let second):
                RawServer.write(first, to: connection)
                RawServer.awaitTaken(connection)
                RawServer.write(second, to: connection)
            case .close(let bytes):
                return RawServer.write(bytes, to: connection)
            case .reset(let bytes):
                RawServer.write(bytes, to: connection)
                RawServer.awaitTaken(connection)
                return RawServer.reset(connection)
            case .silence: break
            }
        }
    }

    private func close(_ connection: Connection) {
        connection.end()
        state.withLock { $0.connections[connection.descriptor] = nil }
    }

    /// A socket that is closed when nobody can use it any more, as its number may be another's afterwards.
    private final class Connection: Sendable {
        let descriptor: Int32

        init(_ descriptor: Int32) {
            self.descriptor = descriptor
        }

        deinit {
            Glibc.close(descriptor)
        }

        func end() {
            shutdown(descriptor, Int32(SHUT_RDWR))
        }
    }
}

/// Runs a body while a server answers.
func withRawServer<Value>(
    _ script: Script,
    _ body: (RawServer) async throws -> Value
) async throws -> Value {
    let server = try RawServer(script)
    defer { server.stop() }
    return try await body(server)
}

/// Runs a body while a server answers every request with the same text.
func withRawServer<Value>(
    sending text: String,
    _ body: (RawServer) async throws -> Value
) async throws -> Value {
    try await withRawServer(.always(.keep(text)), body)
}
