internal import CCurl
import Conformance

/// The one owner of a libcurl multi handle: the connections, and the transfers that run on them.
///
/// Unchecked, because the compiler cannot see the rule that libcurl sets: `wake` may be called from any thread,
/// everything else by one thread at a time. The loop's thread is that one, and whoever lets go last frees the handle.
final class MultiHandle: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer

    /// Creates a handle that keeps at most so many connections.
    init(maximumConnections: Int) throws(TransportError) {
        guard MultiHandle.globalCode == CURLE_OK else {
            throw TransportError(curl: MultiHandle.globalCode, text: "")
        }
        guard let pointer = curl_multi_init() else { throw TransportError(curl: CURLE_FAILED_INIT, text: "") }
        self.pointer = pointer
        try set(CURLMOPT_MAX_TOTAL_CONNECTIONS, maximumConnections)
        try set(CURLMOPT_MAXCONNECTS, maximumConnections)
    }

    deinit {
        curl_multi_cleanup(pointer)
    }

    /// Once a process, and thread safe, as a static always is.
    private static let globalCode = curl_global_init(Int(CURL_GLOBAL_ALL))

    /// Ends the current `wait`, or the next; from any thread.
    func wake() {
        curl_multi_wakeup(pointer)
    }

    /// Starts a transfer.
    func add(_ easy: EasyHandle) throws(TransportError) {
        try check(curl_multi_add_handle(pointer, easy.pointer))
    }

    /// Takes a transfer out, ended or not.
    func remove(_ easy: EasyHandle) {
        curl_multi_remove_handle(pointer, easy.pointer)
    }

    /// Does what can be done without waiting.
    func perform() throws(TransportError) {
        var running: Int32 = 0
        try check(curl_multi_perform(pointer, &running))
    }

    /// Waits until there is something to do, or somebody wakes.
    func wait() throws(TransportError) {
        // libcurl shortens this to its own next time limit; a minute only bounds an idle wait.
        try check(curl_multi_poll(pointer, nil, 0, 60_000, nil))
    }

    /// The next transfer that has ended, by its handle, and how.
    func nextEnded() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        var code = CURLE_OK
        return ccurl_multi_next_ended(pointer, &code).map { ($0, code) }
    }

    private func set(_ option: CURLMoption, _ value: Int) throws(TransportError) {
        try check(ccurl_multi_setopt_long(pointer, option, value))
    }

    private func check(_ code: CURLMcode) throws(TransportError) {
        guard code == CURLM_OK else { throw TransportError(curlMulti: code) }
    }
}
