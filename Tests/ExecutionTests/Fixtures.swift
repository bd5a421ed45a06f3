import MockServer
import Synchronization
import TestSupport

/// Forgets the first token it sees in one request, so that a client must log on again.
final class ForgetfulOnce: Sendable {
    private let stale = Mutex<String?>(nil)

    func forgets(_ request: MockRequest) -> Bool {
        guard let token = request.value(of: "X-RestSvcSessionId") else { return false }
        return stale.withLock { stale in
            stale = stale ?? token
            return stale == token
        }
    }
}

/// A backup that is listed once, and cannot be read.
final class VanishingBackup: Sendable {
    private let status: Int
    private let staysListed: Bool
    private let listings = Mutex(0)
    private let id = Mutex<String?>(nil)

    init(status: Int, staysListed: Bool) {
        self.status = status
        self.staysListed = staysListed
    }

    var transform: MockEnterpriseManager.Transform {
        { [self] request, response in
            let path = request.target.prefix { $0 != "?" }
            if path.hasSuffix("/backups") { return listing(response, of: request) }
            guard let id = id.withLock({ $0 }), path.contains(id), response.status == 200 else { return response }
            return response.answering(status, "Gone")
        }
    }

    /// The first listing of references chooses the backup; later ones do not have it any more.
    private func listing(_ response: MockResponse, of request: MockRequest) -> MockResponse {
        guard !request.target.contains("format"), !request.wantsJSON else { return response }
        let text = String(decoding: response.body, as: UTF8.self)
        guard let start = text.firstRange(of: "urn:veeam:Backup:") else { return response }
        let guid = String(text[start.upperBound...].prefix(36))
        let chosen = id.withLock { id in
            id = id ?? guid
            return id ?? guid
        }
        let isFirst = listings.withLock { count in
            count += 1
            return count == 1
        }
        return isFirst || staysListed
            ? response : response.replacing(chosen, with: "00000000-0000-0000-0000-000000000000")
    }
}

/// Remembers every token that a client sends.
final class Reflected: Sendable {
    private let tokens = Mutex<Set<String>>([])

    var values: [String] { tokens.withLock { $0.sorted() } }

    func sees(_ request: MockRequest) -> Bool {
        // A token that the suite made up itself is no secret.
        guard let token = request.value(of: "X-RestSvcSessionId"), !token.hasPrefix("NWQwYzNm") else {
            return false
        }
        _ = tokens.withLock { $0.insert(token) }
        return true
    }
}
