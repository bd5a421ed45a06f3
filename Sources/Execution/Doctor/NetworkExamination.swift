import Conformance

/// What a handshake shows: name, connection, encryption and certificate.
struct NetworkExamination {
    private let handshake: Handshake
    private let way: Doctor.Way

    init(_ handshake: Handshake, _ way: Doctor.Way) {
        self.handshake = handshake
        self.way = way
    }

    /// The steps up to the one that failed.
    var steps: [Diagnosis.Step] {
        let all = [name, connection, encryption, certificate]
        let end = all.firstIndex { $0.part == failedPart } ?? all.endIndex - 1
        return Array(all[...end])
    }

    /// The step that a failure belongs to.
    private var failedPart: Diagnosis.Part? {
        guard let failure = handshake.failure else { return nil }
        switch failure.kind {
        case .nameNotResolved: return .name
        case .connectionTimedOut where handshake.addresses.isEmpty: return .name
        case .proxyFailed where handshake.addresses.isEmpty: return .name
        case .certificateRefused: return .certificate
        case .fileUnusable: return .encryption
        case _ where !handshake.isConnected: return .connection
        default: return way.origin.scheme == .https ? .encryption : .connection
        }
    }

    private func step(_ part: Diagnosis.Part, _ seen: String, remedy: @autoclosure () -> String) -> Diagnosis.Step {
        guard failedPart == part, let failure = handshake.failure else { return Diagnosis.Step(part, .fine, seen) }
        return Diagnosis.Step(part, .failed(remedy: remedy()), failure.explanation)
    }

    private var name: Diagnosis.Step {
        let addresses = handshake.addresses.joined(separator: ", ")
        let host = way.origin.host
        let seen =
            if let proxy = way.proxy {
                "the proxy \(proxy) is at \(addresses)"
            } else if addresses == "\(host):\(way.origin.port)" {
                "\(host) is an address itself"
            } else {
                "\(host) is at \(addresses)"
            }
        return step(.name, seen, remedy: nameRemedy)
    }

    private var nameRemedy: String {
        guard way.proxy == nil else {
            return "check how the proxy's name in --proxy is spelt, and the name servers of this machine"
        }
        return """
            check how the name is spelt, and the name servers of this machine; \
            --resolve \(way.origin.host):\(way.origin.port):ADDRESS does without them
            """
    }

    private var connection: Diagnosis.Step {
        let time = handshake.seconds.map { " within \(Int(($0 * 1000).rounded(.up))) ms" } ?? ""
        return step(.connection, "connected\(time)", remedy: connectionRemedy)
    }

    private var connectionRemedy: String {
        switch handshake.failure?.kind {
        case .connectionTimedOut: "a firewall may drop what goes to this port; --connect-timeout waits longer"
        case .proxyFailed: Self.proxyRemedy(way.origin)
        case _ where way.proxy != nil: "check that the proxy runs, and its port in --proxy"
        default:
            "check that Enterprise Manager runs, and its port: 9398 for https:// unless it was changed, 9399 for http://"
        }
    }

    /// What a proxy must do that does not lead to the server.
    static func proxyRemedy(_ origin: Origin) -> String {
        """
        the proxy must let connections to \(origin.host):\(origin.port) pass, and ask nobody to log on; \
        ask who runs it, or go without --proxy
        """
    }

    private var encryption: Diagnosis.Step {
        guard way.origin.scheme == .https else {
            return Diagnosis.Step(.encryption, .skipped, "http:// has none: the password is sent in clear")
        }
        return step(.encryption, handshake.security ?? "TLS", remedy: encryptionRemedy)
    }

    private var encryptionRemedy: String {
        if handshake.failure?.kind == .fileUnusable {
            return "mend the file that --cert, --key, --ca-file or EM_CA_FILE names; the server has no part in it"
        }
        let isPlain = handshake.failure?.explanation.contains("wrong version number") == true
        return isPlain
            ? "this port seems to speak HTTP without TLS; name the port of HTTPS, 9398 unless it was changed"
            : "the server may speak TLS older than --tls-min, or want a client's certificate, which --cert gives"
    }

    private var certificate: Diagnosis.Step {
        guard way.origin.scheme == .https else {
            return Diagnosis.Step(.certificate, .skipped, "http:// has none: nothing shows who answers")
        }
        let facts = handshake.certificate?.facts ?? []
        guard failedPart == .certificate, let failure = handshake.failure else {
            return Diagnosis.Step(.certificate, .fine, way.trust, facts: facts)
        }
        let refusal = CertificateRefusal(failure)
        let remedy = refusal.remedy(key: handshake.certificate?.key ?? "")
        return Diagnosis.Step(
            .certificate,
            .failed(remedy: remedy),
            "\(refusal.summary): \(failure.explanation)",
            facts: facts
        )
    }
}

extension Handshake.Certificate {
    /// What there is to compare, a line each.
    fileprivate var facts: [String] {
        [
            ("subject", subject), ("issuer", issuer), ("names", names), ("from", start), ("until", end),
            ("SHA-256", fingerprint), ("key", key),
        ]
        .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }
    }
}
