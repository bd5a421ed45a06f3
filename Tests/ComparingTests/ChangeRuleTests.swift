import Comparing
import Foundation
import Testing

/// The table of rules, and the page that shows it.
@Suite struct ChangeRuleTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/compare-rules.md")

    @Test(arguments: ChangeRule.allCases)
    func `every rule says what it is and why, in a sentence each`(_ rule: ChangeRule) {
        for text in [rule.meaning, rule.reason] {
            #expect(text.hasSuffix("."))
            #expect(text.first?.isUppercase == true)
            #expect(!text.contains(". "))
            #expect(!text.contains("|"))
        }
    }

    @Test func `the page shows the table; UPDATE_COMPARE_RULES=1 writes it`() throws {
        let text = ChangeRule.page
        if ProcessInfo.processInfo.environment["UPDATE_COMPARE_RULES"] == "1" {
            try Data(text.utf8).write(to: Self.page)
        }
        #expect(try String(contentsOf: Self.page, encoding: .utf8) == text)
    }

    @Test func `every class has rules, and every rule has a name of its own`() {
        #expect(Set(ChangeRule.allCases.map(\.changeClass)) == Set(ChangeClass.allCases))
        #expect(Set(ChangeRule.allCases.map(\.meaning)).count == ChangeRule.allCases.count)
    }
}
