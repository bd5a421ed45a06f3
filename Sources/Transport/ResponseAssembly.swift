import Conformance

/// A response that grows as its lines and bytes come in, within limits.
struct ResponseAssembly {
    private let limits: TransportConfiguration.Limits
    private var status: Int?
    private var reason = ""
    private var fields: [FieldLine] = []
    private var content: [UInt8] = []
    private var headerBytes = 0
    private var headerLines = 0
    private var contentBegin: ContinuousClock.Instant?
    private var isHeaderEnded = false
    /// The limit that was crossed, once one was.
    private(set) var violation: TransportError?

    init(limits: TransportConfiguration.Limits) {
        self.limits = limits
    }

    /// Takes one header line with its line break; says whether more is welcome.
    mutating func append(headerLine bytes: some Collection<UInt8>) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= limits.headerBytes else {
            violation = TransportError(
                .malformedResponse,
                "The header of the answer is over the limit of \(limits.headerBytes) bytes (--max-header)."
            )
            return false
        }
        headerLines += 1
        guard headerLines <= limits.headerFields else {
            violation = TransportError(
                .malformedResponse,
                "The header of the answer is over the limit of \(limits.headerFields) fields (--limit header-fields)."
            )
            return false
        }
        let line = ResponseAssembly.text(bytes)
        let flaw: HeaderFlaw?
        if status == nil || isHeaderEnded && line.utf8.starts(with: "HTTP/".utf8) {
            begin(line)
            flaw = HeaderFlaw(statusLine: line)
        } else if line.isEmpty {
            flaw = isHeaderEnded ? nil : HeaderFlaw(fields: fields)
            isHeaderEnded = true
        } else {
            // What comes behind the header is a trailer field, which is no header field.
            if !isHeaderEnded { append(field: line) }
            flaw = HeaderFlaw(line: line)
        }
        violation = flaw?.error
        return flaw == nil
    }

    /// Takes a piece of content that came at a moment; says whether more is welcome.
    mutating func append(content bytes: some Collection<UInt8>, at moment: ContinuousClock.Instant = .now) -> Bool {
        guard content.count + bytes.count <= limits.contentBytes else {
            violation = .contentTooLarge(limits)
            return false
        }
        makeRoom(for: bytes.count)
        content.append(contentsOf: bytes)
        return !isTrickling(at: moment)
    }

    /// Makes room for twice what came, and for no more than is announced: nobody knows whether that comes.
    ///
    /// Where it is announced there is soon room for a large body as a whole: memory is given where it is written, and a
    /// copy of what came would take some more.
    private mutating func makeRoom(for count: Int) {
        let needed = content.count + count
        guard needed > content.capacity else { return }
        let announced = fields.values(of: "Content-Length").first.flatMap { Int($0) }
        let room = needed < Self.smallBytes ? 2 * needed : max(2 * needed, Self.wholeBytes)
        content.reserveCapacity(max(needed, min(room, announced ?? 2 * needed)))
    }

    /// Content of so many bytes is in memory that the system gives for it alone.
    private static let smallBytes = 1 << 18
    /// The most room there is at once.
    private static let wholeBytes = 16 << 20

    /// Whether the content comes so slowly that its server only keeps us busy.
    private mutating func isTrickling(at moment: ContinuousClock.Instant) -> Bool {
        guard let begin = contentBegin else {
            contentBegin = moment
            return false
        }
        let seconds = Double((moment - begin) / .milliseconds(1)) / 1000
        guard seconds > limits.graceSeconds, Double(content.count) < seconds * Double(limits.minimumRate) else {
            return false
        }
        violation = TransportError(
            .timedOut,
            "The content of the answer comes at less than the limit of \(limits.minimumRate) bytes a second (--min-rate)."
        )
        return true
    }

    /// The response so far, or nothing while the final header is not whole.
    func response(_ completeness: Response.Completeness, timing: Response.Timing, resent: Int = 0) -> Response? {
        // 101 is the one interim status that nothing follows, in HTTP at least.
        guard let status, isHeaderEnded, status >= 200 || status == 101 else { return nil }
        return Response(
            status: status,
            reason: reason,
            fields: fields,
            // Room for what was announced and did not come is given back.
            body: content.capacity / 2 > content.count ? content.withUnsafeBufferPointer { Array($0) } : content,
            completeness: completeness,
            timing: timing,
            resent: resent
        )
    }

    /// Whether there was a status line.
    var isBegun: Bool { status != nil }

    /// Whether the content came in chunks, whose framing is no content.
    var isChunked: Bool {
        fields.values(of: "Transfer-Encoding").contains { $0.lowercased().hasSuffix("chunked") }
    }

    /// Starts again on every status line: only the last response is final, those before it are interim.
    private mutating func begin(_ line: String) {
        let status = line.utf8.firstIndex(of: UInt8(ascii: " ")).map { line[line.utf8.index(after: $0)...] } ?? ""
        let reason = status.utf8.firstIndex(of: UInt8(ascii: " "))
        self.status = Int(status[..<(reason ?? status.endIndex)])
        self.reason = reason.map { String(status[status.utf8.index(after: $0)...]) } ?? ""
        fields = []
        isHeaderEnded = false
    }

    private mutating func append(field line: String) {
        // A line that begins with white space continues the one before (RFC 9112 §5.2).
        if line.utf8.first.map(ResponseAssembly.isWhiteSpace) == true, let last = fields.popLast() {
            let more = String(decoding: ResponseAssembly.trimmed(Array(line.utf8)[...]), as: UTF8.self)
            let parts = [last.value, more].filter { !$0.isEmpty }
            fields.append(FieldLine(last.name, parts.joined(separator: " ")))
            return
        }
        var line = line
        let field = line.withUTF8 { bytes in
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
            let name = String(decoding: bytes[..<colon], as: UTF8.self)
            return FieldLine(
                name,
                String(decoding: ResponseAssembly.trimmed(bytes[colon...].dropFirst()), as: UTF8.self)
            )
        }
        fields.append(field)
    }

    /// The line without its break; bytes that are no UTF-8 are read as Latin-1, so that none is lost.
    private static func text(_ bytes: some Collection<UInt8>) -> String {
        bytes.withContiguousStorageIfAvailable { text(of: $0) } ?? Array(bytes).withUnsafeBufferPointer { text(of: $0) }
    }

    private static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        var end = bytes.count
        if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let line = UnsafeBufferPointer(rebasing: bytes[..<end])
        // Nearly all are ASCII, which takes less time to see than to validate.
        if line.allSatisfy({ $0 < 0x80 }) { return String(decoding: line, as: UTF8.self) }
        return String(validating: line, as: UTF8.self)
            ?? String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
    }

    private static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence
    where Bytes.SubSequence == Bytes {
        guard let last = bytes.lastIndex(where: { !isWhiteSpace($0) }) else {
            return bytes[bytes.startIndex..<bytes.startIndex]
        }
        return bytes[...last].drop(while: isWhiteSpace)
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

extension TransportError {
    /// The content is larger than we take, whether its length was announced or not.
    static func contentTooLarge(_ limits: TransportConfiguration.Limits) -> TransportError {
        TransportError(
            .contentTooLarge,
            "The content of the answer is over the limit of \(limits.contentBytes) bytes (--max-body)."
        )
    }
}
