import Conformance

/// A request on its way to the loop, with the task that waits for it.
struct Submission: Sendable {
    /// Names the submission to `cancel`; unique in its transport.
    let number: UInt64
    let request: WireRequest
    /// When it was handed over.
    private let begin = ContinuousClock.now
    private let continuation: CheckedContinuation<Result<Response, TransportError>, Never>

    init(
        number: UInt64,
        request: WireRequest,
        continuation: CheckedContinuation<Result<Response, TransportError>, Never>
    ) {
        self.number = number
        self.request = request
        self.continuation = continuation
    }

    /// How many seconds have passed since it was handed over.
    var age: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - begin).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// Hands the result to the task; once only.
    func finish(_ result: Result<Response, TransportError>) {
        continuation.resume(returning: result)
    }
}
