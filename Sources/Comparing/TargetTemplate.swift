import Conformance

/// A target without what differs between two installations: ids, and the values that a query compares with.
struct TargetTemplate: Hashable {
    /// The whole of it, such as `/api/query?type=Backup&filter=Platform=={value}`.
    let text: String
    /// It without filter and order, which do not change what an answer is made of.
    let shape: String
    /// Whether an id stands in it that some resource has.
    let namesSubject: Bool

    /// Query parameters whose values say what comes.
    private static let telling: Set<String> = ["format", "type", "v"]
    private static let ordering: Set<String> = ["filter", "sortasc", "sortdesc"]

    /// Masks a target; an id that no answer named is told apart from those that lead somewhere.
    init(_ target: Target, isNamed: (String) -> Bool) {
        var namesSubject = false
        var previous = ""
        let segments = target.segments.map { segment -> String in
            defer { previous = segment }
            if previous == "logonsessions" { return "{id}" }
            guard Identifier.stands(in: segment) else { return segment }
            guard !Identifier.isGUID(segment) || isNamed(segment) else { return "{unknown id}" }
            namesSubject = true
            return "{id}"
        }
        let path = "/api/" + segments.joined(separator: "/")
        let parameters = (target.query ?? "").split(separator: "&").map { Self.masked(String($0)) }
        let shaping = parameters.filter { !Self.ordering.contains($0.name.lowercased()) }
        text = Self.joined(path, parameters.map(\.text))
        shape = Self.joined(path, shaping.map(\.text))
        self.namesSubject = namesSubject
    }

    private static func joined(_ path: String, _ parameters: [String]) -> String {
        parameters.isEmpty ? path : "\(path)?\(parameters.joined(separator: "&"))"
    }

    private static func masked(_ parameter: String) -> (name: String, text: String) {
        let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init
        )
        let (name, value) = (parts[0], parts.count > 1 ? parts[1] : "")
        switch name.lowercased() {
        case let name where telling.contains(name) || name.hasPrefix("sort"):
            return (parts[0], parameter)
        case "filter": return (name, "\(name)=\(maskedFilter(value))")
        default: return (name, "\(name)={value}")
        }
    }

    /// A filter's fields and comparisons, such as `Platform=={value}`.
    private static func maskedFilter(_ encoded: String) -> String {
        let text = PercentEncoding.decoded(encoded)
        let clauses = text.split { ";,()".contains($0) }.compactMap { clause -> String? in
            let field = clause.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            let comparison = clause[field.endIndex...].prefix { "=!<>".contains($0) }
            // What only separates within a quoted value has no comparison.
            return field.isEmpty || comparison.isEmpty ? nil : "\(field)\(comparison){value}"
        }
        return clauses.isEmpty ? "{value}" : clauses.joined(separator: ";")
    }
}

/// The percent escapes of RFC 3986 §2.1.
enum PercentEncoding {
    /// A text with its escapes resolved once.
    static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(
                    String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self),
                    radix: 16
                )
            {
                plain.append(byte)
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
