import Conformance
import Foundation

extension HAR.Entry {
    /// The exchange that was spelt, or nothing for one that no run could have made.
    var exchange: StoredExchange? {
        guard let request = wireRequest else { return nil }
        return StoredExchange(stored: Exchange(request: request, user: use, result: result, start: start))
    }

    private var use: SessionStep.LogOn.CredentialsUse? { user.flatMap { .init(rawValue: $0) } }

    private var wireRequest: WireRequest? {
        guard let (_, rest) = Origin.split(request.url), let target = Target(rest) else { return nil }
        let token = field("X-RestSvcSessionId").flatMap { SessionToken($0) }
        switch request.method {
        case "GET":
            let cookie = request.cookies.first.flatMap { SessionToken($0.value) }
            return .read(WireRequest.Read(target: target, accept: field("Accept"), token: token, cookie: cookie))
        case "POST":
            return .logOn(
                WireRequest.LogOn(version: version(in: target), credentials: credentials, accept: field("Accept"))
            )
        case "DELETE":
            return token.flatMap { WireRequest.LogOut(target: target, token: $0) }.map { .logOut($0) }
        default: return nil
        }
    }

    private func field(_ name: String) -> String? { request.headers.first { $0.name == name }?.value }

    private func version(in target: Target) -> RESTVersion.Request {
        target.values(of: "v").first.flatMap { RESTVersion($0) }.map { .version($0) } ?? .latest
    }

    private var credentials: Credentials? {
        guard let value = field("Authorization"), let data = Data(base64Encoded: String(value.dropFirst(6))) else {
            return nil
        }
        let parts = String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1)
        return Credentials(username: String(parts.first ?? ""), password: String(parts.dropFirst().first ?? ""))
    }

    private var result: Result<Response, TransportError> {
        if let error {
            return .failure(TransportError(.init(rawValue: error.kind) ?? .other, error.explanation))
        }
        // It is a part of the whole, whatever is written there.
        let queued = min(max(0, timings.blocked ?? 0), max(0, time))
        return .success(
            Response(
                status: response.status,
                reason: response.statusText,
                fields: response.headers.map { FieldLine($0.name, $0.value) },
                body: response.content.bytes,
                completeness: response.completeness,
                timing: Response.Timing(
                    queued: queued / 1000,
                    connected: timings.connect / 1000,
                    firstByte: (timings.connect + timings.wait) / 1000,
                    total: (time - queued) / 1000
                )
            )
        )
    }
}

extension HAR.Answer {
    fileprivate var completeness: Response.Completeness {
        if let announced { return .truncated(announced: announced) }
        return excess.map { .excess(seen: $0) } ?? .complete
    }
}

extension HAR.Content {
    fileprivate var bytes: [UInt8] {
        encoding == "base64" ? Array(Data(base64Encoded: text) ?? Data()) : Array(text.utf8)
    }
}
