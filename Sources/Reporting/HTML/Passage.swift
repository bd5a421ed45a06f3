import Conformance

/// An excerpt in pieces, of which those are marked that differ from what was demanded.
struct Passage {
    /// A piece of the excerpt.
    struct Piece: Hashable {
        /// What stands in the excerpt.
        let text: String
        /// Whether it is what the mismatch speaks of.
        let isMarked: Bool
    }

    /// The pieces in order, which together are the excerpt; none is marked where nothing in it can be told apart.
    let pieces: [Piece]

    /// The most occurrences that are marked; what stands everywhere tells nothing.
    private static let limit = 8

    /// Looks for what came, then for what of it is quoted, then for the name at the end of the place.
    init(_ excerpt: String, of mismatch: Mismatch) {
        for needle in Self.needles(mismatch) {
            let found = Self.occurrences(of: Array(needle.utf8), in: Array(excerpt.utf8))
            guard !found.isEmpty, found.count <= Self.limit else { continue }
            pieces = Self.cut(excerpt, at: found)
            return
        }
        pieces = [Piece(text: excerpt, isMarked: false)]
    }

    private static func needles(_ mismatch: Mismatch) -> [String] {
        let actual = mismatch.actual
        let value = actual.split(separator: " ", maxSplits: 1).dropFirst().map { String($0) }
        let words = actual.split(separator: " ").map { String($0) }
        let numbers = words.filter { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        let names = mismatch.place.map { [Self.lastName(of: $0)] } ?? []
        // `none` says that nothing came, so there is nothing to look for.
        let whole = actual == "none" ? [] : [actual]
        return (whole + quoted(actual) + value + numbers + names).filter { !$0.isEmpty }
    }

    /// What stands between two equal quotation marks.
    private static func quoted(_ text: String) -> [String] {
        ["'", "\""].flatMap { mark in
            let parts = text.split(separator: mark, omittingEmptySubsequences: false)
            return parts.indices.filter { $0 % 2 == 1 && $0 < parts.count - 1 }.map { String(parts[$0]) }
        }
    }

    /// The name that a place ends in, such as `Backup` of `/Backups/Backup[2] (line 1)`.
    private static func lastName(of place: String) -> String {
        let path = place.split(separator: " ").first ?? ""
        let step = path.split(separator: "/").last ?? ""
        return String(step.drop { $0 == "@" }.prefix { $0 != "[" })
    }

    /// Where the needle stands as a word of its own, without overlaps.
    private static func occurrences(of needle: [UInt8], in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while start + needle.count <= text.count {
            let end = start + needle.count
            let isThere = text[start] == needle[0] && text[start..<end].elementsEqual(needle)
            guard isThere, !joins(text, before: start), !joins(text, before: end) else {
                start += 1
                continue
            }
            found.append(start..<end)
            start = end
        }
        return found
    }

    /// Whether a place is in the midst of a word or of a character.
    private static func joins(_ text: [UInt8], before place: Int) -> Bool {
        guard place > 0, place < text.count else { return false }
        return isWord(text[place - 1]) && isWord(text[place])
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || Character(UnicodeScalar(byte)).isLetter || 0x30...0x39 ~= byte
    }

    private static func cut(_ excerpt: String, at ranges: [Range<Int>]) -> [Piece] {
        let bytes = Array(excerpt.utf8)
        let piece = { (range: Range<Int>, isMarked: Bool) in
            Piece(text: String(decoding: bytes[range], as: UTF8.self), isMarked: isMarked)
        }
        let starts = [0] + ranges.map(\.upperBound)
        let ends = ranges.map(\.lowerBound) + [bytes.count]
        let plain = zip(starts, ends).map { piece($0..<$1, false) }
        let marked = ranges.map { piece($0, true) }
        let pieces = plain.indices.flatMap { [plain[$0]] + (marked.indices.contains($0) ? [marked[$0]] : []) }
        return pieces.filter { !$0.text.isEmpty }
    }
}
