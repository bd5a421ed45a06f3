import Conformance
import Synchronization

/// What the tasks want from the loop, until it looks.
final class Mailbox: Sendable {
    /// What came in since the loop looked last.
    struct Mail: Sendable {
        var submissions: [Submission] = []
        var cancellations: [UInt64] = []
        var isClosed = false

        /// Whether there is nothing to do for the loop.
        var isEmpty: Bool { submissions.isEmpty && cancellations.isEmpty && !isClosed }
    }

    private struct State: Sendable {
        var mail = Mail()
        var lastNumber: UInt64 = 0
        /// Nothing once the loop has ended, so that the handle goes away with it.
        var multi: MultiHandle?
        /// Whether the loop knows that there is mail, or will look before it waits.
        var isAwake = false
    }

    private let state: Mutex<State>

    init(waking multi: MultiHandle) {
        state = Mutex(State(multi: multi))
    }

    /// A number that no submission had before.
    func nextNumber() -> UInt64 {
        state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    /// Puts a request in; on a closed mailbox it fails at once.
    func submit(_ submission: Submission) {
        let isOpen = put { mail in
            mail.submissions.append(submission)
        }
        if !isOpen { submission.finish(.failure(.closed)) }
    }

    /// Asks for the end of a submission; one that is over already is left alone.
    func cancel(_ number: UInt64) {
        _ = put { mail in
            mail.cancellations.append(number)
        }
    }

    /// Ends the loop.
    func close() {
        _ = put { mail in
            mail.isClosed = true
        }
    }

    /// Changes the mail and wakes the loop where it waits, unless the mailbox is closed; tells whether it was open.
    private func put(_ change: (inout Mail) -> Void) -> Bool {
        let (isOpen, multi) = state.withLock { state -> (Bool, MultiHandle?) in
            guard !state.mail.isClosed else { return (false, nil) }
            change(&state.mail)
            defer { state.isAwake = true }
            return (true, state.isAwake ? nil : state.multi)
        }
        // Behind the lock, so that the loop does not wake into it.
        multi?.wake()
        return isOpen
    }

    /// Takes everything out; that the mailbox is closed stays.
    ///
    /// The loop is not woken until it says that it is going to wait.
    func collect() -> Mail {
        state.withLock { state in
            defer { state.mail = Mail(isClosed: state.mail.isClosed) }
            state.isAwake = true
            return state.mail
        }
    }

    /// Whether the loop may wait, as nothing came meanwhile; it is woken from now on.
    func mayWait() -> Bool {
        state.withLock { state in
            guard state.mail.isEmpty else { return false }
            state.isAwake = false
            return true
        }
    }

    /// Closes for the loop, which takes what is left and gives up its handle.
    func retire() -> [Submission] {
        state.withLock { state in
            defer { state.mail = Mail(isClosed: true) }
            state.multi = nil
            return state.mail.submissions
        }
    }
}
