internal import CCurl
import Conformance

/// What libcurl remarks while it connects.
final class HandshakeRemarks {
    /// The addresses that it tried, each with its port.
    private(set) var addresses: [String] = []
    /// Whether TLS began, for which a connection must stand.
    private(set) var isHandshakeBegun = false
    /// Version and cipher of TLS.
    private(set) var security: String?
    /// The server's public key, which libcurl tells when it compares it with a pin.
    private(set) var key: PublicKeyPin?

    /// Sends libcurl's remarks here; the handle must not be used once this object has gone.
    func observe(_ easy: EasyHandle) throws(TransportError) {
        try easy.check(ccurl_setopt_debug(easy.pointer, receiveRemark))
        let this = Unmanaged.passUnretained(self).toOpaque()
        try easy.check(ccurl_setopt_pointer(easy.pointer, CURLOPT_DEBUGDATA, this))
    }

    /// Takes one remark.
    func receive(_ remark: String) {
        let words = remark.split { $0.isWhitespace }
        if words.first == "Trying", let address = words.last {
            addresses.append(String(address.prefix(address.count - (address.hasSuffix("...") ? 3 : 0))))
        } else if remark.contains("TLS handshake") {
            isHandshakeBegun = true
        } else if remark.hasPrefix("SSL connection using ") {
            security = words.dropFirst(3).joined(separator: " ")
        } else if let key = PublicKeyPin(remark: remark) {
            self.key = key
        }
    }
}

private func receiveRemark(
    _ easy: UnsafeMutableRawPointer?,
    _ kind: curl_infotype,
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int32 {
    guard kind == CURLINFO_TEXT, let owner else { return 0 }
    let remark = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    Unmanaged<HandshakeRemarks>.fromOpaque(owner).takeUnretainedValue().receive(remark)
    return 0
}
