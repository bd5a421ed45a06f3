internal import CCurl
public import Conformance
import Foundation

/// Connects, shakes hands and hangs up; no request is ever sent.
public struct HandshakeProbe: Sendable {
    private let configuration: TransportConfiguration

    /// Creates a probe of a configuration's server.
    public init(_ configuration: TransportConfiguration) { self.configuration = configuration }

    /// Shakes hands as a request would, and then once more to see what the server shows of itself.
    ///
    /// The configuration's limits bound it; a task that is cancelled waits for nothing.
    public func handshake() async -> Handshake {
        let (handshakes, continuation) = AsyncStream.makeStream(of: Handshake.self)
        // libcurl blocks here, which the threads that tasks share must not.
        Thread.detachNewThread {
            LoopThread.blockBrokenPipes()
            continuation.yield(shakenHands())
        }
        for await handshake in handshakes { return handshake }
        var handshake = Handshake()
        handshake.failure = TransportError(.cancelled, "the run was stopped")
        return handshake
    }

    private func shakenHands() -> Handshake {
        var handshake = attempt()
        let isRefusal = handshake.failure.map { $0.kind == .certificateRefused } ?? true
        guard configuration.origin.scheme == .https, handshake.isConnected, isRefusal else { return handshake }
        let look = attempt(looking: true)
        handshake.security = handshake.security ?? look.security
        handshake.certificate = look.certificate
        return handshake
    }

    /// Shakes hands once; with `looking` nothing is verified, and the server's key is told.
    private func attempt(looking: Bool = false) -> Handshake {
        do {
            return try handshake(on: EasyHandle(), looking: looking)
        } catch {
            var handshake = Handshake()
            handshake.failure = error
            return handshake
        }
    }

    private func handshake(on easy: EasyHandle, looking: Bool) throws(TransportError) -> Handshake {
        let remarks = HandshakeRemarks()
        let nothing = WireRequest.Read(target: .service, accept: nil, token: nil)
        try easy.prepare(RequestHead(.read(nothing)), configuration)
        try easy.set(CURLOPT_CONNECT_ONLY, true)
        try easy.set(CURLOPT_CERTINFO, true)
        if looking { try easy.shakeHandsOnly() }
        try remarks.observe(easy)
        let code = withExtendedLifetime(remarks) { curl_easy_perform(easy.pointer) }
        var handshake = Handshake()
        handshake.addresses = remarks.addresses
        handshake.security = remarks.security
        // libcurl forgets that the connection stood when the handshake on it fails.
        handshake.isConnected = code == CURLE_OK || remarks.isHandshakeBegun
        let time = easy.offset(CURLINFO_CONNECT_TIME_T)
        if time > 0 { handshake.seconds = Double(time) / 1_000_000 }
        handshake.certificate = easy.certificate
        if let key = remarks.key { handshake.certificate?.key = key.description }
        if code != CURLE_OK {
            handshake.failure = easy.error(code, by: configuration.proxy)
        }
        return handshake
    }
}
