import Conformance
import Testing
import XML

@testable import Reporting

@Suite struct HTMLPassageTests {
    @Test(arguments: [
        ("<A Name=\"x\"/>", 3, 8, "Name=\"x\""), ("é\r\nb", 1, 2, "\r\n"), ("e\u{301}x", 1, 1, "\u{301}"),
        ("abc", 0, 3, "abc"), ("abc", 2, 1, "c"),
    ])
    func `what the mark says is marked, counted in Unicode scalars`(
        _ excerpt: String,
        _ start: Int,
        _ length: Int,
        _ marked: String
    ) {
        let pieces = Passage(excerpt, Mismatch.Mark(start: start, length: length)).pieces
        #expect(pieces.filter(\.isMarked).map(\.text) == [marked])
        #expect(Array(pieces.map(\.text).joined().utf8) == Array(excerpt.utf8))
    }

    @Test(arguments: [(-1, 2), (0, 0), (0, -1), (3, 1), (2, 2), (.max, .max), (1, .max)])
    func `a mark that is not within the excerpt is none`(_ start: Int, _ length: Int) {
        let pieces = Passage("abc", Mismatch.Mark(start: start, length: length)).pieces
        #expect(pieces == [Passage.Piece(text: "abc", isMarked: false)])
    }

    @Test func `the page marks the place, and nothing where it is not known`() throws {
        let mark = Mismatch.Mark(start: 8, length: 8)
        #expect(try Self.marks(try Sample.finding(excerpt: "<Backup Name=\"a\">", mark: mark)) == ["Name=\"a\""])
        #expect(try Self.marks(try Sample.finding(actual: "Name", excerpt: "<Backup Name=\"a\">", mark: nil)) == [])
    }

    private static func marks(_ finding: Finding) throws -> [String] {
        try HTMLTree(Sample.run([Sample.result(outcome: .violation, findings: [finding])])).all.filter {
            $0.name.local == "mark"
        }.map(\.text)
    }
}
