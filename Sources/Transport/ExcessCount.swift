/// Counts the bytes that stood behind the announced length, as far as libcurl lets them be seen.
struct ExcessCount {
    private var received = 0
    private var unreceived = 0

    /// Counts bytes behind the header, framing included.
    mutating func count(received bytes: Int) {
        received += bytes
    }

    /// Counts bytes that libcurl would have left on the connection.
    mutating func count(leftover bytes: Int) {
        unreceived += bytes
    }

    /// Reads libcurl's remark about bytes behind a header that announces no content; it reports them in no other way.
    mutating func count(remark bytes: some Collection<UInt8>) {
        let start = "Excess found: excess = "
        guard bytes.starts(with: start.utf8) else { return }
        let digits = bytes.dropFirst(start.utf8.count).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        unreceived += Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }

    /// How many bytes were too many; without an announced length none is, but behind an answer that has no content.
    func bytes(behind announced: Int?) -> Int {
        unreceived + (announced.map { max(0, received - $0) } ?? 0)
    }
}
