import Testing

@testable import Conformance

/// The search finds what looking at every place finds.
@Suite struct ByteSearchTests {
    private static func word(_ lengths: ClosedRange<Int>, _ generator: inout SplitMix64) -> [UInt8] {
        (0..<Int.random(in: lengths, using: &generator)).map { _ in
            [0x61, 0x42, 0x00, 0xFF][Int.random(in: 0...3, using: &generator)]
        }
    }

    private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
    }

    @Test(arguments: 0..<200) func `it finds the longest word that ends at each place`(_ seed: UInt64) {
        var generator = SplitMix64(seed)
        let words = (0..<Int.random(in: 0...5, using: &generator)).map { _ in Self.word(1...4, &generator) }
        let text = Self.word(0...60, &generator)
        let found = ByteSearch(words).matches(in: text).map(\.range)
        let expected = text.indices.compactMap { index -> Range<Int>? in
            let ending = words.map(\.count).filter { count in
                count <= index + 1
                    && words.contains { Self.folded($0) == Self.folded(text[(index + 1 - count)...index]) }
            }
            return ending.max().map { (index + 1 - $0)..<(index + 1) }
        }
        #expect(found == expected)
    }

    @Test(arguments: 0..<200) func `it tells how much of an unfinished word stands at the end`(_ seed: UInt64) {
        var generator = SplitMix64(seed)
        let words = (0..<Int.random(in: 0...4, using: &generator)).map { _ in Self.word(1...6, &generator) }
        let text = Self.folded(Self.word(0...20, &generator))
        let expected = (0...text.count).last { count in
            let end = Array(text.suffix(count))
            return count == 0
                || words.contains { $0.count > count && Self.folded($0.prefix(count)) == end }
                    && !words.contains { Self.folded($0) == end }
        }
        #expect(ByteSearch(words).unfinished(at: text) == expected)
    }
}
