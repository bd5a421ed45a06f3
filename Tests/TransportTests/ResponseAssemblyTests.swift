import Conformance
import Testing

@testable import Transport

@Suite struct ResponseAssemblyTests {
    private func assembled(_ lines: [String]) -> Response? {
        assembled(lines.map { Array("\($0)\r\n".utf8) })
    }

    private func assembled(_ lines: [[UInt8]]) -> Response? {
        var assembly = ResponseAssembly(limits: .init())
        for line in lines { _ = assembly.append(headerLine: line) }
        return assembly.response(.complete, timing: .init(connected: 0, firstByte: 0, total: 0))
    }

    @Test func `a folded line continues the one before`() {
        let fields = assembled(["HTTP/1.1 200 OK", "A: one", "  two", "\tthree ", "B:", " four", ""])?.fields
        #expect(fields == [FieldLine("A", "one two three"), FieldLine("B", "four")])
    }

    @Test func `a folded line behind the status line is a field of its own`() {
        #expect(assembled(["HTTP/1.1 200 OK", " A: b", ""])?.fields == [FieldLine(" A", "b")])
    }

    @Test func `a line without a colon is a name without a value`() {
        #expect(assembled(["HTTP/1.1 200 OK", "nonsense", ""])?.fields == [FieldLine("nonsense", "")])
    }

    @Test func `a field may look like a status line`() {
        #expect(assembled(["HTTP/1.1 200 OK", "HTTP/1.1: 500", ""])?.fields == [FieldLine("HTTP/1.1", "500")])
    }

    @Test func `white space before the colon is kept`() {
        #expect(assembled(["HTTP/1.1 200 OK", "A : b:c", ""])?.fields == [FieldLine("A ", "b:c")])
    }

    /// A mark that joins the character before it takes no separator away.
    @Test func `separators are bytes`() {
        let response = assembled(["HTTP/1.1 200 \u{301}OK", "A:\u{301}b", "C: \u{301}d \t", ""])
        #expect(response?.status == 200)
        #expect(response?.reason == "\u{301}OK")
        #expect(response?.fields == [FieldLine("A", "\u{301}b"), FieldLine("C", "\u{301}d")])
    }

    @Test(arguments: [("HTTP/1.1 204", 204, ""), ("HTTP/1.1 404 ", 404, ""), ("HTTP/1.1 500 a  b", 500, "a  b")])
    func `a reason is what stands behind the status`(_ line: String, _ status: Int, _ reason: String) {
        let response = assembled([line, ""])
        #expect(response?.status == status)
        #expect(response?.reason == reason)
    }

    @Test func `a value that is no UTF-8 is read as Latin-1`() {
        let lines: [[UInt8]] = [Array("HTTP/1.1 200 OK\n".utf8), Array("A: gro".utf8) + [0xDF, 0x0A], [0x0A]]
        #expect(assembled(lines)?.fields == [FieldLine("A", "gro\u{DF}")])
    }

    @Test func `a trailer field is no header field`() {
        #expect(assembled(["HTTP/1.1 200 OK", "A: b", "", "C: d", ""])?.fields == [FieldLine("A", "b")])
    }

    @Test func `a header that is not whole is no response`() {
        #expect(assembled(["HTTP/1.1 200 OK", "A: b"]) == nil)
    }

    @Test func `a status that is no number is no response`() {
        #expect(assembled(["HTTP/1.1 fine", ""]) == nil)
    }

    @Test(arguments: [(seconds: 9.0, isGivenUp: false), (11.0, true)])
    func `content that comes too slowly is given up, once its time of grace is over`(
        _ example: (seconds: Double, isGivenUp: Bool)
    ) {
        var assembly = ResponseAssembly(limits: .init(minimumRate: 64, graceSeconds: 10))
        let start = ContinuousClock.now
        let isBeginWelcome = assembly.append(content: [1], at: start)
        #expect(isBeginWelcome)
        let isWelcome = assembly.append(content: [2], at: start + .seconds(example.seconds))
        #expect(isWelcome == !example.isGivenUp)
        #expect((assembly.violation?.kind == .timedOut) == example.isGivenUp)
    }

    @Test func `content that comes at the least rate is taken however long it takes`() {
        var assembly = ResponseAssembly(limits: .init(minimumRate: 64, graceSeconds: 10))
        let start = ContinuousClock.now
        let areWelcome = (0...100).map { second in
            assembly.append(content: [UInt8](repeating: 0, count: 65), at: start + .seconds(second))
        }
        #expect(!areWelcome.contains(false))
    }
}
