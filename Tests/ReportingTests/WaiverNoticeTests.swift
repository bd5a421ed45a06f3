import Conformance
import Testing

@testable import Reporting

/// What readers are told of waivers.
@Suite struct WaiverNoticeTests {
    private static func run(_ lines: [ClosedRange<Int>], _ state: WaiverUse.State = .stale) throws -> Run {
        let waivers = lines.map { WaiverUse(waiver: Sample.waiver(lines: $0), state: state) }
        return try Sample.run(try Sample.conforming().results, waivers: waivers)
    }

    @Test func `the line of a waiver is to be deleted only where no other one stands in it`() throws {
        let headlines = try Self.run([2...2, 2...2, 3...5]).outdatedWaivers.map(\.headline)
        #expect(
            headlines[0].hasSuffix("delete the waiver at waivers.yaml:2:3, and not its line, where others stand too")
        )
        #expect(headlines[1] == headlines[0])
        #expect(headlines[2].hasSuffix("delete lines 3-5 of waivers.yaml"))
    }

    @Test func `a waiver of which nothing was judged is named with its line`() throws {
        let run = try Self.run([7...9], .unused)
        let console = ConsoleReport(run, policy: Sample.strict, style: .plain).text
        let markdown = String(decoding: MarkdownReport(run, policy: Sample.strict).rendered(), as: UTF8.self)
        let junit = String(decoding: JUnitReport(run, policy: Sample.strict).rendered(), as: UTF8.self)
        for text in [console, markdown, junit] {
            #expect(text.contains("UNUSED [backup.platform]"))
            #expect(text.contains("waivers.yaml:7:3"))
        }
    }
}
