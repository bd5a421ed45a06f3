internal import CCurl
import Conformance

/// One request while libcurl works on it.
final class Transfer {
    let submission: Submission
    private let configuration: TransportConfiguration
    let easy: EasyHandle
    /// Grows in libcurl's callbacks, on the loop's thread.
    private(set) var assembly: ResponseAssembly
    /// Counts in libcurl's callbacks, on the loop's thread.
    var excess = ExcessCount()
    /// The local port of the connection that the request went out on, once it did.
    private(set) var localPort: Int32?
    /// How often the request went out; libcurl sends it again where a connection that was there turns out to be dead.
    private var attempts = 0
    /// Whether the request is a read, of which nothing stays with the handle but what the next one says anew.
    private var isRead = false
    /// The refusal of a certificate that the transfer only looks into: it shakes hands and sends nothing.
    let refusal: TransportError?
    /// How many seconds the request waited for a connection.
    private let queued: Double
    /// The public key that the server showed, as libcurl remarks it.
    private var key: PublicKeyPin?

    init(
        _ submission: Submission,
        on easy: EasyHandle,
        _ configuration: TransportConfiguration,
        lookingInto refusal: TransportError? = nil
    ) {
        self.configuration = configuration
        self.refusal = refusal
        self.submission = submission
        self.easy = easy
        queued = submission.age
        assembly = ResponseAssembly(limits: configuration.limits)
    }

    /// Readies the handle, which points at this object until it forgets the request.
    func prepare() throws(TransportError) {
        let head = try RequestHead(submission.request)
        isRead = head.method == .get && head.credentials == nil
        try easy.prepare(head, configuration)
        if refusal != nil { try easy.shakeHandsOnly() }
        try observe()
    }

    /// Learns which connection the request goes out on.
    func receive(localPort: Int32) {
        self.localPort = localPort
        attempts += 1
    }

    /// Whether the handle, once the transfer has ended, can serve another request as it is.
    ///
    /// What went wrong, or only the second time well, may stay: libcurl would count attempts of several requests as one's.
    func leavesNothing(_ code: CURLcode) -> Bool { code == CURLE_OK && isRead && attempts == 1 && refusal == nil }

    /// Takes one of libcurl's remarks.
    func receive(remark: UnsafeRawBufferPointer) {
        excess.count(remark: remark)
        guard refusal != nil else { return }
        key = key ?? PublicKeyPin(remark: String(decoding: remark, as: UTF8.self))
    }

    /// Takes one header line; says whether more is welcome.
    func receive(headerLine: UnsafeRawBufferPointer) -> Bool {
        assembly.append(headerLine: headerLine)
    }

    /// Takes a piece of content; says whether more is welcome.
    func receive(content: UnsafeRawBufferPointer) -> Bool {
        assembly.append(content: content)
    }

    /// Counts what waits behind the answer, once libcurl says that it is over.
    func countLeftover() {
        excess.count(leftover: easy.drainLeftover())
    }

    /// What became of the request, once libcurl says that it is over.
    func result(_ code: CURLcode) -> Result<Response, TransportError> {
        if let refusal {
            let words = key.map { " The public key that it showed is \($0)." } ?? ""
            return .failure(TransportError(refusal.kind, refusal.explanation + words))
        }
        if let violation = assembly.violation { return .failure(violation) }
        if code == CURLE_FILESIZE_EXCEEDED { return .failure(.contentTooLarge(configuration.limits)) }
        let announced = announcedLength
        let isTruncated = code == CURLE_PARTIAL_FILE && announced != nil
        guard code == CURLE_OK || isTruncated else {
            return .failure(failure(code))
        }
        let completeness = completeness(announced: announced, isTruncated: isTruncated)
        guard let response = assembly.response(completeness, timing: timing, resent: max(0, attempts - 1)) else {
            // libcurl takes a header that breaks off for an answer.
            return .failure(TransportError(curl: CURLE_GOT_NOTHING, text: "the header broke off"))
        }
        return response.status == 407 && configuration.isByProxy ? .failure(.askedByProxy) : .success(response)
    }

    private func completeness(announced: Int?, isTruncated: Bool) -> Response.Completeness {
        if isTruncated { return .truncated(announced: announced ?? 0) }
        let seen = excess.bytes(behind: announced)
        return seen > 0 ? .excess(seen: seen) : .complete
    }

    private func failure(_ code: CURLcode) -> TransportError {
        let error = easy.error(code, by: configuration.proxy)
        guard error.kind == .malformedResponse, !isOnNewConnection, !assembly.isBegun else { return error }
        // Bytes that TLS held back behind an announced length come to light here, and their sender is another answer.
        return TransportError(
            error.kind,
            "\(error.explanation) The bytes may belong to the answer before on this connection."
        )
    }

    private var isOnNewConnection: Bool { easy.number(CURLINFO_NUM_CONNECTS) != 0 }

    /// The length that libcurl takes from the header; nothing where chunks or the connection's end decide.
    private var announcedLength: Int? {
        let length = easy.offset(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
        return length < 0 || assembly.isChunked ? nil : length
    }

    /// On a connection that was there libcurl reports the moment it was picked, which took no time to connect.
    private var timing: Response.Timing {
        Response.Timing(
            queued: queued,
            connected: isOnNewConnection ? seconds(CURLINFO_CONNECT_TIME_T) : 0,
            firstByte: seconds(CURLINFO_STARTTRANSFER_TIME_T),
            total: seconds(CURLINFO_TOTAL_TIME_T)
        )
    }

    private func seconds(_ info: CURLINFO) -> Double {
        Double(max(0, easy.offset(info))) / 1_000_000
    }
}
