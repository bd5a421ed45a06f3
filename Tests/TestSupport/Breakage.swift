public import MockServer

/// The answers to some requests, which a test breaks to show that it is noticed.
public struct Answers: Sendable {
    private let isMeant: @Sendable (MockRequest) -> Bool

    /// Means the answers to the requests of which a claim is true.
    public init(where isMeant: @escaping @Sendable (MockRequest) -> Bool) { self.isMeant = isMeant }

    /// The mock's hook, which makes something else of these answers.
    public func becoming(
        _ change: @escaping @Sendable (MockResponse) -> MockResponse
    ) -> MockEnterpriseManager.Transform {
        { [self] request, response in isMeant(request) ? change(response) : response }
    }
}

extension MockRequest {
    /// The value of a field; nothing where there is none.
    public func value(of name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether JSON was asked for.
    public var wantsJSON: Bool { value(of: "Accept") == "application/json" }

    /// Whether it reads one backup, in the form that is named.
    public func readsBackup(asEntity isEntity: Bool) -> Bool {
        let parts = target.split(separator: "?", omittingEmptySubsequences: false)
        let segments = parts[0].split(separator: "/")
        return method == "GET" && segments.count == 3 && segments[1].lowercased() == "backups"
            && (parts.count > 1 && parts[1].lowercased().contains("format=entity")) == isEntity
    }
}

extension MockResponse {
    /// The answer with other text in its body, and a Content-Length that is true again.
    public func replacing(_ text: String, with replacement: String) -> MockResponse {
        rewritten { $0.replacing(text, with: replacement) }
    }

    /// The answer with its body rewritten, and a Content-Length that is true again.
    public func rewritten(_ change: (String) -> String) -> MockResponse {
        var copy = self
        copy.body = Array(change(String(decoding: body, as: UTF8.self)).utf8)
        return copy.setting("Content-Length", to: "\(copy.body.count)")
    }

    /// The answer with another status.
    public func answering(_ status: Int, _ reason: String) -> MockResponse {
        MockResponse(status: status, reason: reason, fields: fields, body: body)
    }

    /// The answer with one field of a name, or without it.
    public func setting(_ name: String, to value: String?) -> MockResponse {
        var copy = self
        copy.fields.removeAll { $0.name.lowercased() == name.lowercased() }
        if let value { copy.fields.append(HeaderField(name: name, value: value)) }
        return copy
    }
}
