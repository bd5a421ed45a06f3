/// What is left of a secret where a text was cut: at its ends, and at an ellipsis.
struct SecretPieces {
    /// Less of a secret than this tells nothing of it, and looks like anything.
    private static let shortest = 4
    private static let ellipsis = Array("…".utf8)

    private let secrets: [[UInt8]]

    /// Knows secrets in all their spellings.
    init(_ secrets: [[UInt8]]) { self.secrets = secrets.filter { $0.count > Self.shortest } }

    /// The bytes with letters in place of every piece.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        var start = 0
        for index in bytes.indices where bytes[index] == Self.ellipsis[0] && bytes[index...].starts(with: Self.ellipsis)
        {
            mend(&result, start..<index)
            start = index + Self.ellipsis.count
        }
        mend(&result, start..<bytes.count)
        return result
    }

    /// Looks at one stretch between two cuts.
    private func mend(_ bytes: inout [UInt8], _ stretch: Range<Int>) {
        let length = { (claim: (ArraySlice<UInt8>, Int) -> Bool) in
            secrets.reduce(0) { longest, secret in
                // A whole one was replaced before, or is a pseudonym that stands for itself in a recording.
                let most = min(secret.count - 1, stretch.count)
                guard most > longest, most >= Self.shortest else { return longest }
                return (max(longest + 1, Self.shortest)..<(most + 1)).last { claim(secret[...], $0) } ?? longest
            }
        }
        let tail = length { secret, count in bytes[..<stretch.upperBound].suffix(count) == secret.prefix(count) }
        let head = length { secret, count in bytes[stretch.lowerBound...].prefix(count) == secret.suffix(count) }
        for index in stretch.suffix(tail) + stretch.prefix(head) { bytes[index] = UInt8(ascii: "x") }
    }
}
