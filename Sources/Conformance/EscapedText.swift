import Glibc

/// A text with its escapes resolved, and where each byte of it came from.
struct EscapedText {
    /// The bytes without escapes.
    private(set) var bytes: [UInt8]
    /// Where each byte begins in the text that was read, and at the end where reading ended; nothing where that is its
    /// own place.
    private var starts: [Int]?

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
        let end = text.bytes.count
        var marks = MarkScan(escaping)
        var place = marks.place(from: 0, in: text.bytes)
        guard place < end else { return nil }
        bytes = []
        bytes.reserveCapacity(end)
        var starts: [Int] = []
        starts.reserveCapacity(end + 1)
        var (index, isRead) = (0, false)
        while true {
            bytes += text.bytes[index..<place]
            if let own = text.starts { starts += own[index..<place] } else { starts += index..<place }
            index = place
            guard index < end else { break }
            let escape = escaping.escape(at: index, in: text.bytes, isCut: isCut)
            isRead = isRead || escape.isWhole || escape.isCut && isCut
            // What one that is cut would have been nobody knows.
            if escape.isCut && isCut { break }
            let start = text.start(of: index)
            index += escape.append(to: &bytes, insteadOf: text.bytes[index])
            starts.append(contentsOf: repeatElement(start, count: bytes.count - starts.count))
            place = marks.place(from: index, in: text.bytes)
        }
        guard isRead else { return nil }
        starts.append(text.start(of: index))
        self.starts = starts
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
    /// In either order, since what one resolves may look like an escape of the other; and one at a time, since each
    /// takes many times the bytes of the text.
    func forEachReading(levels: Int = 2, isCut: Bool, _ look: (EscapedText) -> Void) {
        guard levels > 0 else { return }
        for escaping in Escaping.allCases {
            guard let text = EscapedText(self, as: escaping, isCut: isCut) else { continue }
            look(text)
            text.forEachReading(levels: levels - 1, isCut: isCut, look)
        }
    }
}

/// Finds where escapes may begin, since most bytes begin none and a body may have millions of them.
private struct MarkScan {
    /// What an escape begins with, and where that stands next, as far as it was looked for.
    private var marks: [(mark: UInt8, place: Int)]

    init(_ escaping: Escaping) { marks = [escaping.mark, escaping.otherMark].compactMap(\.self).map { ($0, -1) } }

    /// The first place from some place on, which is never before the last one; the end where there is none.
    mutating func place(from start: Int, in bytes: [UInt8]) -> Int {
        var first = bytes.count
        for index in marks.indices {
            if marks[index].place < start { marks[index].place = bytes.place(of: marks[index].mark, from: start) }
            first = min(first, marks[index].place)
        }
        return first
    }
}

extension [UInt8] {
    /// Where a byte stands next; the end where it does not.
    fileprivate func place(of byte: UInt8, from start: Int) -> Int {
        withUnsafeBytes { all in
            guard start < all.count, let base = all.baseAddress else { return all.count }
            guard let found = memchr(base + start, Int32(byte), all.count - start) else { return all.count }
            return base.distance(to: UnsafeRawPointer(found))
        }
    }
}
