internal import CCurl
public import Conformance
import Glibc

/// The files that a handshake needs.
public enum TLSFiles {
    /// Why libcurl cannot use them; nothing where it can.
    ///
    /// libcurl reads them when a connection stands. Here it gets one with this process, so that a mistake in them is
    /// told before any server is asked.
    public static func flaw(
        trust: TransportConfiguration.Trust,
        certificate: TransportConfiguration.Route.Certificate? = nil
    ) -> TransportError? {
        // A listener, and the end of the connection that libcurl makes to it.
        var sockets = [socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0), -1]
        defer { for socket in sockets { close(socket) } }
        guard let port = port(of: sockets[0]) else { return nil }
        do {
            try shakeHands(at: port, of: &sockets, trust, certificate)
            return nil
        } catch {
            return error.kind == .fileUnusable ? error : nil
        }
    }

    private static func shakeHands(
        at port: UInt16,
        of sockets: UnsafeMutablePointer<Int32>,
        _ trust: TransportConfiguration.Trust,
        _ certificate: TransportConfiguration.Route.Certificate?
    ) throws(TransportError) {
        let easy = try EasyHandle()
        try easy.keepFailure()
        try easy.set(CURLOPT_NOSIGNAL, true)
        try easy.set(CURLOPT_URL, "https://127.0.0.1:\(port)")
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_CONNECTTIMEOUT, 10)
        try easy.setTrust(trust)
        try easy.setCertificate(certificate)
        try easy.check(ccurl_setopt_before_handshake(easy.pointer, answerNothing))
        try easy.check(ccurl_setopt_pointer(easy.pointer, CURLOPT_SSL_CTX_DATA, sockets))
        try easy.check(curl_easy_perform(easy.pointer))
    }

    /// A free port of loopback that is listened to from now on.
    private static func port(of listener: Int32) -> UInt16? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 1) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        return isBound ? UInt16(bigEndian: address.sin_port) : nil
    }
}

/// Takes the connection and says at once that nothing will come: libcurl reads some of the files with the first answer.
private func answerNothing(
    _: UnsafeMutableRawPointer?,
    _: UnsafeMutableRawPointer?,
    _ owner: UnsafeMutableRawPointer?
) -> CURLcode {
    guard let sockets = owner?.assumingMemoryBound(to: Int32.self) else { return CURLE_ABORTED_BY_CALLBACK }
    sockets[1] = accept(sockets[0], nil, nil)
    shutdown(sockets[1], Int32(SHUT_WR))
    return CURLE_OK
}
