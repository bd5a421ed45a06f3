/// How a raw server answers.
struct Script: Sendable {
    /// What goes out on a new connection before any request was read.
    var greeting: [UInt8] = []
    let reply: @Sendable (_ request: String) -> RawServer.Reply

    /// Every request gets the same reply.
    static func always(_ reply: RawServer.Reply) -> Script {
        Script { _ in reply }
    }

    /// Requests with a text in them get one reply, the others another.
    static func on(_ text: String, _ reply: RawServer.Reply, otherwise other: RawServer.Reply) -> Script {
        Script { $0.contains(text) ? reply : other }
    }

    /// A text goes out at once, and nothing after it.
    static func greeting(_ text: String) -> Script {
        Script(greeting: Array(text.utf8)) { _ in .silence }
    }

    /// Every request gets the last segment of its path as content.
    static let echo = Script { request in
        let segment = request.split(separator: " ")[1].split(separator: "/").last ?? ""
        return .keep("HTTP/1.1 200 OK\r\nContent-Length: \(segment.utf8.count)\r\n\r\n\(segment)")
    }
}

extension RawServer.Reply {
    /// The text goes out, and the connection stays.
    static func keep(_ text: String) -> Self { .keep(Array(text.utf8)) }

    /// The text goes out, and the connection ends.
    static func close(_ text: String) -> Self { .close(Array(text.utf8)) }

    /// The texts go out one after the other, and the connection stays.
    static func pieces(_ first: String, _ second: String) -> Self { .pieces(Array(first.utf8), Array(second.utf8)) }
}
