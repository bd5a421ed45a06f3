import Glibc
import MockServer
import Synchronization

/// A proxy of loopback that makes tunnels, all of them to one port, whatever host is asked for.
final class Tunnel: Sendable {
    let port: UInt16
    private let listener: Socket
    private let state = Mutex<(requests: [String], sockets: [Socket])>(([], []))

    init(to destination: UInt16) throws {
        (listener, port) = try Socket.listening()
        let listener = listener
        try startThread { [self] in
            while let client = listener.accepted() {
                guard let request = client.readRequest(), let server = Socket.connected(to: destination) else { break }
                state.withLock { state in
                    state.requests.append("\(request.method) \(request.target)")
                    state.sockets += [client, server]
                }
                client.write(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8))
                try? startThread { client.pump(into: server) }
                try? startThread { server.pump(into: client) }
            }
        }
    }

    /// The first lines of the requests so far, without the version.
    var requests: [String] { state.withLock(\.requests) }

    /// Ends all tunnels.
    func stop() {
        listener.end()
        for socket in state.withLock(\.sockets) { socket.end() }
    }
}

extension Socket {
    /// A connection to a port of loopback.
    static func connected(to port: UInt16) -> Socket? {
        let connection = Socket(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return code == 0 ? connection : nil
    }

    /// Passes on what comes until either end goes away.
    func pump(into other: Socket) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
            guard other.write(Array(buffer[..<count])) else { break }
        }
        other.end()
    }
}
