/// The SHA-256 of a public key, as `sha256//` and 44 characters of Base64.
///
/// Source: https://curl.se/libcurl/c/CURLOPT_PINNEDPUBLICKEY.html, after RFC 7469 §2.4.
public struct PublicKeyPin: CustomStringConvertible, Hashable, Sendable {
    /// The pin in libcurl's spelling.
    public let description: String

    /// Reads a pin; one without its prefix is taken as well, any other grammar gives nothing.
    public init?(_ text: some StringProtocol) {
        let prefix = "sha256//"
        let digest = text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : text[...]
        // 32 bytes are 43 characters and one of padding. A list of pins, which libcurl would take, is no pin.
        guard digest.utf8.count == 44, digest.hasSuffix("="),
            digest.utf8.dropLast().allSatisfy(PublicKeyPin.isBase64)
        else { return nil }
        description = prefix + digest
    }

    /// Reads libcurl's remark on the key that a server showed; nothing where it remarks on something else.
    ///
    /// Other remarks quote names of certificates, which whoever made one chose.
    init?(remark: String) {
        let label = "public key hash: "
        let text = remark.drop(while: \.isWhitespace)
        guard text.hasPrefix(label) else { return nil }
        self.init(text.dropFirst(label.count).prefix { !$0.isWhitespace })
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default:
            false
        }
    }
}
