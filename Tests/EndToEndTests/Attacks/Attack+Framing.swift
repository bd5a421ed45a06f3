import MockServer
import TestSupport

extension Attack {
    private static let broken = "The connection broke before the answer was whole"
    private static let malformed = "The answer is not well-formed HTTP"
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n"

    /// What stands before and around the content, or is missing there.
    static let framing: [Attack] = [
        .text("no answer at all", broken, ""),
        .text("a status line that breaks off", broken, "HTTP/1.1 2"),
        .text("a header that breaks off", "the header broke off", ok),
        .text("a line of garbage", malformed, "\u{1}\u{2}NONSENSE\r\n\r\n"),
        .text("HTTP/0.9", malformed, "<Backup/>"),
        .text("a status that is no number", malformed, "HTTP/1.1 abc OK\r\n\r\n"),
        .text("a status of two digits", malformed, "HTTP/1.1 99 Low\r\n\r\n"),
        .text("a status of four digits", malformed, "HTTP/1.1 1000 High\r\nContent-Length: 0\r\n\r\n"),
        .text("a version that there is not", malformed, "HTTP/7.7 200 OK\r\nContent-Length: 0\r\n\r\n"),
        .text(
            "HTTP/2 by text",
            "the status line is not that of HTTP/1.1",
            "HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n"
        ),
        .text("a status line with two blanks", "the status line is not that of HTTP/1.1", "HTTP/1.1  200 OK\r\n\r\n"),
        .text("a status without its end", "the status line is not that of HTTP/1.1", "HTTP/1.1 200OK\r\n\r\n"),
        .onWire("interim responses without end", "over the limit of 1000 fields (--limit header-fields)") { _ in
            .forever([], Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        },
        .text("a change of protocols", broken, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
        .answer("two lengths that contradict each other", "two fields Content-Length contradict each other", status: 3)
        {
            var response = $0
            response.fields.append(HeaderField(name: "Content-Length", value: "5"))
            return response
        },
        .answer("a length that is said twice", "2 fields Content-Length: ", status: 1) {
            var response = $0
            response.fields.append(HeaderField(name: "Content-Length", value: "\($0.body.count)"))
            return response
        },
        .answer("a negative length", "Invalid Content-Length: value", status: 3) {
            $0.setting("Content-Length", to: "-5")
        },
        .answer("a length in words", "Invalid Content-Length: value", status: 3) {
            $0.setting("Content-Length", to: "many")
        },
        .answer("a length beyond every number", "(--max-body)", status: 3) {
            $0.setting("Content-Length", to: String(repeating: "9", count: 40))
        },
        .onWire("a length that promises more", "then the end of the connection received", status: 1) {
            .close($0.setting("Content-Length", to: "\($0.body.count + 10)").bytes)
        },
        .answer("a length that promises less", "more behind them received", status: 1) {
            $0.setting("Content-Length", to: "10")
        },
        .answer("a length of more than is taken", "(--max-body)", status: 3) {
            $0.setting("Content-Length", to: "999999999999")
        },
        .answer("a length beside chunks", "Content-Length stands beside Transfer-Encoding", status: 3) {
            chunked($0, keepsLength: true)
        },
        .answer(
            "a coding of the transfer that there is not",
            "Transfer-Encoding names another coding than chunked",
            status: 3
        ) {
            $0.setting("Content-Length", to: nil).setting("Transfer-Encoding", to: "nonsense")
        },
        .text(
            "a chunk size that is no number",
            "Illegal or missing hexadecimal sequence in chunked-encoding",
            ok + "Transfer-Encoding: chunked\r\n\r\nXYZ\r\n"
        ),
        .text(
            "a chunk size beyond every number",
            "Too long hexadecimal number in chunked-encoding",
            ok + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n"
        ),
        .text(
            "a negative chunk size",
            "Illegal or missing hexadecimal sequence in chunked-encoding",
            ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\n"
        ),
        .text(
            "chunks without an end",
            "transfer closed with outstanding read data remaining",
            ok + "Transfer-Encoding: chunked\r\n\r\n3\r\n<a>\r\n"
        ),
        .text(
            "a chunk that is longer than it says",
            "Malformed encoding found in chunked-encoding",
            ok + "Transfer-Encoding: chunked\r\n\r\n3\r\n<a/>ABC\r\n"
        ),
        .onWire("a chunk extension without end", "--request-timeout", limits: hasty) { _ in
            .forever(Array((ok + "Transfer-Encoding: chunked\r\n\r\n4;").utf8), Array(repeating: 0x78, count: 65_536))
        },
        .onWire("chunks of one byte without end", "(--max-body)", limits: narrow) { _ in
            .forever(Array((ok + "Transfer-Encoding: chunked\r\n\r\n").utf8), many("1\r\nx\r\n", 10_000))
        },
        .answer("chunks that conceal their type", "no field Content-Length", status: 1) {
            chunked($0.setting("Content-Type", to: nil), keepsLength: false)
        },
        .onWire("trailers without end", "(--limit header-fields)") { _ in
            .forever(Array((ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n").utf8), many("T: x\r\n", 1_000))
        },
        .answer("content behind 204", "answered 204 No Content") { $0.answering(204, "No Content") },
        .answer("content behind 304", "answered 304 Not Modified") { $0.answering(304, "Not Modified") },
        .answer("a part of the content", "answered 206 Partial Content") { $0.answering(206, "Partial Content") },
        .onWire("a second answer behind the first", "and 43 more behind them received", status: 1) {
            .keep($0.bytes + Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<No/>".utf8))
        },
    ]

    private static func chunked(_ response: MockResponse, keepsLength: Bool) -> MockResponse {
        var copy = keepsLength ? response : response.setting("Content-Length", to: nil)
        copy.fields.append(HeaderField(name: "Transfer-Encoding", value: "chunked"))
        copy.body =
            Array((String(response.body.count, radix: 16) + "\r\n").utf8) + response.body + Array("\r\n0\r\n\r\n".utf8)
        return copy
    }

    /// A text again and again, as bytes.
    static func many(_ text: String, _ count: Int) -> [UInt8] { Array(String(repeating: text, count: count).utf8) }
}
