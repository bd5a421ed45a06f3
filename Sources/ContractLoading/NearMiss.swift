/// The search for the word that was meant.
public enum NearMiss {
    /// The known word nearest to a misspelt one; nothing when none is near.
    public static func suggestion(for word: String, among known: [String]) -> String? {
        // Two slips are forgiven in a short word, but never so many that nothing of it is left.
        let limit = min(max(2, word.count / 3), word.count - 1)
        let letters = Array(word.unicodeScalars)
        var best: (word: String, distance: Int)?
        for candidate in known {
            let other = Array(candidate.unicodeScalars)
            guard abs(other.count - letters.count) <= limit else { continue }
            let distance = distance(letters, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                var cost = min(previous[column] + 1, current[column - 1] + 1, replaced)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, beforePrevious[column - 2] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }

    /// The part of a message that tells what could stand there instead.
    static func advice(suggestion: String?, known: [String]) -> String {
        if let suggestion { return "; did you mean '\(suggestion)'?" }
        guard !known.isEmpty, known.count <= 12 else { return "" }
        return "; known: \(known.joined(separator: ", "))"
    }
}
