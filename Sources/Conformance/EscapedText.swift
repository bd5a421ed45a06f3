/// A text with its escapes resolved, and where each byte of it came from.
struct EscapedText {
    /// The bytes without escapes.
    private(set) var bytes: [UInt8]
    /// Where each byte begins in the text that was read, and at the end where reading ended; nothing where that is its
    /// own place.
    private var starts: [Int]?
    /// Whether an escape was one only after another one within it had been resolved.
    private var isNested = false
    /// Whether something was resolved that may be a part of an escape.
    private var mayNest = false

    /// The text as it is.
    init(plain text: [UInt8]) {
        bytes = text
        starts = nil
    }

    /// Reads a text in two bytes a character as one in one, where its characters fit.
    init?(wide text: [UInt8]) {
        guard text.contains(0) else { return nil }
        let kept = text.indices.filter { text[$0] != 0 }
        bytes = kept.map { text[$0] }
        starts = kept + [text.count]
    }

    /// Reads a text again; nothing where none of its characters is escaped so.
    ///
    /// Where the text was cut, an escape at its end may be what is left of one, and is not read.
    private init?(_ text: EscapedText, as escaping: Escaping, isCut: Bool) {
        guard text.bytes.contains(escaping.mark) else { return nil }
        bytes = []
        bytes.reserveCapacity(text.bytes.count)
        var starts: [Int] = []
        starts.reserveCapacity(text.bytes.count + 1)
        var (index, isRead) = (0, false)
        let (mark, other) = (escaping.mark, escaping.otherMark)
        while index < text.bytes.count {
            let byte = text.bytes[index]
            guard byte == mark || byte == other else {
                bytes.append(byte)
                starts.append(text.start(of: index))
                index += 1
                continue
            }
            let escape = escaping.escape(at: index, in: text.bytes, isCut: isCut)
            isRead = isRead || escape.isWhole || escape.isCut && isCut
            if escape.isCut && isCut {
                // What it would have been nobody knows.
                (isNested, mayNest) = (true, true)
                break
            }
            let start = text.start(of: index)
            let length = escape.append(to: &bytes, insteadOf: byte)
            while starts.count < bytes.count {
                let byte = bytes[starts.count]
                mayNest = mayNest || byte == UInt8(ascii: "+") || Escaping.mayLeave(byte)
                starts.append(start)
            }
            index += length
            isNested = isNested || escape.isWhole && text.start(of: index) - start != length
        }
        guard isRead else { return nil }
        self.starts = starts + [text.start(of: index)]
    }

    /// Where a byte begins in the text that was read first.
    private func start(of index: Int) -> Int {
        guard let starts else { return index }
        return starts[index]
    }

    /// Where a range of the bytes stands in the text that was read.
    func source(of range: Range<Int>) -> Range<Int> { start(of: range.lowerBound)..<start(of: range.upperBound) }

    /// Hands on what is read in the text, and in that again: what one writer escaped another one may take over.
    ///
    /// One at a time, since each takes many times the bytes of the text.
    func forEachReading(
        after last: Escaping? = nil,
        levels: Int = 2,
        isCut: Bool,
        _ look: (EscapedText) -> Void
    ) {
        guard levels > 0 else { return }
        for escaping in Escaping.allCases {
            // Escapes beside each other are resolved in either order to the same text, and a form resolves all of both.
            let isKnown = last.map { escaping.rawValue <= $0.rawValue || escaping == .form } ?? false
            guard !isKnown || mayNest, let text = EscapedText(self, as: escaping, isCut: isCut),
                !isKnown || text.isNested
            else { continue }
            look(text)
            text.forEachReading(after: escaping, levels: levels - 1, isCut: isCut, look)
        }
    }
}
