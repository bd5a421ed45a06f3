import Glibc

extension Origin {
    /// Whether the host is this machine itself, however that is spelt (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3, RFC 6761 §6.3).
    public var isLoopback: Bool {
        if host.hasPrefix("[") { return Self.isLoopback(version6: String(host.dropFirst().dropLast())) }
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        var address = in_addr()
        // As in a URL, `127.1` and `0x7f.1` are addresses too.
        guard inet_aton(name, &address) == 1 else { return name == "localhost" || name.hasSuffix(".localhost") }
        return UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    private static func isLoopback(version6 text: String) -> Bool {
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return false }
        let bytes = withUnsafeBytes(of: address) { Array($0) }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return bytes == Array(repeating: 0, count: 15) + [1] || isMapped && bytes[12] == 127
    }
}
