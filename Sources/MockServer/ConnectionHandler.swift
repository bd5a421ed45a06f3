import NIOCore
import NIOHTTP1
import Synchronization

/// The one server value behind all connections, which take turns.
final class SharedManager: Sendable {
    private let manager: Mutex<MockEnterpriseManager>

    init(_ manager: MockEnterpriseManager) {
        self.manager = Mutex(manager)
    }

    func respond(to request: MockRequest) -> MockResponse {
        manager.withLock { $0.send(to: request) }
    }
}

/// Collects the parts of each request on a connection and writes the raw bytes of its response.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    /// The content bytes that a request may have; a logon needs none of them.
    private static let bodyLimit = 1_048_576

    private let manager: SharedManager
    private let scheme: MockRequest.Scheme
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isClosing = false

    init(manager: SharedManager, scheme: MockRequest.Scheme) {
        self.manager = manager
        self.scheme = scheme
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // After a response that closes the connection, what was sent behind its request stays unanswered.
        guard !isClosing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let bytes):
            body.append(contentsOf: bytes.readableBytesView)
            if body.count > Self.bodyLimit { refuse(413, "Content Too Large", context: context) }
        case .end:
            guard let head else { return }
            answer(head, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError, !isClosing {
            refuse(400, "BadRequest", context: context)
        } else {
            context.close(promise: nil)
        }
    }

    private func answer(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        let request = MockRequest(
            method: head.method.rawValue,
            target: head.uri,
            fields: head.headers.map { HeaderField(name: $0.name, value: $0.value) },
            body: body,
            scheme: scheme
        )
        let response = manager.respond(to: request)
        self.head = nil
        body = []
        write(response, headOnly: head.method == .HEAD, closes: !head.isKeepAlive, context: context)
    }

    private func refuse(_ status: Int, _ reason: String, context: ChannelHandlerContext) {
        let fields = [HeaderField(name: "Content-Length", value: "0"), HeaderField(name: "Connection", value: "close")]
        let response = MockResponse(status: status, reason: reason, fields: fields, body: [])
        write(response, headOnly: false, closes: true, context: context)
    }

    private func write(_ response: MockResponse, headOnly: Bool, closes: Bool, context: ChannelHandlerContext) {
        var buffer = context.channel.allocator.buffer(capacity: response.body.count + 512)
        response.write(into: &buffer, headOnly: headOnly)
        guard closes || !response.isDelimited else {
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            return
        }
        isClosing = true
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in channel.close(promise: nil) }
    }
}
