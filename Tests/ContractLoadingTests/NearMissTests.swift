import Testing

@testable import ContractLoading

/// A misspelt word with what is known, and what is suggested.
struct Slip: CustomTestStringConvertible, Sendable {
    let word: String
    let known: [String]
    let suggestion: String?

    var testDescription: String { word }
}

/// Which word is taken to be meant.
@Suite struct NearMissTests {
    @Test(arguments: [
        Slip(word: "statsu", known: ["status", "steps"], suggestion: "status"),
        Slip(word: "fild", known: ["follow", "field"], suggestion: "field"),
        Slip(word: "negotiated-mediatyp", known: ["negotiated-media-type"], suggestion: "negotiated-media-type"),
        Slip(
            word: "restorepoint",
            known: ["restore-points-of-a-backup", "restore-points"],
            suggestion: "restore-points"
        ),
        Slip(word: "guesswork", known: ["documented", "observed"], suggestion: nil),
        Slip(word: "x", known: ["a", "to"], suggestion: nil),
        Slip(word: "", known: ["a"], suggestion: nil),
        Slip(word: "level", known: [], suggestion: nil),
    ])
    func `the nearest word within reach is suggested`(_ slip: Slip) {
        #expect(NearMiss.suggestion(for: slip.word, among: slip.known) == slip.suggestion)
    }

    @Test func `a swap of neighbours is one slip`() {
        #expect(NearMiss.distance(Array("ab".unicodeScalars), Array("ba".unicodeScalars)) == 1)
    }
}
