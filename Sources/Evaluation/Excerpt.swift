/// A short piece of a body, for a person to recognise the place.
///
/// It is cut between words, never within one: whoever takes secrets out of it later finds them whole or not at all.
struct Excerpt {
    /// The piece, with an ellipsis where it was cut.
    let text: String

    private static let length = 240
    /// How far a cut moves to the end of a word.
    private static let reach = 160

    /// The beginning of a body, or what stands around a byte of it.
    init(_ bytes: [UInt8], around offset: Int = 0) {
        let start = Excerpt.cut(bytes, max(0, min(offset, bytes.count) - Self.length / 2), step: -1)
        let end = Excerpt.cut(bytes, min(bytes.count, start + Self.length), step: 1)
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        text = (start > 0 ? "…" : "") + piece + (end < bytes.count ? "…" : "")
    }

    /// What stands around a one-based line and column of a body.
    init(_ bytes: [UInt8], line: Int, column: Int) {
        var offset = bytes.startIndex
        for _ in 1..<max(1, line) {
            guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            offset = end + 1
        }
        self.init(bytes, around: offset + max(0, column - 1))
    }

    /// The beginning of a text, cut like an excerpt.
    static func shortened(_ text: String, to length: Int = 80) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count > length else { return text }
        return String(decoding: bytes[..<cut(bytes, length, step: 1)], as: UTF8.self) + "…"
    }

    /// The nearest place in a direction that is not within a word; a longer word than any token is left out of reach.
    private static func cut(_ bytes: [UInt8], _ offset: Int, step: Int) -> Int {
        var place = offset
        while place > 0, place < bytes.count, isWord(bytes[place]), isWord(bytes[place - 1]),
            abs(place - offset) < reach
        {
            place += step
        }
        return place
    }

    /// Whether a byte can stand in a token, an id or a character of several bytes.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"),
            UInt8(ascii: "/"), UInt8(ascii: "="), 0x80...:
            true
        default: false
        }
    }
}
