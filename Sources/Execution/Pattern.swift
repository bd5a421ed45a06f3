import Conformance

/// A pattern of requirement ids: `*` stands for any text, and a pattern fits an id's beginning up to a dot.
struct Pattern {
    private let text: String
    private let pattern: IdentifierPattern

    init(_ text: String) {
        self.text = text
        pattern = IdentifierPattern(text)
    }

    func fits(_ requirement: Requirement) -> Bool { fits(requirement.id) }

    func fits(_ id: String) -> Bool {
        pattern.fits(id) || !pattern.hasWildcard && id.hasPrefix("\(text).")
    }
}

/// A filter that fits no requirement.
public struct UnknownFilter: CustomStringConvertible, Error, Hashable, Sendable {
    /// The pattern as given.
    public let pattern: String
    /// The id that is nearest to it; nothing where none is near.
    public let suggestion: String?

    init(pattern: String, ids: [String]) {
        self.pattern = pattern
        let prefixes = Set(
            ids.flatMap { id in
                id.indices.filter { id[$0] == "." }.map { String(id[..<$0]) }
            }
        )
        let candidates = ids + prefixes.sorted()
        // Most slips are a name that was not written to its end.
        let longer = candidates.filter { !pattern.isEmpty && $0.hasPrefix(pattern) }.min { $0.count < $1.count }
        let scored = candidates.map { (id: $0, distance: EditDistance(pattern, $0).value) }
        let nearest = scored.min { $0.distance < $1.distance }
        suggestion = longer ?? nearest.flatMap { $0.distance <= max(2, pattern.count / 3) ? $0.id : nil }
    }

    /// The mistake and the way out.
    public var description: String {
        let hint = suggestion.map { "did you mean '\($0)'?" } ?? "'emconform list' shows every id"
        return "no requirement fits the filter '\(pattern)'; \(hint)"
    }
}

/// How many single-character changes lead from one text to another.
struct EditDistance {
    let value: Int

    init(_ left: String, _ right: String) {
        let columns = Array(right)
        var row = Array(0...columns.count)
        for (index, character) in left.enumerated() {
            var next = [index + 1]
            for (column, other) in columns.enumerated() {
                next.append(min(row[column] + (character == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        value = row[columns.count]
    }
}
