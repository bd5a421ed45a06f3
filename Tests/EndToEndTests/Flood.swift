import Testing

/// A body that costs more than it weighs.
struct Flood: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let mediaType: String
    /// Whether it is tried by every `swift test`.
    let isTriedAlways: Bool
    let body: @Sendable () -> [UInt8]

    private init(
        _ name: String,
        _ mediaType: String = "application/xml",
        isTriedAlways: Bool = false,
        _ body: @escaping @Sendable () -> [UInt8]
    ) {
        testDescription = name
        self.mediaType = mediaType
        self.isTriedAlways = isTriedAlways
        self.body = body
    }

    private static let json = "application/json"
    private static let root = "<Backup xmlns=\"http://www.veeam.com/ent/v1.0\">"
    private static let list = "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\">"

    /// As many pieces as fit below the limit of bytes, or so many.
    private static func filled(_ start: String, _ piece: String, _ end: String, times: Int = .max) -> [UInt8] {
        let room = (16 << 20) - start.utf8.count - end.utf8.count
        let count = min(room / piece.utf8.count, times)
        return Array((start + String(repeating: piece, count: count) + end).utf8)
    }

    /// Just below the limit of nodes, so that there is a tree, and beyond it.
    static let all = [
        Flood("the most elements", isTriedAlways: true) { filled(root, "<a/>", "</Backup>", times: 499_000) },
        Flood("the most items") { filled(list, "<Ref Href=\"\"/>", "</EntityReferences>", times: 249_000) },
        Flood("the most parts") { filled(root, "<a><b/></a>", "</Backup>", times: 249_000) },
        Flood("the most attributes") { filled(root, "<a b=\"\" c=\"\" d=\"\" e=\"\"/>", "</Backup>", times: 99_000) },
        Flood("the most values", json, isTriedAlways: true) { filled("{\"a\":[1", ",1", "]}", times: 499_000) },
        Flood("the most objects", json) { filled("{\"Refs\":[{}", ",{}", "]}", times: 499_000) },
        Flood("the most members", json) { filled("{\"a\":1", ",\"a\":1", "}", times: 499_000) },
        Flood("elements") { filled(root, "<a/>", "</Backup>") },
        Flood("elements within elements") { filled(root, "<a><b><c/></b></a>", "</Backup>") },
        Flood("links") { filled(root + "<Links>", "<Link/>", "</Links></Backup>") },
        Flood("texts", isTriedAlways: true) {
            filled(root, "<a>" + String(repeating: "x", count: 1 << 18) + "</a>", "</Backup>")
        },
        Flood("namespace errors") { filled(root, "<p:a q:b=\"\"/>", "</Backup>") },
        Flood("empty objects", json) { filled("{\"a\":[{}", ",{}", "]}") },
        Flood("strings", json) { filled("{\"a\":[\"\\n\"", ",\"\\n\"", "]}") },
        Flood("one identifier", json) { filled("{\"UID\":\"", "xxxxxxxxxxxxxxxx", "\",\"Type\":\"\"}") },
        Flood("one type", json) { filled("{\"Type\":\"", "xxxxxxxxxxxxxxxx", "\"}") },
        Flood("one name", json) { filled("{\"Links\":{\"", "xxxxxxxxxxxxxxxx", "\":1}}") },
        Flood("one string", json) { filled("{\"a\":\"", "xxxxxxxxxxxxxxxx", "\"}") },
    ]
}
