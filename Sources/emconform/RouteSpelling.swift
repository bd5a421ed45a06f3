import Conformance
import Foundation

extension String {
    /// Whether it names a proxy that libcurl can speak to: `[scheme://]host[:port]`.
    var isProxy: Bool {
        let parts = split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
        guard parts.count == 1 || schemes.contains(parts[0].lowercased()), let rest = parts.last else { return false }
        return Origin.split("http://\(rest)").map { ["", "/"].contains($0.rest) } ?? false
    }

    /// Whether it gives addresses in place of what a name resolves to: `host:port:address`, further addresses behind
    /// commas.
    var isResolution: Bool {
        guard let parts = wholeMatch(of: /\+?(?:\[[^\]]+\]|[^:\[\]]+):([0-9]{1,5}):(.+)/)?.output,
            let port = Int(parts.1), (1...65_535).contains(port)
        else { return false }
        return parts.2.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { String($0).isAddress }
    }

    /// Whether it is an address of IP; that of version 6 may stand in brackets.
    private var isAddress: Bool {
        var space = in6_addr()
        let plain = hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
        return inet_pton(AF_INET6, plain, &space) == 1 || inet_pton(AF_INET, self, &space) == 1
    }
}
