import Testing

@testable import Reporting

@Suite struct ProgressLineTests {
    @Test func `a pipe gets a line at first, then every ten seconds, and one at the end`() {
        var line = ProgressLine(on: .pipe)
        let states = [(0, 0.0), (3, 5.0), (5, 10.0), (6, 19.0), (10, 19.5), (10, 40.0)]
        let texts = states.compactMap { line.text(for: Self.state(done: $0.0, seconds: $0.1)) }
        #expect(texts == ["0 of 10 cases, 0 s\n", "5 of 10 cases, 10 s\n", "10 of 10 cases, 19 s\n"])
        let ending = line.ending()
        #expect(ending == "")
    }

    @Test func `a terminal gets a bar that is redrawn in place`() {
        var line = ProgressLine(on: .terminal(columns: 80))
        let text = line.text(for: Self.state(done: 5, seconds: 0, failures: 1))
        #expect(text == "\r[############............] 5 of 10 cases, 1 failure  backup\u{1B}[K")
        let tooSoon = line.text(for: Self.state(done: 6, seconds: 0.05))
        #expect(tooSoon == nil)
        let ending = line.ending()
        #expect(ending == "\r\u{1B}[K")
    }

    @Test func `a bar never wraps, and shows no control character of a server's`() throws {
        var line = ProgressLine(on: .terminal(columns: 60))
        var state = Self.state(done: 1, seconds: 0)
        state.current = "\u{1B}[2J\n" + String(repeating: "x", count: 200)
        let printed = line.text(for: state)
        let text = try #require(printed)
        let shown = text.dropFirst().dropLast(3)
        #expect(shown.count == 59)
        #expect(shown.unicodeScalars.allSatisfy { !$0.isObeyed })
    }

    private static func state(done: Int, seconds: Double, failures: Int = 0) -> RunProgress {
        RunProgress(done: done, planned: 10, failures: failures, current: "backup", seconds: seconds)
    }
}
