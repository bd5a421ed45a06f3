internal import CCurl
import Glibc

extension EasyHandle {
    /// Takes what waits on the connection behind a whole answer, and ends the connection if there is any.
    ///
    /// To be called once the transfer has ended and while no other has picked up the connection.
    /// libcurl stops reading at the announced length unless header and content come in one read, and would take the
    /// rest for the beginning of the next answer. Under TLS a waiting byte may be a close notification, so there
    /// nothing is taken. The connection is shut down, not closed, as it is libcurl's, which finds it dead before it
    /// uses it again.
    func drainLeftover() -> Int {
        var descriptor: curl_socket_t = -1
        var scheme: UnsafeMutablePointer<CChar>?
        guard ccurl_getinfo_string(pointer, CURLINFO_SCHEME, &scheme) == CURLE_OK, let scheme,
            String(cString: scheme).lowercased() == "http",
            ccurl_getinfo_socket(pointer, &descriptor) == CURLE_OK, descriptor >= 0
        else { return 0 }
        var seen = 0
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 1) { buffer in
            // A server that never stops must not keep the loop; the shutdown below covers what is left.
            while seen < 1 << 20 {
                let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                guard count > 0 else { break }
                seen += count
            }
        }
        if seen > 0 { shutdown(descriptor, Int32(SHUT_RDWR)) }
        return seen
    }
}
