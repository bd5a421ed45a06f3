public import Conformance

/// Sends requests to one origin through libcurl, on a thread of its own.
///
/// Connections are kept and reused. A transport that goes away closes itself.
public final class CurlTransport: Sendable {
    private let mailbox: Mailbox

    /// Creates a transport and starts its thread; nothing is sent yet.
    ///
    /// - Throws: A `TransportError` of kind `other` when libcurl or the thread cannot be set up.
    public init(_ configuration: TransportConfiguration) throws(TransportError) {
        let multi = try MultiHandle(maximumConnections: configuration.maximumConnections)
        mailbox = Mailbox(waking: multi)
        try LoopThread(multi: multi, mailbox: mailbox, configuration: configuration).start()
    }

    deinit {
        mailbox.close()
    }

    /// Sends a request and awaits the whole answer; redirects are answers like any other.
    ///
    /// - Throws: `TransportError` when no response came; of kind `cancelled` when the task was cancelled or the
    ///   transport closed.
    public func send(_ request: WireRequest) async throws(TransportError) -> Response {
        let number = mailbox.nextNumber()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.submit(Submission(number: number, request: request, continuation: continuation))
                // A task that was cancelled before this line told the mailbox before there was anything to cancel.
                if Task.isCancelled { mailbox.cancel(number) }
            }
        } onCancel: {
            mailbox.cancel(number)
        }
        return try result.get()
    }

    /// Ends the thread and its connections without waiting for them; pending transfers fail as cancelled.
    public func close() {
        mailbox.close()
    }
}
