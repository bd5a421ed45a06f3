internal import CCurl
import Conformance

extension Transfer {
    /// Sends what libcurl receives to this object.
    ///
    /// libcurl gets an unretained pointer: the loop keeps the transfer until its handle has forgotten the request.
    func observe() throws(TransportError) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        try easy.check(ccurl_setopt_write(easy.pointer, CURLOPT_HEADERFUNCTION, receiveHeaderLine))
        try easy.check(ccurl_setopt_pointer(easy.pointer, CURLOPT_HEADERDATA, this))
        try easy.check(ccurl_setopt_write(easy.pointer, CURLOPT_WRITEFUNCTION, receiveContent))
        try easy.check(ccurl_setopt_pointer(easy.pointer, CURLOPT_WRITEDATA, this))
        try easy.check(ccurl_setopt_before_request(easy.pointer, noteConnection))
        try easy.check(ccurl_setopt_pointer(easy.pointer, CURLOPT_PREREQDATA, this))
        try easy.check(ccurl_setopt_debug(easy.pointer, receiveNote))
        try easy.check(ccurl_setopt_pointer(easy.pointer, CURLOPT_DEBUGDATA, this))
    }

    fileprivate static func from(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
        pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// Fewer bytes taken than given end the transfer with libcurl's write error.
private func receiveHeaderLine(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return Transfer.from(owner)?.receive(headerLine: line) == true ? line.count : 0
}

private func receiveContent(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int {
    let content = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return Transfer.from(owner)?.receive(content: content) == true ? content.count : 0
}

/// Learns which connection libcurl picked, the moment before it sends the request there.
private func noteConnection(
    _ owner: UnsafeMutableRawPointer?,
    _ remoteAddress: UnsafeMutablePointer<CChar>?,
    _ localAddress: UnsafeMutablePointer<CChar>?,
    _ remotePort: Int32,
    _ localPort: Int32
) -> Int32 {
    Transfer.from(owner)?.receive(localPort: localPort)
    return CURL_PREREQFUNC_OK
}

/// Looks at received bytes and at libcurl's remarks only: what was sent, secrets with it, passes by unread.
private func receiveNote(
    _ easy: UnsafeMutableRawPointer?,
    _ kind: curl_infotype,
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int32 {
    guard let transfer = Transfer.from(owner) else { return 0 }
    switch kind {
    case CURLINFO_DATA_IN: transfer.excess.count(received: count)
    case CURLINFO_TEXT: transfer.receive(remark: UnsafeRawBufferPointer(start: bytes, count: count))
    default: break
    }
    return 0
}
