import Conformance

/// What keeps a header from being well-formed HTTP although libcurl takes it.
///
/// Each of these reads differently to different readers, which is how answers are smuggled past one of them.
struct HeaderFlaw {
    /// One sentence for a person.
    let text: String

    /// Looks at a line of a header before it is taken apart.
    init?(line: String) {
        var line = line
        guard let text = line.withUTF8({ Self.flaw(in: $0) }) else { return nil }
        self.text = text
    }

    private static func flaw(in line: UnsafeBufferPointer<UInt8>) -> String? {
        if line.first.map(isWhiteSpace) == true { return "a field is folded over two lines (RFC 9112 §5.2)" }
        if line.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }) {
            return "a field holds a control character (RFC 9110 §5.5)"
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon == 0 || !line[..<colon].allSatisfy(isInToken)
        else { return nil }
        return "a field's name is no token (RFC 9110 §5.1)"
    }

    /// Looks at a status line: a version, a status of three digits, and a reason, with one blank between each.
    init?(statusLine line: String) {
        let status = line.utf8.dropFirst(9).prefix(3)
        let isStatus = status.count == 3 && status.allSatisfy { 0x30...0x39 ~= $0 } && status.first != 0x30
        let isVersion = ["HTTP/1.1 ", "HTTP/1.0 "].contains { line.utf8.starts(with: $0.utf8) }
        // The blank before a reason that is empty is often left out.
        guard !isVersion || !isStatus || line.utf8.dropFirst(12).first ?? 0x20 != 0x20 else { return nil }
        text = "the status line is not that of HTTP/1.1 (RFC 9112 §4)"
    }

    /// Looks at the fields of a whole header.
    init?(fields: [FieldLine]) {
        let lengths = fields.values(of: "Content-Length")
        let codings = fields.values(of: "Transfer-Encoding")
        if lengths.contains(where: { $0 != lengths[0] }) {
            text = "two fields Content-Length contradict each other (RFC 9112 §6.3)"
        } else if !lengths.isEmpty, !codings.isEmpty {
            text = "Content-Length stands beside Transfer-Encoding (RFC 9112 §6.1)"
        } else if codings.count > 1 || codings.contains(where: { $0.lowercased() != "chunked" }) {
            text = "Transfer-Encoding names another coding than chunked, which nobody offered to take (RFC 9112 §7.4)"
        } else {
            return nil
        }
    }

    /// The error that the flaw is.
    var error: TransportError {
        TransportError(.malformedResponse, "The answer is not well-formed HTTP: \(text).")
    }

    private static func isInToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: "!#$%&'*+.^_`|~".utf8.contains(byte)
        }
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
