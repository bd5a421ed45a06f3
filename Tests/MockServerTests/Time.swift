import Synchronization

/// A clock hand that a test moves.
final class Time: Sendable {
    private let value = Mutex(0.0)

    var seconds: Double {
        value.withLock { $0 }
    }

    func advance(_ seconds: Double) {
        value.withLock { $0 += seconds }
    }
}
