import Conformance

/// An excerpt in pieces, of which the one is marked that is the place of the mismatch.
struct Passage {
    /// A piece of the excerpt.
    struct Piece: Hashable {
        /// What stands in the excerpt.
        let text: String
        /// Whether it is what the mismatch speaks of.
        let isMarked: Bool
    }

    /// The pieces in order, which together are the excerpt.
    let pieces: [Piece]

    /// Cuts an excerpt before and behind its mark, unless some of that is not in it.
    init(_ excerpt: String, _ mark: Mismatch.Mark?) {
        let scalars = excerpt.unicodeScalars
        guard let mark, mark.start >= 0, mark.length > 0,
            let start = scalars.index(scalars.startIndex, offsetBy: mark.start, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: mark.length, limitedBy: scalars.endIndex)
        else {
            pieces = [Piece(text: excerpt, isMarked: false)]
            return
        }
        let parts = [(scalars[..<start], false), (scalars[start..<end], true), (scalars[end...], false)]
        pieces = parts.map { Piece(text: String($0), isMarked: $1) }.filter { !$0.text.isEmpty }
    }
}
