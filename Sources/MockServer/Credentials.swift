/// A user name and its password.
public struct Credentials: Hashable, Sendable {
    /// The name, which may hold a domain and a backslash.
    public var userName: String
    /// The password, in plain text.
    public var password: String

    /// Makes credentials.
    public init(userName: String, password: String) {
        self.userName = userName
        self.password = password
    }

    /// Reads the value of an `Authorization` field of scheme Basic (RFC 7617 §2); anything else gives `nil`.
    init?(authorization: String?) {
        guard let parts = authorization?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "basic", let bytes = Base64.decode(trimmed(parts[1]))
        else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        self.init(userName: String(text[..<colon]), password: String(text[text.index(after: colon)...]))
    }
}
