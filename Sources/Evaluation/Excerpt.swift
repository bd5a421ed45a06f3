public import Conformance

/// A short piece of a body, for a person to recognise the place.
///
/// It is cut between words, never within one: whoever takes secrets out of it later finds them whole or not at all.
struct Excerpt {
    /// The piece, with an ellipsis where it was cut.
    let text: String
    /// Which part of the text it is about; nothing where it is about no part of it.
    let mark: Mismatch.Mark?

    private static let length = 240
    /// How far a cut moves to the end of a word.
    private static let reach = 160

    /// How much stands before what is marked, where that is long.
    private static let least = 40

    /// The beginning of a body, or what stands around a part of it, as much of it as fits.
    ///
    /// No part is looked for in a body of two bytes a character.
    init(_ bytes: [UInt8], around part: Range<Int> = 0..<0) {
        guard let wide = WideText(bytes, upTo: 2 * (Self.length + Self.reach) + 1) else {
            self.init(narrow: bytes, around: part)
            return
        }
        self.init(narrow: Array(wide.text.utf8), around: 0..<0)
    }

    private init(narrow bytes: [UInt8], around part: Range<Int>) {
        let before = max(Self.least, (Self.length - part.count) / 2)
        let start = Excerpt.cut(bytes, max(0, part.lowerBound - before), step: -1)
        let end = Excerpt.cut(bytes, min(bytes.count, start + Self.length), step: 1)
        let part = part.clamped(to: start..<end)
        let pieces = [start..<part.lowerBound, part, part.upperBound..<end].map { Self.text(of: bytes[$0]) }
        let ahead = (start > 0 ? "…" : "") + pieces[0]
        let (skipped, length) = (ahead.unicodeScalars.count, pieces[1].unicodeScalars.count)
        text = ahead + pieces[1] + pieces[2] + (end < bytes.count ? "…" : "")
        mark = part.isEmpty ? nil : Mismatch.Mark(start: skipped, length: length)
    }

    /// The beginning of a text, cut like an excerpt.
    static func shortened(_ text: String, to length: Int = 80) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count > length else { return text }
        return String(decoding: bytes[..<cut(bytes, length, step: 1)], as: UTF8.self) + "…"
    }

    /// A text that tells of a verdict, cut where it is longer than anybody reads.
    static func told(_ text: String) -> String { text.utf8.count > 2_000 ? shortened(text, to: 2_000) : text }

    /// The text of bytes; one that is no part of a character of UTF-8 is one of Windows' own encoding.
    ///
    /// So a secret in a page of either encoding, or in ISO 8859-1, is a text that is found.
    private static func text(of bytes: ArraySlice<UInt8>) -> String {
        var (iterator, parser) = (bytes.makeIterator(), Unicode.UTF8.ForwardParser())
        var text = String.UnicodeScalarView()
        var index = bytes.startIndex
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let character):
                text.append(Unicode.UTF8.decode(character))
                index += character.count
            case .error(let length):
                text.append(contentsOf: bytes[index..<(index + length)].lazy.map(Windows1252.scalar))
                index += length
            case .emptyInput: return String(text)
            }
        }
    }

    /// The nearest place in a direction that is not within a word; a longer word than any token is left out of reach.
    private static func cut(_ bytes: [UInt8], _ offset: Int, step: Int) -> Int {
        var place = offset
        while place > 0, place < bytes.count, isWord(bytes[place]), isWord(bytes[place - 1]),
            abs(place - offset) < reach
        {
            place += step
        }
        // Half a character would be another one.
        while place > 0, place < bytes.count, bytes[place] & 0xC0 == 0x80, abs(place - offset) < reach + 3 {
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

// What is told of a verdict quotes a server, which decides how long a quoted text is.

extension Mismatch {
    /// The mismatch with texts that a person still reads.
    var shortened: Mismatch {
        Mismatch(
            expected: Excerpt.told(expected),
            actual: Excerpt.told(actual),
            place: place.map { Excerpt.told($0) },
            excerpt: excerpt,
            mark: mark
        )
    }
}

extension Verdict {
    /// The verdict with a text that a person still reads.
    var shortened: Verdict {
        if case .fail(let mismatch) = self { return .fail(mismatch.shortened) }
        return self
    }
}

extension Inconclusive {
    /// The reason with a text that a person still reads.
    public var shortened: Inconclusive { Inconclusive(kind, Excerpt.told(explanation)) }
}
