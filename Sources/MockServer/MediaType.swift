/// The two spellings of a representation.
enum MediaType: String, Hashable, Sendable {
    case xml = "application/xml"
    case json = "application/json"

    /// Negotiates: JSON when it is named anywhere in the list, otherwise XML.
    ///
    /// Enterprise Manager reads neither positions nor quality values.
    init(accept fields: [HeaderField]) {
        let accepted = fields.values(named: "Accept").flatMap { $0.lowercased().split(separator: ",") }
        let names = accepted.map { range in trimmed(range.prefix { $0 != ";" }) }
        self = names.contains(MediaType.json.rawValue) ? .json : .xml
    }
}

/// A text without the spaces and tabs around it.
func trimmed(_ text: some StringProtocol) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let start = text.drop(while: isBlank)
    let trailing = start.reversed().prefix(while: isBlank).count
    return String(start.dropLast(trailing))
}
