internal import CCurl
import Conformance

extension EasyHandle {
    /// Says where and what to send, whom to trust and how long to wait; a handle serves one configuration.
    func prepare(_ request: RequestHead, _ configuration: TransportConfiguration) throws(TransportError) {
        if !isConfigured { try configure(configuration) }
        try setRequest(request, at: configuration.origin, isByProxy: configuration.isByProxy)
    }

    /// Says what stays the same from one request to the next.
    private func configure(_ configuration: TransportConfiguration) throws(TransportError) {
        try keepFailure()
        try setProtocol()
        try setRoute(configuration.route, by: configuration.proxy)
        try setTrust(configuration.trust)
        try setLimits(configuration.limits)
        try set(CURLOPT_USERAGENT, "emconform/\(configuration.version)")
        try set(CURLOPT_URL, configuration.origin.description)
        isConfigured = true
    }

    /// Takes away all that libcurl would do on its own account: proxies, redirects, other protocols, rewritten paths.
    private func setProtocol() throws(TransportError) {
        try set(CURLOPT_NOSIGNAL, true)
        // Without this, a name server that is silent holds libcurl for as long as the resolver asks, whatever the limit.
        try set(CURLOPT_QUICK_EXIT, true)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, false)
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try set(CURLOPT_HTTP09_ALLOWED, false)
        try set(CURLOPT_PATH_AS_IS, true)
        // Without this option no coding is offered, and one that comes anyhow is left as it is.
        try set(CURLOPT_ACCEPT_ENCODING, nil)
        // Debug output is where bytes behind the announced length show.
        try set(CURLOPT_VERBOSE, true)
    }

    private func setRoute(_ route: TransportConfiguration.Route, by proxy: String?) throws(TransportError) {
        // Empty texts are no proxy and no exception from it, whatever the environment says.
        try set(CURLOPT_PROXY, proxy ?? "")
        try set(CURLOPT_NOPROXY, "")
        try set(CURLOPT_SSLVERSION, route.minimumTLS == .v13 ? CURL_SSLVERSION_TLSv1_3 : CURL_SSLVERSION_TLSv1_2)
        try setCertificate(route.certificate)
        try set(resolutions: route.resolutions)
    }

    /// Says by which certificate we show who we are.
    func setCertificate(_ certificate: TransportConfiguration.Route.Certificate?) throws(TransportError) {
        try set(CURLOPT_SSLCERT, certificate?.path)
        try set(CURLOPT_SSLKEY, certificate?.keyPath)
        // Without this, OpenSSL asks the terminal for the passphrase of a key, and no limit of time ends that.
        try set(CURLOPT_KEYPASSWD, "")
    }

    /// Makes the transfer end after the TLS handshake, with libcurl's remark on the server's public key.
    ///
    /// The key is compared with one that nobody has: libcurl tells what it compares, and sends nothing.
    func shakeHandsOnly() throws(TransportError) {
        try set(CURLOPT_CONNECT_ONLY, true)
        try set(CURLOPT_SSL_VERIFYPEER, false)
        try set(CURLOPT_SSL_VERIFYHOST, 0)
        try set(CURLOPT_PINNEDPUBLICKEY, "sha256//\(String(repeating: "A", count: 43))=")
    }

    /// Says whom to trust.
    func setTrust(_ trust: TransportConfiguration.Trust) throws(TransportError) {
        try set(CURLOPT_SSL_ENABLE_ALPN, false)
        try set(CURLOPT_SSL_VERIFYPEER, trust.isVerifiedByChain)
        try set(CURLOPT_SSL_VERIFYHOST, trust.isVerifiedByChain ? 2 : 0)
        switch trust {
        case .system, .unverified:
            break
        case .authorities(let pem):
            // The system's directory of authorities would count as well, if it stayed.
            try set(CURLOPT_CAPATH, nil)
            try set(CURLOPT_CAINFO_BLOB, bytes: pem)
            // A proxy by https:// may have a certificate of these, or of the system's.
            try set(CURLOPT_PROXY_CAINFO_BLOB, bytes: pem)
        case .directory(let path):
            try set(CURLOPT_CAINFO, nil)
            try set(CURLOPT_CAPATH, path)
            try set(CURLOPT_PROXY_CAPATH, path)
        case .pin(let pin):
            // libcurl compares the pin even where it does not verify the chain.
            try set(CURLOPT_PINNEDPUBLICKEY, pin.description)
        }
    }

    private func setLimits(_ limits: TransportConfiguration.Limits) throws(TransportError) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, EasyHandle.milliseconds(limits.connectSeconds))
        try set(CURLOPT_TIMEOUT_MS, EasyHandle.milliseconds(limits.requestSeconds))
        try set(CURLOPT_MAXFILESIZE_LARGE, offset: limits.contentBytes)
        // Less than a byte a second is nothing at all.
        try set(CURLOPT_LOW_SPEED_LIMIT, 1)
        try set(CURLOPT_LOW_SPEED_TIME, limits.stallSeconds)
    }

    private func setRequest(
        _ request: RequestHead,
        at origin: Origin,
        isByProxy: Bool
    ) throws(TransportError) {
        // The target goes out as it was written; as part of the URL, libcurl would parse and put it together again.
        // A proxy is told the whole of it, unless TLS makes a tunnel of the way (RFC 9112 §3.2.2).
        try set(CURLOPT_REQUEST_TARGET, isByProxy ? "\(origin)\(request.target)" : request.target)
        // What goes out on a connection that was there, and turns out to be dead, libcurl sends again, whatever it is: a
        // logon would open two sessions, and a logout refuse itself.
        try set(CURLOPT_FRESH_CONNECT, request.method != .get)
        switch request.method {
        case .get:
            try set(CURLOPT_HTTPGET, true)
        case .post:
            try set(CURLOPT_POST, true)
            try set(CURLOPT_POSTFIELDSIZE, 0)
            try set(CURLOPT_COPYPOSTFIELDS, "")
        case .delete:
            try set(CURLOPT_CUSTOMREQUEST, "DELETE")
        }
        try set(fields: request.fields)
        if let credentials = request.credentials {
            try check(ccurl_setopt_basic(pointer))
            try set(CURLOPT_USERNAME, credentials.username)
            try set(CURLOPT_PASSWORD, credentials.password)
        }
    }

    /// Whole milliseconds, at least one, because zero would be no limit at all.
    private static func milliseconds(_ seconds: Double) -> Int {
        let longest = Double(Int32.max)
        return seconds.isFinite ? Int(min(max(seconds * 1_000, 1), longest)) : Int(longest)
    }
}

extension TransportConfiguration {
    /// The proxy that is asked for this server; never for loopback.
    var proxy: String? { route.proxy.flatMap { origin.isLoopback ? nil : $0 } }

    /// Whether requests go to a proxy, which passes them on.
    var isByProxy: Bool {
        guard let proxy = proxy?.lowercased(), !proxy.hasPrefix("socks") else { return false }
        return origin.scheme == .http
    }
}

extension TransportConfiguration.Trust {
    /// Whether issuer, dates and host name decide.
    fileprivate var isVerifiedByChain: Bool {
        switch self {
        case .system, .authorities, .directory: true
        case .pin, .unverified: false
        }
    }
}
