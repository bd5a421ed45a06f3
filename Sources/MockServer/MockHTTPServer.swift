import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The running mock: up to two listeners in front of one server value.
///
/// The name is not that of the module, which could then not be qualified.
public struct MockHTTPServer: Sendable {
    /// Where the mock is reached.
    public let endpoints: MockEndpoints
    private let group: MultiThreadedEventLoopGroup

    /// Starts the listeners of a configuration; it serves until ``stop()``.
    ///
    /// - Throws: ``MockServerConfiguration/Mistake`` for a port that does not exist, an `IOError` when one cannot be
    ///   bound, or an error of the certificate library.
    public static func start(_ configuration: MockServerConfiguration) async throws -> MockHTTPServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let endpoints = try await listen(configuration, group: group)
            return MockHTTPServer(endpoints: endpoints, group: group)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    /// Closes the listeners and every connection.
    ///
    /// - Throws: The error of an event loop that did not end.
    public func stop() async throws {
        try await group.shutdownGracefully()
    }

    private static func listen(
        _ configuration: MockServerConfiguration,
        group: MultiThreadedEventLoopGroup
    ) async throws -> MockEndpoints {
        let manager = SharedManager(configuration.manager)
        var httpPort: Int?
        if let port = configuration.httpPort {
            httpPort = try await bind(configuration.host, port, group: group) { channel in
                try addHandlers(to: channel, manager: manager, scheme: .http)
            }
        }
        guard let port = configuration.httpsPort else {
            return MockEndpoints(host: configuration.host, httpsPort: nil, httpPort: httpPort, authorityPEM: nil)
        }
        let authority = try configuration.tls.authority ?? CertificateAuthority()
        let certificate = try authority.issueServerCertificate(isExpired: configuration.tls.isExpired)
        let tls = try tlsContext(for: certificate, configuration.tls)
        let httpsPort = try await bind(configuration.host, port, group: group) { channel in
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
            try addHandlers(to: channel, manager: manager, scheme: .https)
        }
        return MockEndpoints(
            host: configuration.host,
            httpsPort: httpsPort,
            httpPort: httpPort,
            authorityPEM: authority.pem
        )
    }

    private static func bind(
        _ host: String,
        _ port: Int,
        group: MultiThreadedEventLoopGroup,
        initialize: @escaping @Sendable (any Channel) throws -> Void
    ) async throws -> Int? {
        guard UInt16(exactly: port) != nil else { throw MockServerConfiguration.Mistake.port(port) }
        let listener = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try initialize(channel) }
            }
            .bind(host: host, port: port)
            .get()
        return listener.localAddress?.port
    }

    private static func addHandlers(
        to channel: any Channel,
        manager: SharedManager,
        scheme: MockRequest.Scheme
    ) throws {
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes))
        try channel.pipeline.syncOperations.addHandlers(decoder, ConnectionHandler(manager: manager, scheme: scheme))
    }

    private static func tlsContext(
        for certificate: ServerCertificate,
        _ tls: MockServerConfiguration.TLS
    ) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.pem.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(certificate.privateKeyPEM.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        if tls.isOld { configuration.maximumTLSVersion = .tlsv12 }
        if let pem = tls.clientAuthorityPEM {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)))
            configuration.certificateVerification = .noHostnameVerification
        }
        return try NIOSSLContext(configuration: configuration)
    }
}

/// Runs a body while a mock serves, and stops the mock however the body ends.
///
/// - Throws: What ``MockHTTPServer/start(_:)``, the body or ``MockHTTPServer/stop()`` throws.
public func withMockServer<Result: Sendable>(
    _ configuration: MockServerConfiguration,
    _ body: @Sendable (MockEndpoints) async throws -> Result
) async throws -> Result {
    let server = try await MockHTTPServer.start(configuration)
    do {
        let result = try await body(server.endpoints)
        try await server.stop()
        return result
    } catch {
        try await server.stop()
        throw error
    }
}
