import Conformance

/// Why a certificate was refused, as far as the words of the TLS library tell.
enum CertificateRefusal: CaseIterable {
    // First, as its words quote a name of the certificate, which may hold the words of any other.
    case wrongName
    case expired
    case notYetValid
    case pinMismatch
    case untrustedIssuer
    case other

    /// Reads the words of an error.
    init(_ error: TransportError) {
        self = Self.allCases.first { refusal in refusal.words.contains { error.explanation.contains($0) } } ?? .other
    }

    /// What OpenSSL and libcurl say of it.
    private var words: [String] {
        switch self {
        case .expired: ["certificate has expired"]
        case .notYetValid: ["certificate is not yet valid"]
        case .wrongName: ["target host name", "target hostname", "Hostname mismatch"]
        case .pinMismatch: ["pinned public key"]
        case .untrustedIssuer: ["self-signed", "self signed", "issuer certificate", "unable to verify the first"]
        case .other: []
        }
    }

    /// What it is, in a few words.
    var summary: String {
        switch self {
        case .expired: "expired"
        case .notYetValid: "not valid yet"
        case .wrongName: "of another name"
        case .pinMismatch: "of another key than the pinned one"
        case .untrustedIssuer: "of an issuer that is not trusted"
        case .other: "refused"
        }
    }

    /// How to mend it, with the option that would trust the key that was shown, where that is known.
    func remedy(key: String = "") -> String {
        let pin = "--pin \(key.isEmpty ? "KEY" : key)"
        return switch self {
        case .expired: "renew it on the server; until then \(pin) trusts its key alone, whatever its dates"
        case .notYetValid: "compare the clocks of this machine and the server; \(pin) trusts its key whatever its dates"
        case .wrongName:
            """
            ask by a name that it holds for, with --resolve NAME:PORT:ADDRESS where this machine does not know \
            that name; or trust its key alone with \(pin)
            """
        case .pinMismatch:
            """
            if the server's key was renewed, compare what it showed with the server's own and take \(pin); if it was not, \
            somebody stands in between
            """
        case .untrustedIssuer, .other:
            """
            name its authority with --ca-file; or compare what it showed with the server's own, and trust its key alone \
            with \(pin)
            """
        }
    }
}
