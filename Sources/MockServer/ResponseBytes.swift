import NIOCore

extension MockResponse {
    /// Whether a client can tell where this response ends, so that the connection can stay open.
    ///
    /// A `Content-Length` that is absent, doubled or wrong can only be followed by closing the connection.
    var isDelimited: Bool {
        guard fields.values(named: "Transfer-Encoding").isEmpty else { return true }
        return fields.values(named: "Content-Length").map(trimmed) == [String(body.count)]
    }

    /// Writes the response as it stands: status line, field lines and, unless only the head is wanted, the content.
    func write(into buffer: inout ByteBuffer, headOnly: Bool) {
        buffer.writeString("HTTP/1.1 \(status) \(reason)\r\n")
        for field in fields { buffer.writeString("\(field.name): \(field.value)\r\n") }
        buffer.writeString("\r\n")
        if !headOnly { buffer.writeBytes(body) }
    }
}
