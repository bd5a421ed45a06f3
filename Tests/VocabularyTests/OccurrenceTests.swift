import Conformance
import Testing

@Suite struct OccurrenceTests {
    /// A spelling with its bounds and words.
    struct Spelling: CustomTestStringConvertible {
        let text: String
        let minimum: Int
        let maximum: Int?
        let words: String

        var testDescription: String { text }
    }

    @Test(arguments: [
        Spelling(text: "0", minimum: 0, maximum: 0, words: "exactly 0"),
        Spelling(text: "1", minimum: 1, maximum: 1, words: "exactly 1"),
        Spelling(text: "0..1", minimum: 0, maximum: 1, words: "at most 1"),
        Spelling(text: "1..", minimum: 1, maximum: nil, words: "at least 1"),
        Spelling(text: "0..", minimum: 0, maximum: nil, words: "at least 0"),
        Spelling(text: "2..3", minimum: 2, maximum: 3, words: "2 to 3"),
        Spelling(text: "2..2", minimum: 2, maximum: 2, words: "exactly 2"),
    ])
    func `a spelling gives its bounds and words`(_ spelling: Spelling) throws {
        let occurrence = try #require(Occurrence(spelling.text))
        #expect(occurrence.minimum == spelling.minimum)
        #expect(occurrence.maximum == spelling.maximum)
        #expect(occurrence.description == spelling.words)
    }

    @Test(arguments: ["", "..", "..1", "-1", "-1..1", "2..1", "1...2", "1..2..3", "a", "1..b", "1 ..", "1.0", "*"])
    func `another text is no occurrence`(_ text: String) {
        #expect(Occurrence(text) == nil)
    }

    @Test(arguments: [(-1, nil), (2, 1), (0, -1)] as [(Int, Int?)])
    func `bounds that contradict each other are no occurrence`(_ minimum: Int, _ maximum: Int?) {
        #expect(Occurrence(minimum: minimum, maximum: maximum) == nil)
    }

    @Test func `both bounds are inside`() throws {
        let some = try #require(Occurrence("2..3"))
        #expect([1, 2, 3, 4].map(some.allows) == [false, true, true, false])
        let many = try #require(Occurrence("1.."))
        #expect([0, 1, .max].map(many.allows) == [false, true, true])
        let none = try #require(Occurrence("0"))
        #expect([0, 1].map(none.allows) == [true, false])
    }
}
