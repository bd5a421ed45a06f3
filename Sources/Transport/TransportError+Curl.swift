internal import CCurl
import Conformance

extension TransportError {
    /// The transport was closed.
    static let closed = TransportError(.cancelled, "The transport was closed before the answer came.")
    /// The task was cancelled.
    static let stopped = TransportError(.cancelled, "The request was stopped before the answer came.")

    /// Reads a transfer's code and libcurl's words about it, which never hold request fields.
    init(curl code: CURLcode, text: String) {
        let words =
            switch code {
            case CURLE_OUT_OF_MEMORY, CURLcode.tooLarge: "a line is over libcurl's own limit, or memory ran out"
            case _ where text.isEmpty: String(cString: curl_easy_strerror(code))
            default: text
            }
        let kind = Kind(code, words)
        let told = "\(kind.summary): \(TransportError.printable(words)) (libcurl error \(code.rawValue))"
        self.init(kind, told + (kind.limit(in: words).map { "; the limit is \($0)." } ?? "."))
    }

    /// The error, told of a proxy where it was a proxy's certificate that was refused.
    fileprivate func told(of proxy: String?) -> TransportError {
        guard let proxy, kind == .certificateRefused else { return self }
        let words = explanation.dropFirst(Kind.certificateRefused.summary.count)
        return TransportError(.proxyFailed, "The certificate of the proxy \(proxy) was refused\(words)")
    }

    /// The error with the proxy on the way, where it may be the proxy that does not answer.
    fileprivate func naming(proxy: String?) -> TransportError {
        guard let proxy, [.notConnected, .connectionTimedOut, .timedOut].contains(kind) else { return self }
        return TransportError(kind, "\(explanation) The way leads by the proxy \(proxy) (--proxy).")
    }

    /// What a proxy answers in place of the server, when it wants to know who asks.
    static let askedByProxy = TransportError(
        .proxyFailed,
        "\(Kind.proxyFailed.summary): it asks who we are, by status 407."
    )

    /// Reads the code of a multi handle.
    init(curlMulti code: CURLMcode) {
        let words = String(cString: curl_multi_strerror(code))
        self.init(.other, "\(Kind.other.summary): \(words) (libcurl multi error \(code.rawValue)).")
    }

    /// One line without what could move a terminal's cursor, as words about a server may quote it.
    private static func printable(_ words: String) -> String {
        String(decoding: words.utf8.map { $0 >= 0x20 && $0 < 0x7F ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}

extension EasyHandle {
    /// Why a transfer came to nothing, told of the proxy on the way where it was that.
    func error(_ code: CURLcode, by proxy: String?) -> TransportError {
        // Before the tunnel stands, no certificate is the server's.
        let isBefore = proxy?.lowercased().hasPrefix("https://") == true && number(CURLINFO_HTTP_CONNECTCODE) ?? 0 == 0
        let error = TransportError(curl: code, text: failure)
        return error.told(of: isBefore ? proxy : nil).naming(proxy: proxy)
    }
}

extension CURLcode {
    /// `CURLE_TOO_LARGE`, which older headers lack.
    fileprivate static let tooLarge = CURLcode(rawValue: 100)
}

extension TransportError.Kind {
    /// Sorts libcurl's codes; one that is not known here is data like any other.
    fileprivate init(_ code: CURLcode, _ words: String) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: self = .nameNotResolved
        // A proxy that makes no tunnel shares its code with a connection that broke.
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: self = .proxyFailed
        case CURLE_RECV_ERROR where words.contains("CONNECT"): self = .proxyFailed
        case CURLE_COULDNT_CONNECT: self = .notConnected
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS:
            self = .certificateRefused
        case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE: self = .fileUnusable
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED: self = .handshakeFailed
        case CURLE_OPERATION_TIMEDOUT: self = Self.isConnecting(words) ? .connectionTimedOut : .timedOut
        // Chunks that cannot be read share their code with a connection that broke.
        case CURLE_RECV_ERROR where words.hasSuffix("in chunked-encoding"): self = .malformedResponse
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE: self = .connectionLost
        // An answer without a status line is HTTP/0.9 to libcurl, and that a protocol it may not speak.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            self = .malformedResponse
        // Up to libcurl 8.5 an overlong header line is told as a lack of memory.
        case CURLE_OUT_OF_MEMORY, CURLcode.tooLarge: self = .malformedResponse
        case CURLE_FILESIZE_EXCEEDED: self = .contentTooLarge
        case CURLE_ABORTED_BY_CALLBACK: self = .cancelled
        default: self = .other
        }
    }

    /// Whether it was a connection that took too long, by libcurl's words for it.
    private static func isConnecting(_ words: String) -> Bool {
        ["Connection time", "SSL connection time", "Resolving time", "Failed to connect", "Proxy CONNECT aborted"]
            .contains { words.hasPrefix($0) }
    }

    /// The option whose time has passed, if one has.
    fileprivate func limit(in words: String) -> String? {
        switch self {
        case .connectionTimedOut: "--connect-timeout, or --request-timeout where that is shorter"
        case .timedOut: words.hasPrefix("Operation too slow") ? "--stall-timeout" : "--request-timeout"
        default: nil
        }
    }

    /// What stands before libcurl's words.
    fileprivate var summary: String {
        switch self {
        case .nameNotResolved: "The host's name could not be resolved"
        case .notConnected: "No connection could be made"
        case .proxyFailed: "The proxy does not lead to the server"
        case .certificateRefused: "The server's certificate was refused"
        case .fileUnusable: "A file that was named for TLS cannot be used"
        case .handshakeFailed: "The TLS handshake failed"
        case .timedOut, .connectionTimedOut: "A time limit passed"
        case .connectionLost: "The connection broke before the answer was whole"
        case .malformedResponse: "The answer is not well-formed HTTP"
        case .contentTooLarge: "The content is over the limit"
        case .notRecorded: "The recording holds no answer"
        case .cancelled: "The request was stopped"
        case .other: "The request failed"
        }
    }
}
