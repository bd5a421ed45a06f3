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

    /// What is accepted in a cookie that comes alone, and should not be.
    enum CookieLeniency: Hashable, Sendable {
        case none
        /// The token of a session that was ended.
        case ended
        /// Any token.
        case any
    }

    var token = Token.text
    /// What is taken for credentials beside the right ones.
    var credentials = Leniency.none
    /// What is taken for a token beside that of a session.
    var requests = Leniency.none
    var cookies = CookieLeniency.none
    /// Whether requests for JSON must show a token, as those for XML must.
    var guardsJSON = true
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

    /// Whether a request is let in though its token is none of a session.
    func admits(_ fields: [HeaderField], token: String?, ended: [String]) -> Bool {
        if requests == (token == nil ? .absent : .wrong) { return true }
        if !guardsJSON, fields.first(named: "Accept")?.lowercased() == "application/json" { return true }
        guard let token, fields.first(named: SessionStore.fieldName) == nil else { return false }
        return switch cookies {
        case .none: false
        case .ended: ended.contains(token)
        case .any: true
        }
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
