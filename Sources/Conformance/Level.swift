/// How strongly the reference demands something.
///
/// A *must* stands only where every source agrees, so that a failure is the server's fault.
public enum Level: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
    case must
    case should
    case may

    /// Orders levels from the weakest to the strongest.
    public static func < (left: Self, right: Self) -> Bool { left.strength < right.strength }

    private var strength: Int {
        switch self {
        case .must: 2
        case .should: 1
        case .may: 0
        }
    }
}

/// What a requirement rests on.
public enum Basis: String, CaseIterable, Codable, Hashable, Sendable {
    /// The public reference says it.
    case documented
    /// Real servers were seen to do it.
    case observed
    /// It follows from what is documented.
    case inferred
}
