import Conformance

/// A request as libcurl is told it.
struct RequestHead {
    /// The three methods there are.
    enum Method {
        case get
        case post
        case delete
    }

    let method: Method
    let target: String
    /// Header fields in libcurl's spelling, those included that it must not send of its own accord.
    let fields: [String]
    let credentials: Credentials?

    init(_ request: WireRequest) throws(TransportError) {
        switch request {
        case .read(let read):
            method = .get
            target = read.target.description
            fields =
                [try RequestHead.accept(read.accept)] + RequestHead.token(read.token)
                + RequestHead.cookie(read.cookie)
            credentials = nil
        case .logOn(let logOn):
            method = .post
            target = "/api/sessionMngr/?v=\(logOn.version)"
            // There is no content, so there is no type of it, and nothing to wait for.
            fields = [try RequestHead.accept(logOn.accept), "Content-Type:", "Expect:"]
            credentials = logOn.credentials
        case .logOut(let logOut):
            method = .delete
            target = logOut.target.description
            fields = [try RequestHead.accept(nil)] + RequestHead.token(logOut.token)
            credentials = nil
        }
    }

    private static func accept(_ value: String?) throws(TransportError) -> String {
        guard let value else { return "Accept:" }
        // A line break would make a second field of it (RFC 9110 §5.5).
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw TransportError(.other, "The value of Accept holds a character that no field can carry.")
        }
        return value.isEmpty ? "Accept;" : "Accept: " + value
    }

    private static func cookie(_ token: SessionToken?) -> [String] {
        token.map { ["Cookie: X-RestSvcSessionId=" + $0.value] } ?? []
    }

    private static func token(_ token: SessionToken?) -> [String] {
        token.map { ["X-RestSvcSessionId: " + $0.value] } ?? []
    }
}
