import ArgumentParser
import ContractLoading
import Execution
import Representation
import Transport
import XML

/// How much a server may make of a run, where hardly anybody would change it.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Another limit than the usual one, such as xml-depth=128; repeatable.",
            discussion: "Names: \(Limit.named.map(\.name).joined(separator: ", ")).",
            valueName: "name=value"
        )
    )
    var limit: [String] = []

    func validate() throws { _ = try settings() }

    /// The limits that are given, by name; the last one counts.
    func named() throws -> [String: Int] {
        Dictionary(try settings().map { ($0.limit.name, $0.value) }) { _, last in last }
    }

    /// All limits, those that are given among them.
    func limits(_ exchange: TransportConfiguration.Limits = .init()) throws -> Limits {
        var limits = Limits(exchange: exchange)
        for (limit, value) in try settings() { limits[keyPath: limit.path] = value }
        return limits
    }

    private func settings() throws -> [(limit: Limit, value: Int)] {
        try limit.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let names = Limit.named.map(\.name)
            guard let limit = Limit.named.first(where: { $0.name == parts.first }) else {
                let known = NearMiss.suggestion(for: parts.first ?? "", among: names)
                let advice = known.map { "did you mean '\($0)'?" } ?? "known: \(names.joined(separator: ", "))"
                throw ValidationError("--limit '\(text)' names no limit; \(advice)")
            }
            guard parts.count == 2, let value = Int(parts[1]), (1...limit.most).contains(value) else {
                throw ValidationError("--limit \(limit.name) takes a number from 1 to \(limit.most)")
            }
            return (limit, value)
        }
    }
}

/// All limits of a run.
struct Limits: Sendable {
    /// What one exchange may take.
    var exchange = TransportConfiguration.Limits()
    /// What a server may make of a run.
    var run = RunLimits()
}

/// A limit that has a name in place of an option of its own.
struct Limit: Sendable {
    /// The name before the equals sign.
    let name: String
    /// What it bounds, as the table tells it.
    let meaning: String
    /// Where the value goes.
    let path: any WritableKeyPath<Limits, Int> & Sendable
    /// The greatest value: libxml2 and our own reader of JSON recurse, and a stack ends.
    var most = 1_000_000_000

    /// Every limit that `--limit` knows, in the order of the table.
    static let named = [
        Limit(name: "header-fields", meaning: "lines of a header", path: \.exchange.headerFields),
        Limit(name: "links", meaning: "links of one resource", path: \.run.bodies.links),
        Limit(name: "xml-depth", meaning: "nested elements", path: \.run.bodies.xml.depth, most: 256),
        Limit(name: "xml-nodes", meaning: "elements and attributes of a document", path: \.run.bodies.xml.nodes),
        Limit(name: "xml-attributes", meaning: "attributes of one element", path: \.run.bodies.xml.attributes),
        Limit(name: "xml-namespaces", meaning: "namespaces in scope", path: \.run.bodies.xml.namespaces),
        Limit(name: "xml-text", meaning: "bytes of one text or attribute value", path: \.run.bodies.xml.text),
        Limit(name: "json-depth", meaning: "nested arrays and objects", path: \.run.bodies.json.depth, most: 1_000),
        Limit(name: "json-nodes", meaning: "values of a text", path: \.run.bodies.json.nodes),
        Limit(name: "json-number", meaning: "bytes of one number", path: \.run.bodies.json.numberLength),
        Limit(name: "pages", meaning: "pages of a query", path: \.run.pages),
        Limit(name: "subjects", meaning: "items taken from one collection", path: \.run.subjects),
        Limit(name: "held-bytes", meaning: "bytes of the answers about one subject", path: \.run.heldBytes),
        Limit(name: "retry-after", meaning: "seconds of one Retry-After", path: \.run.retryAfter),
        Limit(name: "busy-pause", meaning: "seconds without a Retry-After", path: \.run.busyPause),
        Limit(name: "pauses", meaning: "seconds of all of them in a run", path: \.run.pauses),
    ]
}
