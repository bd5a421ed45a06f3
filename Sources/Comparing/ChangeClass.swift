/// What a change means to those who rely on the interface.
public enum ChangeClass: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
    /// What relied on it fails.
    case breaking
    /// What relied on it may fail.
    case risky
    /// What relied on it goes on.
    case compatible

    /// Orders classes from the mildest to the most severe.
    public static func < (left: Self, right: Self) -> Bool { left.severity < right.severity }

    private var severity: Int {
        switch self {
        case .breaking: 2
        case .risky: 1
        case .compatible: 0
        }
    }
}
