import Conformance

/// A request on its way to the loop, with the task that waits for it.
struct Submission: Sendable {
    /// Names the submission to `cancel`; unique in its transport.
    let number: UInt64
    let request: WireRequest
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

    /// Hands the result to the task; once only.
    func finish(_ result: Result<Response, TransportError>) {
        continuation.resume(returning: result)
    }
}
