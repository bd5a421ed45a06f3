import Conformance
import Testing

/// Status codes and classes of them, as contracts spell them.
@Suite struct StatusPatternTests {
    @Test(arguments: ["100", "200", "204", "404", "599", "1xx", "3xx", "4xx", "5xx"])
    func `a code or a class is read and spelt the same`(_ text: String) throws {
        #expect(try #require(StatusPattern(text)).description == text)
    }

    @Test(arguments: [
        "", "4", "40", "4040", "099", "600", "0xx", "6xx", "xxx", "4x", "4xxx", "4XX", "40x", "4x4", "x04", "+40",
        "4+0",
        " 404", "404 ", "4.4", "\u{664}04", "four",
    ])
    func `a text that is neither is no pattern`(_ text: String) {
        #expect(StatusPattern(text) == nil)
    }

    @Test(arguments: [(404, true), (403, false), (405, false), (40, false), (4040, false), (400, false)])
    func `a code allows itself alone`(_ status: Int, _ isAllowed: Bool) throws {
        #expect(try #require(StatusPattern("404")).allows(status) == isAllowed)
    }

    @Test(arguments: [(400, true), (404, true), (499, true), (399, false), (500, false), (40, false), (4040, false)])
    func `a class allows the hundred codes with its first digit`(_ status: Int, _ isAllowed: Bool) throws {
        #expect(try #require(StatusPattern("4xx")).allows(status) == isAllowed)
    }

    @Test func `a code is no class`() {
        #expect(StatusPattern("404") == .code(404))
        #expect(StatusPattern("4xx") == .family(4))
        #expect(StatusPattern("400") != StatusPattern("4xx"))
    }
}
