import Conformance

/// Where a link may lead: a page on the web, a file beside the report, or a place in it; never a script.
struct HTMLTarget: Hashable {
    /// The reference as it stands in a link, before it is escaped.
    let reference: String
    /// Whether following the link leaves the report and its folder.
    let isElsewhere: Bool

    /// A page on the web; nothing for anything but a whole `http` or `https` URL without user information.
    init?(page url: String) {
        guard Origin.split(url) != nil, url.utf8.allSatisfy({ Self.mayStandInURL($0) }) else { return nil }
        reference = url
        isElsewhere = true
    }

    /// A file below a folder to which the way is ours; nothing for an absolute path or one that leads out of the folder.
    init?(file path: String, in folder: String = "") {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        let areNames = names.allSatisfy { !["", ".", ".."].contains($0) }
        guard areNames, path.visible == path, !path.utf8.contains(UInt8(ascii: "\\")) else { return nil }
        let way = folder.isEmpty ? [] : folder.split(separator: "/", omittingEmptySubsequences: false)
        reference = (way + names).map { Self.encoded($0) }.joined(separator: "/")
        isElsewhere = false
    }

    /// The element of the same page that has an id.
    init(id: String) {
        reference = "#\(Self.encoded(id[...]))"
        isElsewhere = false
    }

    /// An id made of any text: two texts never share one, and it holds nothing that ids and links take ill.
    static func id(_ kind: StaticString, _ text: String) -> String {
        let name = text.utf8.map { byte in
            byte != UInt8(ascii: "_") && isUnreserved(byte) ? String(UnicodeScalar(byte)) : "_\(hexadecimal(byte))"
        }
        return "\(kind)-\(name.joined())"
    }

    private static func encoded(_ name: Substring) -> String {
        name.utf8.map { isUnreserved($0) ? String(UnicodeScalar($0)) : "%\(hexadecimal($0))" }.joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// Source: RFC 3986 §2.3, but for the tilde.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func mayStandInURL(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"'<>\\^`{|}".utf8.contains(byte)
    }
}
