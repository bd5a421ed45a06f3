#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The two clocks of the mock, injected so that tests can set the time.
public struct MockClock: Sendable {
    /// Seconds on a clock that never goes back; it ages sessions.
    public var monotonicSeconds: @Sendable () -> Double
    /// Whole seconds since 1970-01-01T00:00:00Z; it dates responses.
    public var secondsSince1970: @Sendable () -> Int

    /// Makes a clock of two closures.
    public init(
        monotonicSeconds: @escaping @Sendable () -> Double,
        secondsSince1970: @escaping @Sendable () -> Int
    ) {
        self.monotonicSeconds = monotonicSeconds
        self.secondsSince1970 = secondsSince1970
    }

    /// The clocks of this machine.
    public static let system: MockClock = {
        let start = ContinuousClock.now
        return MockClock(
            monotonicSeconds: { (ContinuousClock.now - start) / .seconds(1) },
            secondsSince1970: { Int(Date().timeIntervalSince1970.rounded(.down)) }
        )
    }()
}
