/// Scheme, host and port of a server, validated once.
///
/// Source: RFC 6454 §4; the reference's resource_urls.html for the default port.
public struct Origin: CustomStringConvertible, Hashable, Sendable {
    /// A scheme that the transport can speak.
    public enum Scheme: String, Codable, Hashable, Sendable {
        case http
        case https

        /// The scheme of an absolute URL, in any case; nothing for others.
        fileprivate init?(of url: UnsafeBufferPointer<UInt8>) {
            let begins = { (start: StaticString) in
                start.withUTF8Buffer { start in
                    url.count >= start.count
                        && start.indices.allSatisfy { index in
                            url[index] == start[index]
                                || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= url[index]
                                    && url[index] | 0x20 == start[index]
                        }
                }
            }
            if begins("https://") {
                self = .https
            } else if begins("http://") {
                self = .http
            } else {
                return nil
            }
        }

        /// The port that stands for no port in a URL.
        var defaultPort: Int { self == .https ? 443 : 80 }
    }

    /// `http` or `https`.
    public let scheme: Scheme
    /// The host in lower case; an IPv6 address stands in brackets.
    public let host: String
    /// The port, 1 to 65535.
    public let port: Int

    /// Reads the origin off the front of an absolute URL and returns what follows it.
    ///
    /// Nothing is returned for another scheme, an empty host, a port out of range, or user information, which has no
    /// place in a URL that gets printed.
    public static func split(_ url: String) -> (origin: Origin, rest: Substring)? {
        url[...].withBytes { Origin.split($0) }
            .map { origin, end in (origin, url[url.utf8.index(url.startIndex, offsetBy: end)...]) }
    }

    /// The origin at the front of an absolute URL, and where what follows it begins.
    static func split(_ url: UnsafeBufferPointer<UInt8>) -> (origin: Origin, end: Int)? {
        guard let scheme = Scheme(of: url) else { return nil }
        let start = scheme == .https ? 8 : 7
        var end = start
        while end < url.count, url[end] != UInt8(ascii: "/") {
            guard url[end] != UInt8(ascii: "?"), url[end] != UInt8(ascii: "#") else { break }
            end += 1
        }
        let authority = UnsafeBufferPointer(rebasing: url[start..<end])
        return Origin(scheme: scheme, authority: authority).map { ($0, end) }
    }

    /// Creates an origin from an authority such as `em.example:9398` or `[::1]`, which is ASCII alone since other
    /// letters lower-case to ASCII ones.
    private init?(scheme: Scheme, authority: UnsafeBufferPointer<UInt8>) {
        guard let end = Origin.endOfHost(in: authority) else { return nil }
        let host = authority[..<end]
        let isLowerCase = !host.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        let written = String(decoding: host, as: UTF8.self)
        var port = scheme.defaultPort
        if end + 1 < authority.count {
            guard let number = Origin.port(UnsafeBufferPointer(rebasing: authority[(end + 1)...])) else { return nil }
            port = number
        }
        self.scheme = scheme
        self.host = isLowerCase ? written : written.lowercased()
        self.port = port
    }

    /// A port in decimal digits, 1 to 65535.
    private static func port(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        var port = 0
        for digit in digits {
            guard 0x30...0x39 ~= digit else { return nil }
            port = port * 10 + Int(digit - 0x30)
            guard port <= 65_535 else { return nil }
        }
        return port > 0 ? port : nil
    }

    /// Where a name, an address or an IPv6 address in brackets ends, which stands alone or before a colon and a port.
    private static func endOfHost(in authority: UnsafeBufferPointer<UInt8>) -> Int? {
        var end = 0
        if authority.first == UInt8(ascii: "[") {
            guard let close = authority.firstIndex(of: UInt8(ascii: "]")), close > 1,
                authority[1..<close].allSatisfy({ isInAddress($0) })
            else { return nil }
            end = close + 1
        } else {
            while end < authority.count, isInName(authority[end]) { end += 1 }
        }
        return end > 0 && (end == authority.count || authority[end] == UInt8(ascii: ":")) ? end : nil
    }

    private static func isInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// Whether a byte may stand in a name; user information has no place in a URL that gets printed.
    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "^"),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "@"):
            false
        default: byte > 0x20 && byte < 0x7F
        }
    }

    /// The origin as the front of a URL; the scheme's default port is left out.
    public var description: String {
        port == scheme.defaultPort ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
    }
}

extension Int {
    /// Reads decimal digits alone, without a sign.
    init?(digits: some StringProtocol) {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        self.init(digits)
    }
}

extension String {
    /// The first place where a string stands.
    func range(ofFirst needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
