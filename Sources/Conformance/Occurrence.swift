/// How often something may occur.
public struct Occurrence: CustomStringConvertible, Hashable, Sendable {
    /// The least number allowed.
    public let minimum: Int
    /// The greatest number allowed; nothing where there is no bound.
    public let maximum: Int?

    /// Creates an occurrence, or nothing when the bounds contradict each other.
    public init?(minimum: Int, maximum: Int?) {
        guard minimum >= 0, maximum.map({ $0 >= minimum }) ?? true else { return nil }
        self.minimum = minimum
        self.maximum = maximum
    }

    /// Reads `1`, `0..1` or `1..` as a contract spells it.
    public init?(_ text: String) {
        guard let dots = text.range(ofFirst: "..") else {
            guard let count = Int(digits: text) else { return nil }
            self.init(minimum: count, maximum: count)
            return
        }
        let upper = text[dots.upperBound...]
        guard let minimum = Int(digits: text[..<dots.lowerBound]), upper.isEmpty || Int(digits: upper) != nil else {
            return nil
        }
        self.init(minimum: minimum, maximum: Int(digits: upper))
    }

    /// Whether a count is allowed.
    public func allows(_ count: Int) -> Bool { count >= minimum && count <= maximum ?? .max }

    /// The bounds in words, such as `exactly 1`.
    public var description: String {
        switch (minimum, maximum) {
        case (let low, let high?) where low == high: "exactly \(low)"
        case (0, let high?): "at most \(high)"
        case (let low, let high?): "\(low) to \(high)"
        case (let low, nil): "at least \(low)"
        }
    }
}
