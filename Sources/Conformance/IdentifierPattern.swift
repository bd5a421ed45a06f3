/// A pattern of requirement ids, in which `*` stands for any text.
public struct IdentifierPattern: Hashable, Sendable {
    private let pieces: [String]

    /// Reads a pattern.
    public init(_ text: String) {
        pieces =
            text.utf8.contains(UInt8(ascii: "*"))
            ? text.split(separator: "*", omittingEmptySubsequences: false).map { String($0) } : [text]
    }

    /// Whether there is a `*` in it.
    public var hasWildcard: Bool { pieces.count > 1 }

    /// Whether an id is one of the pattern's.
    public func fits(_ id: String) -> Bool {
        guard hasWildcard, let first = pieces.first else { return id == pieces.first }
        guard id.hasPrefix(first) else { return false }
        var rest = id.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(pieces[pieces.count - 1])
    }
}
