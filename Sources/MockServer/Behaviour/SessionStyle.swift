/// How sessions are kept.
struct SessionStyle: Sendable {
    /// What the token is base64 of.
    enum Token: Hashable, Sendable {
        /// The text of the session's identifier, which clients compute themselves (field observation 25).
        case text
        /// Its 16 bytes.
        case bytes
    }

    var token = Token.text

    /// The token of a session.
    func token(of id: GUID) -> String {
        switch token {
        case .text: Base64.encode(id.description.utf8)
        case .bytes: Base64.encode(id.bytes)
        }
    }
}
