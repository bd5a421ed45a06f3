/// A value whose text is proof of what it is: it is stored as that text, and read back through its own door.
protocol TextCodable: Codable, CustomStringConvertible {
    /// Reads the text that `description` gives.
    init?(text: String)
}

extension TextCodable {
    /// Reads the text.
    ///
    /// - Throws: `DecodingError.dataCorrupted` for a text that is none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no \(Self.self)")
        }
        self = value
    }

    /// Stores the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Target: TextCodable {
    init?(text: String) { self.init(text) }
}

extension RESTVersion: TextCodable {
    init?(text: String) { self.init(text) }
}

extension Origin: TextCodable {
    init?(text: String) {
        guard let (origin, rest) = Origin.split(text), rest.isEmpty else { return nil }
        self = origin
    }
}
