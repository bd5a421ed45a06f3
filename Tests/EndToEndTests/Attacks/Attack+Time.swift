import MockServer
import TestSupport
import Transport

extension Attack {
    private static let timedOut = "--request-timeout"

    /// Servers that take their time, break off or lead elsewhere.
    static let time: [Attack] = [
        .onWire("silence in place of an answer", timedOut, limits: hasty) { _ in .hang([]) },
        .onWire("silence within the header", timedOut, limits: hasty) { .hang(Array($0.head.prefix(40))) },
        .onWire("silence within the content", timedOut, limits: hasty) { .hang(Array($0.bytes.dropLast(40))) },
        .onWire("silence behind an interim response", timedOut, limits: hasty) { _ in
            .hang("HTTP/1.1 102 Processing\r\n\r\n")
        },
        .onWire("silence before the first byte", "--stall-timeout", limits: .init(requestSeconds: 600, stallSeconds: 1))
        { _ in .hang([]) },
        .onWire("a header that trickles", timedOut, limits: hasty) {
            .trickle($0.head.dropLast(2) + Array("X: ".utf8), 0x78)
        },
        .onWire(
            "content that trickles",
            "--min-rate",
            limits: .init(requestSeconds: 600, minimumRate: 1_000, graceSeconds: 0.5)
        ) { .trickle($0.setting("Content-Length", to: "1000000").bytes, 0x20) },
        .onWire("content without end", "(--max-body)") { response in
            .forever(response.setting("Content-Length", to: nil).bytes, Array(repeating: 0x20, count: 1 << 20))
        },
        .onWire("an answer that nothing ends", timedOut, limits: hasty) { response in
            .hang(response.setting("Content-Length", to: nil).bytes)
        },
        .onWire("a reset before the answer", "Connection reset by peer") { _ in .reset([]) },
        .onWire("a reset within the header", "Connection reset by peer") { .reset(Array($0.head.prefix(40))) },
        .onWire("a reset within the content", "Connection reset by peer", status: 3) {
            .reset(Array($0.bytes.dropLast(40)))
        },
        .answer("a redirect to another host", "answered 302 Elsewhere") {
            redirect($0, 302, "http://192.0.2.1/api/forbidden")
        },
        .everywhere(
            "a redirect to another port",
            "answered 307 Elsewhere",
            status: 1,
            where: \.readsEntityInXML
        ) {
            redirect($0, 307, "http://127.0.0.1:\($1.decoy)/api/forbidden")
        },
        .answer("a redirect to another scheme", "answered 301 Elsewhere") {
            redirect($0, 301, "ftp://127.0.0.1/api/forbidden")
        },
        .answer("a redirect to a file", "answered 301 Elsewhere") { redirect($0, 301, "file:///etc/passwd") },
        .answer("a redirect without an address", "answered 303 See Other") {
            $0.answering(303, "See Other").setting("Location", to: nil)
        },
        .everywhere(
            "a redirect to itself",
            "answered 308 Elsewhere",
            status: 1,
            where: \.readsEntityInXML
        ) {
            redirect($0, 308, "http://127.0.0.1:\($1.port)/api/backups")
        },
        .everywhere(
            "redirects for everything",
            "the logon was answered with status 302",
            status: 3,
            where: \.isAny
        ) {
            redirect($0, 302, "http://127.0.0.1:\($1.decoy)/api/forbidden")
        },
    ]

    private static func redirect(_ response: MockResponse, _ status: Int, _ location: String) -> MockResponse {
        response.answering(status, "Elsewhere").setting("Location", to: location)
    }
}
