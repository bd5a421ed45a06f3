internal import CCurl
import Conformance

/// Drives the transfers of one multi handle; lives on the loop's thread and never leaves it.
///
/// It runs as many transfers as there are connections and keeps the others waiting itself: libcurl's queue would count
/// the time spent in it against the server's time limit.
struct CurlLoop {
    private let multi: MultiHandle
    private let mailbox: Mailbox
    private let configuration: TransportConfiguration
    private var waiting: [Submission] = []
    private var running: [UnsafeMutableRawPointer: Transfer] = [:]
    private var idle: [EasyHandle] = []

    init(multi: MultiHandle, mailbox: Mailbox, configuration: TransportConfiguration) {
        self.multi = multi
        self.mailbox = mailbox
        self.configuration = configuration
    }

    /// Runs until the mailbox is closed; nobody waits for an answer afterwards.
    mutating func run() {
        do {
            try turn()
            end(.closed)
        } catch {
            end(error)
        }
    }

    private mutating func turn() throws(TransportError) {
        while true {
            let mail = mailbox.collect()
            waiting += mail.submissions
            guard !mail.isClosed else { return }
            for number in mail.cancellations { cancel(number) }
            repeat {
                startWaiting()
                try multi.perform()
            } while finishEnded() && !waiting.isEmpty
            if mailbox.mayWait() { try multi.wait() }
        }
    }

    private mutating func startWaiting() {
        let free = configuration.maximumConnections - running.count
        for submission in waiting.prefix(free) {
            do {
                try start(submission)
            } catch {
                submission.finish(.failure(error))
            }
        }
        waiting.removeFirst(min(free, waiting.count))
    }

    /// Shakes hands once more to learn which key was refused; nothing is sent.
    private mutating func lookInto(_ refusal: TransportError, _ submission: Submission) {
        do {
            try start(submission, lookingInto: refusal)
        } catch {
            submission.finish(.failure(refusal))
        }
    }

    private mutating func start(
        _ submission: Submission,
        lookingInto refusal: TransportError? = nil
    ) throws(TransportError) {
        let easy = if let easy = idle.popLast() { easy } else { try EasyHandle() }
        let transfer = Transfer(submission, on: easy, configuration, lookingInto: refusal)
        try transfer.prepare()
        try multi.add(easy)
        running[easy.pointer] = transfer
    }

    /// Answers those who wait for a transfer that has ended; tells whether there was one.
    private mutating func finishEnded() -> Bool {
        var isAny = false
        while let ended = multi.nextEnded() {
            guard let transfer = running.removeValue(forKey: ended.easy) else { continue }
            // Before the handle is removed: afterwards its facts about the connection are gone.
            if isUnused(transfer.localPort) { transfer.countLeftover() }
            let result = transfer.result(ended.code)
            release(transfer.easy, isClean: transfer.leavesNothing(ended.code))
            isAny = true
            if case .failure(let error) = result, transfer.refusal == nil, error.kind == .certificateRefused {
                lookInto(error, transfer.submission)
            } else {
                transfer.submission.finish(result)
            }
        }
        return isAny
    }

    /// Whether no transfer that has started meanwhile took over the connection with this local port.
    private func isUnused(_ port: Int32?) -> Bool {
        !running.values.contains { $0.localPort == port }
    }

    private mutating func cancel(_ number: UInt64) {
        if let index = waiting.firstIndex(where: { $0.number == number }) {
            waiting.remove(at: index).finish(.failure(.stopped))
        } else if let entry = running.first(where: { $0.value.submission.number == number }) {
            running[entry.key] = nil
            release(entry.value.easy)
            entry.value.submission.finish(.failure(.stopped))
        }
    }

    private mutating func release(_ easy: EasyHandle, isClean: Bool = false) {
        multi.remove(easy)
        easy.forgetRequest(keepingConfiguration: isClean)
        idle.append(easy)
    }

    private mutating func end(_ error: TransportError) {
        for submission in waiting + mailbox.retire() { submission.finish(.failure(error)) }
        waiting = []
        for transfer in running.values {
            multi.remove(transfer.easy)
            transfer.submission.finish(.failure(error))
        }
        running = [:]
        idle = []
    }
}
