/// A time in whole milliseconds that prints as seconds with three decimals, the same in every locale.
struct Milliseconds: CustomStringConvertible, Hashable {
    /// The number of milliseconds, never negative.
    let count: Int

    /// Rounds seconds; what is no number of seconds counts as none.
    init(_ seconds: Double) {
        // A billion seconds keeps sums far from overflow.
        count = seconds.isFinite ? Int((min(max(seconds, 0), 1e9) * 1000).rounded()) : 0
    }

    /// Adds times.
    init(sum times: some Sequence<Milliseconds>) { count = times.reduce(0) { $0 + $1.count } }

    /// Seconds, a point and three digits.
    var description: String {
        let digits = String(count % 1000)
        return "\(count / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }
}
