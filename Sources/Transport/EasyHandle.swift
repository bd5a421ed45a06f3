internal import CCurl
import Conformance

/// The one owner of a libcurl easy handle, of its error text and of its list of header fields.
///
/// A handle is reused, one request after another: a new one for each costs three to twenty times as much.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var fields: UnsafeMutablePointer<curl_slist>?
    private var resolutions: UnsafeMutablePointer<curl_slist>?
    /// Whether all is said that stays the same from one request to the next.
    var isConfigured = false

    init() throws(TransportError) {
        guard let pointer = curl_easy_init() else { throw TransportError(curl: CURLE_FAILED_INIT, text: "") }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        // The handle goes first: it points at the others.
        curl_easy_cleanup(pointer)
        curl_slist_free_all(fields)
        curl_slist_free_all(resolutions)
        errorText.deallocate()
    }

    /// Forgets the request and who observed it; connections and names that were resolved stay known.
    ///
    /// With `keepingConfiguration` what stays the same from one read to the next need not be said anew.
    func forgetRequest(keepingConfiguration: Bool) {
        if !keepingConfiguration || !isForgotten() {
            curl_easy_reset(pointer)
            curl_slist_free_all(resolutions)
            resolutions = nil
            isConfigured = false
        }
        curl_slist_free_all(fields)
        fields = nil
        errorText[0] = 0
    }

    private static let ofRequest = [
        CURLOPT_HTTPHEADER, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_PREREQDATA, CURLOPT_DEBUGDATA,
    ]

    /// Takes back what a read said about itself; false where libcurl refuses that.
    private func isForgotten() -> Bool {
        Self.ofRequest.allSatisfy { ccurl_setopt_pointer(pointer, $0, nil) == CURLE_OK }
    }

    /// What libcurl says about the failure of this transfer; often empty.
    var failure: String { String(cString: errorText) }

    /// Lets libcurl write its words about a failure.
    func keepFailure() throws(TransportError) {
        try check(ccurl_setopt_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(ccurl_setopt_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: Bool) throws(TransportError) {
        try set(option, value ? 1 : 0)
    }

    func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
        try check(ccurl_setopt_string(pointer, option, value))
    }

    func set(_ option: CURLoption, offset value: Int) throws(TransportError) {
        try check(ccurl_setopt_offset(pointer, option, curl_off_t(value)))
    }

    func set(_ option: CURLoption, bytes: [UInt8]) throws(TransportError) {
        try check(ccurl_setopt_bytes(pointer, option, bytes, bytes.count))
    }

    /// Sets header fields, each in libcurl's spelling: `Name: value`, `Name:` to send none, `Name;` for an empty one.
    func set(fields lines: [String]) throws(TransportError) {
        try Self.append(lines, to: &fields)
        try check(ccurl_setopt_pointer(pointer, CURLOPT_HTTPHEADER, fields))
    }

    /// Sets addresses in place of what names resolve to.
    func set(resolutions lines: [String]) throws(TransportError) {
        try Self.append(lines, to: &resolutions)
        try check(ccurl_setopt_pointer(pointer, CURLOPT_RESOLVE, resolutions))
    }

    private static func append(
        _ lines: [String],
        to list: inout UnsafeMutablePointer<curl_slist>?
    ) throws(TransportError) {
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                throw TransportError(.other, "There is no memory for a header field.")
            }
            list = longer
        }
    }

    /// A fact about the transfer that is a number; nothing where libcurl does not know it.
    func number(_ info: CURLINFO) -> Int? {
        var value = 0
        return ccurl_getinfo_long(pointer, info, &value) == CURLE_OK ? value : nil
    }

    /// A fact about the transfer that is a length in bytes or a time in microseconds; -1 for an unknown length.
    func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = -1
        return ccurl_getinfo_offset(pointer, info, &value) == CURLE_OK ? Int(value) : -1
    }

    /// Throws what libcurl reports.
    func check(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else { throw TransportError(curl: code, text: failure) }
    }
}
