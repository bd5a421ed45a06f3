/// A session's token; it never prints itself.
public struct SessionToken: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The token as the server gave it.
    public let value: String

    /// Creates a token, or nothing for a value that no header field can carry.
    public init?(_ value: String) {
        guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        self.value = value
    }

    /// A stand-in, so that a token in a log is no secret told.
    public var description: String { "<session token>" }

    /// Nothing, so that no dump and no failing test shows what is inside.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SessionToken {
    /// A token that no server gave, and no secret; it is of the shape that servers give, Base64 of a GUID (C20), so that
    /// it is refused by none but who knows its sessions.
    public static let madeUp = SessionToken("NWQwYzNmOWEtN2U0MS00Yjg2LTljMmQtMWY2YThlMzBiNzU0")
}

/// A user's name and password; it never prints the password.
public struct Credentials: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The user's name; it holds no colon (RFC 7617 §2).
    public let username: String
    /// The password.
    public let password: String

    /// Creates credentials, or nothing for a name with a colon, or a control character in either.
    public init?(username: String, password: String) {
        guard !username.utf8.contains(UInt8(ascii: ":")),
            (username + password).unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return nil }
        self.username = username
        self.password = password
    }

    /// The user's name alone.
    public var description: String { "<credentials of \(username)>" }

    /// Nothing, so that no dump and no failing test shows what is inside.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Credentials {
    /// User name and password as `Authorization: Basic` carries them, without the scheme (RFC 7617 §2).
    public var basicValue: String { Base64.encoded(Array("\(username):\(password)".utf8)) }
}

/// Base64 with padding (RFC 4648 §4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    static func encoded(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 3).reduce(into: "") { text, start in
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << ((3 - group.count) * 8)
            for index in 0..<4 {
                text.append(index <= group.count ? alphabet[bits >> (18 - index * 6) & 63] : "=")
            }
        }
    }
}
