import Glibc
import MockServer
import Testing

/// A socket that is closed when nobody can use it any more, as its number may be another's afterwards.
final class Socket: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// A listening socket on a loopback port that the system picked.
    static func listening() throws -> (Socket, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let codes = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                [bind(descriptor, address, length), listen(descriptor, 128)]
                    + [getsockname(descriptor, address, &length)]
            }
        }
        try #require(codes == [0, 0, 0])
        return (Socket(descriptor), UInt16(bigEndian: address.sin_port))
    }

    /// The next connection; nothing once the socket has ended.
    func accepted() -> Socket? {
        let connection = accept(descriptor, nil, nil)
        return connection >= 0 ? Socket(connection) : nil
    }

    /// Ends the connection in both directions; what was written still goes out.
    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Makes the end a reset, which may overtake what was written.
    func resetOnEnd() {
        awaitTaken()
        var lingering = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
        // An unconnected address ends a connection at once, and with a reset where nothing may linger.
        var nowhere = sockaddr()
        nowhere.sa_family = sa_family_t(AF_UNSPEC)
        connect(descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// Writes all bytes; tells whether the client took them.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// One request up to its empty line, or nothing when the connection is over.
    func readRequest() -> MockRequest? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.suffix(4) != [13, 10, 13, 10] {
            guard recv(descriptor, &byte, 1, 0) == 1 else { return nil }
            bytes.append(byte)
        }
        let lines = String(decoding: bytes.dropLast(4), as: UTF8.self).split(separator: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        let fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return HeaderField(name: String(parts[0]), value: String(parts.last?.dropFirst() ?? ""))
        }
        return MockRequest(method: words[0], target: words[1], fields: fields, scheme: .http)
    }

    /// Waits until the client has ended the connection, whatever it still sends.
    func awaitEnd() {
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) == 1 {}
    }

    /// Whether the client ends the connection within so many milliseconds.
    func isEnded(within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, milliseconds) > 0 else { return false }
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_PEEK)) <= 0
    }

    /// Waits until the client's machine has all that was written.
    private func awaitTaken() {
        var pending: Int32 = 1
        while pending > 0, ioctl(descriptor, UInt(TIOCOUTQ), &pending) == 0 { sched_yield() }
    }
}

/// Runs a body on a detached thread of its own.
func startThread(_ body: @escaping @Sendable () -> Void) throws {
    final class Luggage {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let luggage = Unmanaged.passRetained(Luggage(body))
    var thread = pthread_t()
    let code = pthread_create(
        &thread,
        nil,
        { luggage in
            guard let luggage else { return nil }
            Unmanaged<Luggage>.fromOpaque(luggage).takeRetainedValue().body()
            return nil
        },
        luggage.toOpaque()
    )
    try #require(code == 0)
    pthread_detach(thread)
}
