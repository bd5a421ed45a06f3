import Glibc
import Testing

extension RawServer {
    /// A listening socket on a loopback port that the system picked.
    static func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let codes = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                [bind(descriptor, address, length), Glibc.listen(descriptor, 128)]
                    + [getsockname(descriptor, address, &length)]
            }
        }
        try #require(codes == [0, 0, 0])
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// A loopback port where nobody listens; bound, so that nobody will before the body is over.
    static func withClosedPort(_ body: (UInt16) async throws -> Void) async throws {
        let (descriptor, port) = try listen()
        // Shut down, it stops to listen and stays bound.
        shutdown(descriptor, Int32(SHUT_RDWR))
        defer { close(descriptor) }
        try await body(port)
    }

    /// One request up to its empty line, or nothing when the connection is over.
    static func readHeader(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while !bytes.ends(with: "\r\n\r\n") {
            guard recv(connection, &byte, 1, 0) == 1 else { return nil }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ bytes: [UInt8], to connection: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until the client's machine has all that was written, so that the next bytes are another segment.
    static func awaitTaken(_ connection: Int32) {
        var pending: Int32 = 1
        while pending > 0, ioctl(connection, UInt(TIOCOUTQ), &pending) == 0 { sched_yield() }
    }

    /// Ends a connection by a reset instead of an end of data.
    static func reset(_ connection: Int32) {
        var nowhere = sockaddr()
        nowhere.sa_family = sa_family_t(AF_UNSPEC)
        _ = connect(connection, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// Runs a body on a detached thread of its own.
    func startThread(_ body: @escaping @Sendable () -> Void) {
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
        precondition(code == 0, "No thread for the test's server.")
        pthread_detach(thread)
    }

    private final class Luggage {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
