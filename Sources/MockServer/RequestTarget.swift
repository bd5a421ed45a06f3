/// A request target taken apart: path segments below `/api` and query parameters.
struct RequestTarget: Hashable, Sendable {
    /// The decoded segments below `/api` as they were spelled, empty ones left out; `nil` for a path outside it.
    let segments: [String]?
    private let parameters: [String: String]

    /// Reads the origin form or the absolute form (RFC 9112 §3.2).
    init(_ target: String) {
        let parts = Self.originForm(of: target).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = (parts.first ?? "").split(separator: "/").map { Self.decoded($0) }
        segments = path.first?.lowercased() == "api" ? Array(path.dropFirst()) : nil
        parameters = parts.count > 1 ? Self.parameters(of: parts[1]) : [:]
    }

    /// The value of a query parameter, found without regard to the case of its name.
    func parameter(_ name: String) -> String? {
        parameters[name.lowercased()]
    }

    /// The form that `format` asks for: the entity by that word in any case, otherwise the reference.
    var form: Form {
        parameter("format")?.lowercased() == "entity" ? .entity : .reference
    }

    private static func originForm(of target: String) -> Substring {
        guard !target.hasPrefix("/") else { return target[...] }
        let lowercased = target.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else { return target[...] }
        return target.dropFirst(scheme.count).drop { $0 != "/" }
    }

    private static func parameters(of query: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first else { continue }
            let value = parts.count > 1 ? parts[1] : ""
            parameters[decoded(name).lowercased()] = decoded(value)
        }
        return parameters
    }

    /// Decodes percent-encoding; a percent sign without two digits stays as it is.
    private static func decoded(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let value = octet(in: bytes, at: index + 1) {
                output.append(value)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func octet(in bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 1 < bytes.count else { return nil }
        let digits = bytes[index...index + 1].map { Character(UnicodeScalar($0)) }
        guard let high = digits[0].hexDigitValue, let low = digits[1].hexDigitValue else { return nil }
        return UInt8(high << 4 | low)
    }
}

/// The two forms of a key resource.
enum Form: Hashable, Sendable {
    case reference
    case entity
}
