import Glibc
import MockServer
import Synchronization

/// The mock behind a raw socket of loopback, where an attack may break its answers down to the byte.
final class HostileServer: Sendable {
    /// What the server does in place of an honest answer.
    enum Move: Sendable {
        /// The bytes go out, and the connection stays.
        case keep([UInt8])
        /// The bytes go out, and the connection ends.
        case close([UInt8])
        /// The bytes go out, and the connection is reset.
        case reset([UInt8])
        /// The bytes go out, and then nothing happens until the client goes away.
        case hang([UInt8])
        /// The first bytes go out, and then the others again and again until the client goes away.
        case forever([UInt8], [UInt8])
        /// The first bytes go out, and then a byte at a time, about fifty a second, until the client goes away.
        case trickle([UInt8], UInt8)
    }

    /// What came over the wire, and what was answered.
    struct Entry: Sendable {
        let request: MockRequest
        let response: MockResponse
    }

    /// What the server does on a request: nothing for the honest answer.
    typealias Attack = @Sendable (MockRequest, MockResponse) -> Move?

    /// No attack at all.
    static let honest: Attack = { _, _ in nil }

    private struct State {
        var manager: MockEnterpriseManager
        var entries: [Entry] = []
        var connections: [Int32: Socket] = [:]
        var accepted = 0
        var isStopped = false
    }

    let port: UInt16
    private let listener: Socket
    private let attack: Attack
    private let greeting: [UInt8]
    private let state: Mutex<State>

    init(_ manager: MockEnterpriseManager, greeting: [UInt8] = [], attack: @escaping Attack) throws {
        (listener, port) = try Socket.listening()
        state = Mutex(State(manager: manager))
        self.attack = attack
        self.greeting = greeting
        let listener = listener
        try startThread { [self] in
            while let connection = listener.accepted() {
                guard open(connection) else { break }
                try? startThread { [self] in
                    serve(connection)
                    connection.end()
                    state.withLock { $0.connections[connection.descriptor] = nil }
                }
            }
        }
    }

    /// The exchanges so far.
    var entries: [Entry] { state.withLock(\.entries) }
    /// How many connections there were in all.
    var accepted: Int { state.withLock(\.accepted) }

    /// Ends all connections and the listener.
    func stop() {
        let connections = state.withLock { state in
            state.isStopped = true
            return Array(state.connections.values)
        }
        for connection in connections { connection.end() }
        listener.end()
    }

    private func open(_ connection: Socket) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            state.connections[connection.descriptor] = connection
            state.accepted += 1
            return true
        }
    }

    private func serve(_ connection: Socket) {
        if !greeting.isEmpty {
            connection.write(greeting)
            return connection.awaitEnd()
        }
        while let request = connection.readRequest() {
            let response = state.withLock { state in
                let response = state.manager.respond(to: request)
                state.entries.append(Entry(request: request, response: response))
                return response
            }
            switch attack(request, response) {
            case nil: connection.write(response.bytes)
            case .keep(let bytes): connection.write(bytes)
            case .close(let bytes):
                connection.write(bytes)
                return
            case .reset(let bytes):
                connection.write(bytes)
                return connection.resetOnEnd()
            case .hang(let bytes):
                connection.write(bytes)
                return connection.awaitEnd()
            case .forever(let first, let rest):
                guard connection.write(first) else { return }
                while connection.write(rest) {}
                return
            case .trickle(let first, let byte):
                guard connection.write(first) else { return }
                while !connection.isEnded(within: 20), connection.write([byte]) {}
                return
            }
        }
    }
}

extension MockResponse {
    /// The response as it stands on the wire.
    var bytes: [UInt8] { head + body }

    /// Status line and fields up to the empty line.
    var head: [UInt8] {
        let lines = ["HTTP/1.1 \(status) \(reason)"] + fields.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}
