/// Scheme, host and port of a server, validated once.
///
/// Source: RFC 6454 §4; the reference's resource_urls.html for the default port.
public struct Origin: CustomStringConvertible, Hashable, Sendable {
    /// A scheme that the transport can speak.
    public enum Scheme: String, Codable, Hashable, Sendable {
        case http
        case https

        /// The scheme of an absolute URL, in any case; nothing for others.
        fileprivate init?(of url: String) {
            let isHTTP = { (start: StaticString) in
                url.utf8.prefix(start.utf8CodeUnitCount).elementsEqual(
                    UnsafeBufferPointer(start: start.utf8Start, count: start.utf8CodeUnitCount)
                ) { $0 == $1 || $0 | 0x20 == $1 && UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
            }
            if isHTTP("https://") {
                self = .https
            } else if isHTTP("http://") {
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
        guard let scheme = Scheme(of: url) else { return nil }
        let afterScheme = url[url.utf8.index(url.startIndex, offsetBy: scheme.rawValue.utf8.count + 3)...]
        let length = afterScheme.withBytes { bytes in
            bytes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        }
        let end = length.map { afterScheme.utf8.index(afterScheme.startIndex, offsetBy: $0) } ?? afterScheme.endIndex
        guard let origin = Origin(scheme: scheme, authority: afterScheme[..<end]) else { return nil }
        return (origin, afterScheme[end...])
    }

    /// Creates an origin from an authority such as `em.example:9398` or `[::1]`.
    init?(scheme: Scheme, authority: Substring) {
        let bytes = authority.utf8
        guard !bytes.contains(UInt8(ascii: "@")) else { return nil }
        let hostEnd =
            bytes.first == UInt8(ascii: "[") ? bytes.firstIndex(of: UInt8(ascii: "]")).map(bytes.index(after:)) : nil
        let colon = bytes[(hostEnd ?? bytes.startIndex)...].firstIndex(of: UInt8(ascii: ":"))
        let written = authority[..<(colon ?? authority.endIndex)]
        let isLowerCase = !written.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        let host = isLowerCase ? String(written) : written.lowercased()
        let digits = colon.map { authority[bytes.index(after: $0)...] }
        guard Origin.isHost(written) else { return nil }
        guard let port = digits.map({ $0.isEmpty ? scheme.defaultPort : Int(digits: $0) }) ?? scheme.defaultPort,
            (1...65_535).contains(port)
        else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// A name, an address, or an IPv6 address in brackets; ASCII only, since other letters lower-case to ASCII ones.
    private static func isHost(_ text: Substring) -> Bool {
        if text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]"), text.utf8.count > 2 {
            return text.utf8.dropFirst().dropLast().allSatisfy { byte in
                Character(UnicodeScalar(byte)).isHexDigit || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
            }
        }
        return !text.isEmpty && text.utf8.allSatisfy { isHost($0) }
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "^"),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "]"):
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
