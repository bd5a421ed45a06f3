internal import CCurl
import Conformance
import Crypto
import Foundation

extension EasyHandle {
    /// The server's own certificate after a handshake; nothing where none was seen.
    var certificate: Handshake.Certificate? {
        var line = ccurl_first_certificate(pointer)
        guard line != nil else { return nil }
        var certificate = Handshake.Certificate()
        while let entry = line {
            if let text = entry.pointee.data { certificate.take(String(cString: text)) }
            line = entry.pointee.next
        }
        return certificate
    }
}

extension Handshake.Certificate {
    /// Takes one line as libcurl writes it: a name, a colon and a value.
    mutating func take(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = String(line[line.index(after: colon)...])
        switch line[..<colon] {
        case "Subject": subject = value
        case "Issuer": issuer = value
        case "X509v3 Subject Alternative Name": names = value
        case "Start date": start = value
        case "Expire date": end = value
        case "Cert": fingerprint = Self.fingerprint(ofPEM: value)
        default: break
        }
    }

    private static func fingerprint(ofPEM text: String) -> String {
        let base64 = text.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
        guard let der = Data(base64Encoded: base64), !der.isEmpty else { return "" }
        return SHA256.hash(data: der).map { String(format: "%02X", $0) }.joined(separator: ":")
    }
}
