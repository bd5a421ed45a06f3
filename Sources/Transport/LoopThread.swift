import Conformance
import Glibc

/// What the loop's thread takes along when it starts.
final class LoopThread: Sendable {
    private let multi: MultiHandle
    private let mailbox: Mailbox
    private let configuration: TransportConfiguration

    init(multi: MultiHandle, mailbox: Mailbox, configuration: TransportConfiguration) {
        self.multi = multi
        self.mailbox = mailbox
        self.configuration = configuration
    }

    /// Starts a detached thread, which ends when the mailbox is closed.
    func start() throws(TransportError) {
        let luggage = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { luggage in
                guard let luggage else { return nil }
                Unmanaged<LoopThread>.fromOpaque(luggage).takeRetainedValue().run()
                return nil
            },
            luggage.toOpaque()
        )
        guard code == 0 else {
            luggage.release()
            throw TransportError(.other, "No thread could be started for the transport (error \(code)).")
        }
        pthread_detach(thread)
    }

    private func run() {
        Self.blockBrokenPipes()
        var loop = CurlLoop(multi: multi, mailbox: mailbox, configuration: configuration)
        loop.run()
    }

    /// With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to us; blocked in its thread, a lost connection is an error code.
    static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
