import Conformance
import Foundation

extension HAR.Entry {
    /// Spells an exchange.
    init(_ stored: StoredExchange, at origin: Origin, startedAt: String) {
        let exchange = stored.exchange
        let head = WrittenHead(exchange.request)
        request = HAR.Request(
            method: head.method,
            url: "\(origin)\(head.target)",
            cookies: head.cookies,
            headers: head.fields,
            queryString: head.query
        )
        startedDateTime = Self.moment(exchange.start, after: startedAt)
        start = exchange.start
        user = exchange.user?.rawValue
        switch exchange.result {
        case .success(let response):
            let timing = response.timing
            time = (timing.queued + timing.total) * 1000
            timings = HAR.Timings(
                blocked: timing.queued * 1000,
                connect: timing.connected * 1000,
                wait: max(0, timing.firstByte - timing.connected) * 1000,
                receive: max(0, timing.total - timing.firstByte) * 1000
            )
            self.response = HAR.Answer(response)
            error = nil
        case .failure(let failure):
            time = 0
            timings = HAR.Timings(connect: 0, wait: 0, receive: 0)
            self.response = HAR.Answer(Response(status: 0, reason: "", fields: [], body: []))
            error = HAR.Failure(kind: failure.kind.rawValue, explanation: failure.explanation)
        }
    }

    /// A moment of the run in UTC with milliseconds.
    private static func moment(_ seconds: Double, after start: String) -> String {
        guard let date = try? Date(start, strategy: .iso8601) else { return start }
        return (date + seconds).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

extension HAR.Answer {
    fileprivate init(_ response: Response) {
        status = response.status
        statusText = response.reason
        headers = response.fields.map { HAR.Pair(name: $0.name, value: $0.value) }
        redirectURL = response.fields.values(of: "Location").first ?? ""
        bodySize = response.body.count + response.omitted
        content = HAR.Content(response)
        switch response.completeness {
        case .complete: (announced, excess) = (nil, nil)
        case .truncated(let length): (announced, excess) = (length, nil)
        case .excess(let seen): (announced, excess) = (nil, seen)
        }
    }
}

extension HAR.Content {
    fileprivate init(_ response: Response) {
        size = response.body.count + response.omitted
        mimeType = response.fields.values(of: "Content-Type").first ?? ""
        omitted = response.omitted > 0 ? response.omitted : nil
        // A byte that is no UTF-8 would come back as another one, and many that JSON spells out would take much memory.
        if !response.body.isLongInJSON, let text = String(validating: response.body, as: UTF8.self) {
            (self.text, encoding) = (text, nil)
        } else {
            (text, encoding) = (Data(response.body).base64EncodedString(), "base64")
        }
    }
}

extension [UInt8] {
    /// Whether so many control characters are in it, each six bytes in JSON, that Base64 is the shorter spelling.
    fileprivate var isLongInJSON: Bool {
        15 * count { $0 < 0x20 && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\t") }
            > count
    }
}

/// A request as it stands on the wire.
private struct WrittenHead {
    let method: String
    let target: String
    var fields: [HAR.Pair] = []
    var cookies: [HAR.Pair] = []

    init(_ request: WireRequest) {
        switch request {
        case .read(let read):
            (method, target) = ("GET", read.target.description)
            add("Accept", read.accept)
            add("X-RestSvcSessionId", read.token?.value)
            if let cookie = read.cookie {
                add("Cookie", "X-RestSvcSessionId=\(cookie.value)")
                cookies = [HAR.Pair(name: "X-RestSvcSessionId", value: cookie.value)]
            }
        case .logOn(let logOn):
            (method, target) = ("POST", "/api/sessionMngr/?v=\(logOn.version)")
            add("Accept", logOn.accept)
            add("Authorization", logOn.credentials.map { "Basic \($0.basicValue)" })
        case .logOut(let logOut):
            (method, target) = ("DELETE", logOut.target.description)
            add("X-RestSvcSessionId", logOut.token.value)
        }
    }

    var query: [HAR.Pair] {
        let parts = target.split(separator: "?", maxSplits: 1)
        guard parts.count > 1 else { return [] }
        return parts[1].split(separator: "&").map { pair in
            let name = pair.prefix { $0 != "=" }
            return HAR.Pair(name: String(name), value: String(pair.dropFirst(name.count + 1)))
        }
    }

    private mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        fields.append(HAR.Pair(name: name, value: value))
    }
}
