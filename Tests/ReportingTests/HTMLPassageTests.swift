import Conformance
import Testing

@testable import Reporting

@Suite struct HTMLPassageTests {
    /// A mismatch, an excerpt, and the pieces of it that are marked.
    private static let passages: [(actual: String, place: String?, excerpt: String, marked: [String])] = [
        ("backup", nil, "<Type>backup</Type>", ["backup"]),
        ("one with 'AgentForWindows'", nil, "a Platform=\"AgentForWindows\" b", ["AgentForWindows"]),
        ("status 404 NotFound", nil, "StatusCode=\"404\" 4041", ["404"]),
        (
            "the name 'Type' occurs more than once", "/Type (line 1, column 9)", "\"Type\":1,\"Type\":2",
            ["Type", "Type"]
        ),
        ("Href http://a/b", nil, "x http://a/b y", ["http://a/b"]),
        ("it is wrong", "/Backups/Backup[2] (line 1)", "<Backup Name=\"Backups\"/>", ["Backup"]),
        ("it is wrong", "/A/@Name (line 1)", "<A Name=\"x\"/>", ["Name"]),
        ("none", "the document (line 1, column 1)", "none of it", []),
        ("7", nil, "17 71 a7", []),
        ("é", nil, "caféé é", ["é"]),
        ("", nil, "text", []),
        ("x", nil, "x x x x x x x x x", []),
        ("missing", nil, "nothing alike", []),
    ]

    @Test(arguments: passages)
    func `what came is marked where it can be found, and nothing where it cannot`(
        _ passage: (actual: String, place: String?, excerpt: String, marked: [String])
    ) {
        let mismatch = Mismatch(expected: "e", actual: passage.actual, place: passage.place, excerpt: passage.excerpt)
        let pieces = Passage(passage.excerpt, of: mismatch).pieces
        #expect(pieces.filter(\.isMarked).map(\.text) == passage.marked)
        #expect(pieces.map(\.text).joined() == passage.excerpt)
    }

    @Test func `an excerpt stays what it is, whatever is marked in it`() {
        var generator = SplitMix(state: 7)
        for _ in 0..<2000 {
            let actual = generator.text()
            let excerpt = generator.text() + actual + generator.text()
            let mismatch = Mismatch(expected: "", actual: actual, place: generator.text(), excerpt: excerpt)
            let pieces = Passage(excerpt, of: mismatch).pieces
            #expect(Array(pieces.map(\.text).joined().utf8) == Array(excerpt.utf8))
        }
    }
}
