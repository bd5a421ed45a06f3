/// Finds words in bytes, all at once and in one pass, whatever the bytes are (Aho and Corasick, 1975).
///
/// ASCII letters are the same in either case. It takes time by the number of bytes alone, since a server chooses both
/// the bytes and some of the words.
struct ByteSearch: Sendable {
    /// A word, and where it stands.
    struct Match {
        let range: Range<Int>
        /// The place of the word among the words.
        let word: Int
    }

    private let lengths: [Int]
    /// A number for each byte that some word holds, and 0 for all others.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// The next state by state and class; a state is a beginning of some word, and 0 the empty one.
    private var steps: [Int32]
    private var depths: [Int32] = [0]
    /// The longest word that ends in a state; -1 for none.
    private var ends: [Int32] = [-1]
    /// The longest state that a state ends with, itself apart.
    private var fallbacks: [Int32] = [0]

    /// Prepares the search; empty words are never found.
    init(_ words: [[UInt8]]) {
        lengths = words.map(\.count)
        for byte in words.joined() where classes[Int(Self.folded(byte))] == 0 {
            classes[Int(Self.folded(byte))] = UInt8(classCount)
            classCount += 1
        }
        for byte in UInt8.min ... .max { classes[Int(byte)] = classes[Int(Self.folded(byte))] }
        // A row for each state that there may be; words that begin alike leave some unused.
        let states = lengths.reduce(1, +)
        steps = Array(repeating: 0, count: states * classCount)
        depths.reserveCapacity(states)
        ends.reserveCapacity(states)
        fallbacks.reserveCapacity(states)
        for (index, word) in words.enumerated() where !word.isEmpty { insert(word, index) }
        link()
    }

    /// How many bytes of memory it takes.
    var memory: Int { (steps.capacity + depths.capacity + ends.capacity + fallbacks.capacity) * Self.cell }

    /// The most bytes of memory that a search for words takes, by their bytes and how many of these differ.
    static func memory(bytes: Int, different: Int) -> Int { (bytes + 1) * (different + 1 + 3) * cell }

    /// A step, a depth, an end or a fallback.
    private static let cell = 4

    /// An ASCII letter in lower case, and any other byte as it is.
    static func folded(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }

    private mutating func insert(_ word: [UInt8], _ index: Int) {
        var state = 0
        for byte in word {
            let place = state * classCount + Int(classes[Int(byte)])
            if steps[place] == 0 {
                steps[place] = Int32(depths.count)
                depths.append(depths[state] + 1)
                ends.append(-1)
                fallbacks.append(0)
            }
            state = Int(steps[place])
        }
        if ends[state] < 0 { ends[state] = Int32(index) }
    }

    /// Lets every state know where to go on when the word that it began does not.
    private mutating func link() {
        var queue = (0..<classCount).map { Int(steps[$0]) }.filter { $0 > 0 }
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            let fallback = Int(fallbacks[state])
            if ends[state] < 0 { ends[state] = ends[fallback] }
            for kind in 0..<classCount {
                let place = state * classCount + kind
                let other = steps[fallback * classCount + kind]
                if steps[place] == 0 {
                    steps[place] = other
                } else {
                    fallbacks[Int(steps[place])] = other
                    queue.append(Int(steps[place]))
                }
            }
        }
    }

    /// The longest word that ends at each place, in the order of the ends.
    func matches(in bytes: [UInt8]) -> [Match] {
        guard !lengths.isEmpty else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            classes.withUnsafeBufferPointer { classes in
                steps.withUnsafeBufferPointer { steps in
                    ends.withUnsafeBufferPointer { ends in matches(bytes, classes, steps, ends) }
                }
            }
        }
    }

    /// By pointers, since a body may have millions of bytes, each looked at in many readings.
    private func matches(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>,
        _ steps: UnsafeBufferPointer<Int32>,
        _ ends: UnsafeBufferPointer<Int32>
    ) -> [Match] {
        var matches: [Match] = []
        let width = classCount
        var (state, index) = (0, 0)
        while index < bytes.count {
            state = Int(steps[state &* width &+ Int(classes[Int(bytes[index])])])
            index &+= 1
            let word = Int(ends[state])
            if word >= 0 { matches.append(Match(range: (index - lengths[word])..<index, word: word)) }
        }
        return matches
    }

    /// How many of the last bytes begin a word that goes on behind them.
    func unfinished(at end: some Sequence<UInt8>) -> Int {
        guard !lengths.isEmpty else { return 0 }
        var state = 0
        for byte in end { state = Int(steps[state * classCount + Int(classes[Int(byte)])]) }
        // A whole word is not unfinished.
        while ends[state] >= 0, lengths[Int(ends[state])] == Int(depths[state]) { state = Int(fallbacks[state]) }
        return Int(depths[state])
    }
}
