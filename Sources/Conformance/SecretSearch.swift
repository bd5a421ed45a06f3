/// Finds secrets in bytes, however a server wrote them back, and puts letters in their place.
struct SecretSearch: Sendable {
    /// A secret in one encoding, and what stands for it.
    struct Word: Hashable, Sendable {
        let bytes: [UInt8]
        /// Begins the replacement, which is filled up with a letter.
        let replacement: [UInt8]
    }

    /// What decides how much memory it takes to look for words.
    struct Extent: Sendable {
        private var bytes = 0
        /// The bytes that differ but for the case of ASCII letters.
        private var letters: Set<UInt8> = []

        /// Adds words.
        mutating func add(_ words: [Word]) {
            for word in words {
                bytes += word.bytes.count
                letters.formUnion(word.bytes.lazy.map(ByteSearch.folded))
            }
        }

        /// The most bytes of memory that it takes to look for them forwards and backwards.
        var memory: Int { 2 * ByteSearch.memory(bytes: bytes, different: letters.count) }
    }

    /// Less of a secret than this tells nothing of it, and looks like anything.
    static let shortestPiece = 4
    private static let filling = UInt8(ascii: "x")
    private static let ellipsis = Array("…".utf8)

    private(set) var words: [Word] = []
    private var longest = 0
    private(set) var extent = Extent()
    /// Whether an ellipsis may be one of a secret's instead of a cut.
    private var holdsEllipsis = false
    private var search = ByteSearch([])
    /// Finds the words backwards.
    private var backwards = ByteSearch([])

    /// Adds words; those that are there already keep what stands for them.
    mutating func add(_ new: [Word]) {
        var known = Set(words.map(\.bytes))
        let new = new.filter { !$0.bytes.isEmpty && known.insert($0.bytes).inserted }
        words += new
        extent.add(new)
        longest = words.map(\.bytes.count).max() ?? 0
        // By scalars, since a mark behind it would make another character of it.
        holdsEllipsis = words.contains { String(decoding: $0.bytes, as: UTF8.self).unicodeScalars.contains("…") }
        // Both are large: what was is given back before.
        (search, backwards) = (ByteSearch([]), ByteSearch([]))
        search = ByteSearch(words.map(\.bytes))
        backwards = ByteSearch(words.map { $0.bytes.reversed() })
    }

    /// How many bytes of memory it takes to look for the words.
    var memory: Int { search.memory + backwards.memory }

    /// The bytes with every secret replaced, as many as there were.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        guard !words.isEmpty else { return bytes }
        var result = bytes
        // By windows, since a text that was read takes many times its bytes; what one cuts the next one holds whole.
        let window = max(64 << 10, 2 * longestEscaped)
        for start in stride(from: 0, to: max(1, bytes.count), by: window - longestEscaped) {
            let part = Array(bytes[start..<min(bytes.count, start + window)])
            Self.read(part, isCut: false) { text in
                replace(search.matches(in: text.bytes), in: text, from: start, &result)
            }
        }
        return result
    }

    /// More bytes than any word takes in escapes of escapes: thirty characters for one, of two bytes each.
    private var longestEscaped: Int { 64 * (longest + 1) }

    /// The bytes with letters in place of what cuts left of secrets: at the ends, and at an ellipsis.
    func piecesRemoved(from bytes: [UInt8]) -> [UInt8] {
        guard !words.isEmpty else { return bytes }
        var result = bytes
        if holdsEllipsis { mend(bytes[...], &result) }
        var start = 0
        for index in bytes.indices where bytes[index] == Self.ellipsis[0] && bytes[index...].starts(with: Self.ellipsis)
        {
            mend(bytes[start..<index], &result)
            start = index + Self.ellipsis.count
        }
        mend(bytes[start...], &result)
        return result
    }

    /// The bytes with letters in place of what a cut at their end left of a secret.
    func pieceRemoved(fromEndOf bytes: [UInt8]) -> [UInt8] {
        guard !words.isEmpty else { return bytes }
        let tail = tail(of: Array(bytes.suffix(longestEscaped)))
        return bytes.dropLast(tail) + Array(repeating: Self.filling, count: tail)
    }

    /// Looks at the bytes as they are, and as they may be meant.
    private static func read(_ bytes: [UInt8], isCut: Bool, _ look: (EscapedText) -> Void) {
        for text in [EscapedText(plain: bytes), EscapedText(wide: bytes)].compactMap(\.self) {
            look(text)
            text.forEachReading(isCut: isCut, look)
        }
    }

    private func replace(
        _ matches: [ByteSearch.Match],
        in text: EscapedText,
        from start: Int,
        _ result: inout [UInt8]
    ) {
        var end = 0
        // Where two begin together the longer one counts; what is left of one that another one overlaps is filled.
        let ordered = matches.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        for match in ordered where match.range.upperBound > end {
            let isWhole = match.range.lowerBound >= end
            let source = text.source(of: max(end, match.range.lowerBound)..<match.range.upperBound)
            let replacement = isWhole ? words[match.word].replacement : []
            write(replacement, over: (start + source.lowerBound)..<(start + source.upperBound), &result)
            end = match.range.upperBound
        }
    }

    private func write(_ replacement: [UInt8], over range: Range<Int>, _ result: inout [UInt8]) {
        let isUpper = { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        let isLower = { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        let isInCapitals = result[range].contains(where: isUpper) && !result[range].contains(where: isLower)
        for (offset, index) in range.enumerated() {
            let letter = offset < replacement.count ? replacement[offset] : Self.filling
            result[index] = isInCapitals && isLower(letter) ? letter & ~0x20 : letter
        }
    }

    /// Looks at one stretch between two cuts.
    private func mend(_ stretch: ArraySlice<UInt8>, _ result: inout [UInt8]) {
        let head = head(of: Array(stretch.prefix(longestEscaped)))
        let tail = tail(of: Array(stretch.suffix(longestEscaped)))
        for index in stretch.indices.suffix(tail) + stretch.indices.prefix(head) { result[index] = Self.filling }
    }

    /// How many of the last bytes are a piece of a secret.
    private func tail(of last: [UInt8]) -> Int {
        var tail = 0
        Self.read(last, isCut: true) { text in
            let count = search.unfinished(at: text.bytes.suffix(longest))
            guard count >= Self.shortestPiece else { return }
            let source = text.source(of: (text.bytes.count - count)..<text.bytes.count)
            tail = max(tail, last.count - source.lowerBound)
        }
        return tail
    }

    /// How many of the first bytes are a piece of a secret, and what is left of an escape before it.
    private func head(of first: [UInt8]) -> Int {
        var head = 0
        let rests = first.prefix(Self.longestRest).prefix(while: Escaping.mayLeave).count
        // A rest of an escape may stand before a piece, be that escaped or not.
        for skipped in 0...rests where skipped == 0 || Escaping.mayLeave(first.prefix(skipped)) {
            Self.read(Array(first.dropFirst(skipped)), isCut: false) { text in
                let count = backwards.unfinished(at: text.bytes.prefix(longest).reversed())
                guard count >= Self.shortestPiece else { return }
                head = max(head, skipped + text.source(of: 0..<count).upperBound)
            }
        }
        return head
    }

    /// How many bytes may be left of an escape that was escaped in turn, and cut.
    private static let longestRest = 30
}
