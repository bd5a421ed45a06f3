import NIOCore
import NIOPosix
import NIOSSL

/// A client that sends bytes and keeps every byte until the server closes.
struct WireClient {
    var port: Int
    /// The authority to trust in PEM; `nil` speaks plain HTTP.
    var authorityPEM: String?
    /// The name to verify; `nil` verifies the address.
    var serverName: String?

    func exchange(_ request: String) async throws -> String {
        let group = MultiThreadedEventLoopGroup.singleton
        let closed = group.next().makePromise(of: String.self)
        let context = try authorityPEM.map(Self.context)
        let serverName = serverName
        let connected = ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        let handler = try NIOSSLClientHandler(context: context, serverHostname: serverName)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    try channel.pipeline.syncOperations.addHandler(Collector(request: request, closed: closed))
                }
            }
            .connect(host: "127.0.0.1", port: port)
        connected.whenFailure { closed.fail($0) }
        return try await closed.futureResult.get()
    }

    private static func context(_ pem: String) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)))
        return try NIOSSLContext(configuration: configuration)
    }
}

/// Sends one text and collects the answer until the connection ends.
private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: String
    private let closed: EventLoopPromise<String>
    private var received = ""

    init(request: String, closed: EventLoopPromise<String>) {
        self.request = request
        self.closed = closed
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
        closed.succeed(received)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        closed.fail(error)
        context.close(promise: nil)
    }
}
