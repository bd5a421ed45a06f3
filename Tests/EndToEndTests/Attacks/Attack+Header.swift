import MockServer
import TestSupport

extension Attack {
    /// What stands in the fields of an answer.
    static let header: [Attack] = [
        .answer("a field that is folded", "a field is folded over two lines", status: 3) {
            adding("X-Folded", "one\r\n two\r\n\tthree", to: $0)
        },
        .answer("a field without a colon", "Header without colon", status: 3) {
            insertingLine("this is no field", into: $0)
        },
        .answer("a field without a name", "a field's name is no token", status: 3) {
            insertingLine(": nameless", into: $0)
        },
        .answer("a name with a space", "a field's name is no token", status: 3) {
            insertingLine("Content-Type : text/html", into: $0)
        },
        .answer("a NUL in a field", "Nul byte in header", status: 3) { adding("X-Zero", "a\u{0}b", to: $0) },
        .answer("a bare CR in a field", "a field holds a control character", status: 3) {
            adding("X-Return", "a\rSet-Cookie: b", to: $0)
        },
        .answer("control characters in a reason", "answered 500") { $0.answering(500, "\u{1B}[2J\u{9B}31m\u{7}pwned") },
        .answer("a reason of 50,000 bytes", "answered 500 pwned pwned") {
            $0.answering(500, String(repeating: "pwned ", count: 8_000))
        },
        .onWire("5,000 fields", "over the limit of 1000 fields (--limit header-fields)") { _ in
            .close("HTTP/1.1 200 OK\r\n" + String(repeating: "X: y\r\n", count: 5_000) + "\r\n")
        },
        .onWire("fields without end", "(--limit header-fields)") { _ in
            .forever(Array("HTTP/1.1 200 OK\r\n".utf8), many("X-Flood: y\r\n", 100))
        },
        .onWire("a field without end", "a line is over libcurl's own limit") { _ in
            .forever(Array("HTTP/1.1 200 OK\r\nX-Long: ".utf8), Array(repeating: 0x78, count: 65_536))
        },
        .onWire("long fields without end", "(--max-header)") { _ in
            .forever(
                Array("HTTP/1.1 200 OK\r\n".utf8),
                many("X-Long: " + String(repeating: "y", count: 9_000) + "\r\n", 4)
            )
        },
        .answer("a content type of 60,000 bytes", "Content-Type: application/xxxx") {
            $0.setting("Content-Type", to: "application/" + String(repeating: "x", count: 60_000))
        },
        .answer("two content types", "2 fields Content-Type") { adding("Content-Type", "text/html", to: $0) },
        .answer("a cookie with control characters", "a field holds a control character", status: 3) {
            adding("Set-Cookie", "X-RestSvcSessionId=a\u{1B}]0;pwned\u{7}; Domain=.example; Path=/", to: $0)
        },
        .answer("300 cookies", "\"exitStatus\" : 0", status: 0) { response in
            (0..<300).reduce(response) { adding("Set-Cookie", "c\($1)=\($1); Domain=127.0.0.1", to: $0) }
        },
        .answer("gzip that nobody asked for", "content coded as 'gzip', which was not asked for", status: 3) {
            coded($0, "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
        },
        .answer("a gzip bomb", "content coded as 'gzip', which was not asked for", status: 3) {
            coded($0, "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Array(repeating: 0, count: 100_000))
        },
        .answer("a coding that is a lie", "content coded as 'gzip', which was not asked for", status: 3) {
            adding("Content-Encoding", "gzip", to: $0)
        },
        .answer("codings upon codings", "content coded as 'gzip,gzip", status: 3) {
            adding("Content-Encoding", Array(repeating: "gzip", count: 100).joined(separator: ","), to: $0)
        },
        .answer("compressed chunks", "Transfer-Encoding names another coding than chunked", status: 3) {
            $0.setting("Content-Length", to: nil).setting("Transfer-Encoding", to: "gzip, chunked")
        },
    ]

    static func adding(_ name: String, _ value: String, to response: MockResponse) -> MockResponse {
        var copy = response
        copy.fields.append(HeaderField(name: name, value: value))
        return copy
    }

    /// The answer with a line in its header that is no field.
    private static func insertingLine(_ line: String, into response: MockResponse) -> MockResponse {
        var copy = response
        copy.reason += "\r\n\(line)"
        return copy
    }

    private static func coded(_ response: MockResponse, _ coding: String, _ body: [UInt8]) -> MockResponse {
        var copy = adding("Content-Encoding", coding, to: response.setting("Content-Length", to: "\(body.count)"))
        copy.body = body
        return copy
    }
}
