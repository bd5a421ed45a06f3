/// How sessions are kept.
struct SessionStyle: Sendable {
    /// What the token is base64 of.
    enum Token: Hashable, Sendable {
        /// The text of the session's identifier, which clients compute themselves (field observation 25).
        case text
        /// Its 16 bytes.
        case bytes
    }

    /// What is accepted that should not be.
    enum Leniency: Hashable, Sendable {
        case none
        /// Nothing at all in place of what must be shown.
        case absent
        /// Something wrong in place of what must be shown.
        case wrong
    }

    var token = Token.text
    /// What is taken for credentials beside the right ones.
    var credentials = Leniency.none
    /// What is taken for a token beside that of a session.
    var requests = Leniency.none
    var readsHeader = true
    var readsCookie = true
    /// Whether the cookie wins over the header field.
    var prefersCookie = true
    /// Whether a session lasts beyond its logon.
    var opensSessions = true
    /// Whether a session ends with its deletion.
    var closesSessions = true
    /// Whether the root resource asks for a session.
    var guardsRoot = false

    /// The token of a session.
    func token(of id: GUID) -> String {
        switch token {
        case .text: Base64.encode(id.description.utf8)
        case .bytes: Base64.encode(id.bytes)
        }
    }

    /// Whether credentials that are not the right ones are taken.
    func admits(_ presented: Credentials?) -> Bool {
        credentials == (presented == nil ? .absent : .wrong)
    }

    /// Whether a token that is none of a session is taken.
    func admits(token: String?) -> Bool {
        requests == (token == nil ? .absent : .wrong)
    }

    /// The token of a request: that of the cookie wins over that of the header field.
    func token(in fields: [HeaderField]) -> String? {
        let cookie = readsCookie ? cookie(in: fields) : nil
        let header = readsHeader ? fields.first(named: SessionStore.fieldName) : nil
        return prefersCookie ? cookie ?? header : header ?? cookie
    }

    private func cookie(in fields: [HeaderField]) -> String? {
        for cookie in fields.values(named: "Cookie").flatMap({ $0.split(separator: ";") }) {
            let parts = cookie.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, trimmed(parts[0]).lowercased() == SessionStore.fieldName.lowercased() else {
                continue
            }
            return trimmed(parts[1])
        }
        return nil
    }
}
