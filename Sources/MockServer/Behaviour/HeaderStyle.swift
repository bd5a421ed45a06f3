/// How the header fields of responses are written.
struct HeaderStyle: Sendable {
    /// The charset of a representation's media type; `nil` leaves it out.
    var charset: String? = "utf-8"
    var extra: [HeaderField] = []
    var isLowerCase = false
    /// Whether content is encoded with gzip where that is accepted.
    var isCompressed = false

    /// The content encoded if it may be, and the field that says so.
    func encoded(_ content: [UInt8], for request: MockRequest) -> (content: [UInt8], field: HeaderField?) {
        let accepted = request.fields.values(named: "Accept-Encoding").flatMap { $0.lowercased().split(separator: ",") }
        guard isCompressed, !content.isEmpty, accepted.contains(where: { trimmed($0.prefix { $0 != ";" }) == "gzip" })
        else { return (content, nil) }
        return (Gzip.stored(content), HeaderField(name: "Content-Encoding", value: "gzip"))
    }

    /// The fields with the names and additions of the style.
    func applied(to fields: [HeaderField]) -> [HeaderField] {
        (fields + extra).map { HeaderField(name: isLowerCase ? $0.name.lowercased() : $0.name, value: $0.value) }
    }
}
