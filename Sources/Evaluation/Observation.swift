public import Conformance
public import Representation

/// What a request brought, read once; a large tree is read again where another one took its place.
public final class Observation: Sendable {
    /// The request.
    public let request: ReadRequest
    /// The answer, or why there is none.
    public let result: Result<Response, TransportError>
    /// The media type by which the content was read: the one in `Content-Type`, else the one the bytes look like.
    public let mediaType: MediaType?
    /// The exchange as it went over the wire, secrets and all; nothing where there was none.
    public let exchange: Exchange?
    private let content: Content

    /// How the content is held.
    enum Content {
        case read(BodyReading)
        case large(LargeTree.Body)
    }

    /// Reads what an exchange brought, within bounds; `trees` keeps one at a time of those that are large.
    public convenience init(
        request: ReadRequest,
        exchange: Exchange,
        limits: BodyLimits = BodyLimits(),
        trees: LargeTree? = nil
    ) {
        self.init(request: request, result: exchange.result, exchange: exchange, limits, trees)
    }

    /// Reads what came.
    public convenience init(request: ReadRequest, result: Result<Response, TransportError>) {
        self.init(request: request, result: result, exchange: nil, BodyLimits(), nil)
    }

    private init(
        request: ReadRequest,
        result: Result<Response, TransportError>,
        exchange: Exchange?,
        _ limits: BodyLimits,
        _ trees: LargeTree?
    ) {
        self.exchange = exchange
        self.request = request
        self.result = result
        guard case .success(let response) = result, !response.body.isEmpty else {
            mediaType = nil
            content = .read(BodyReading())
            return
        }
        let mediaType = ContentType(response.fields)?.mediaType ?? MediaType(sniffing: response.body)
        self.mediaType = mediaType
        content =
            trees?.content(response.body, as: mediaType, limits)
            ?? .read(BodyReading(response.body, as: mediaType, limits))
    }

    /// An item of a list as an answer of its own.
    init(_ item: Resource, of list: Observation, as request: ReadRequest) {
        self.request = request
        result = list.result
        exchange = list.exchange
        mediaType = list.mediaType
        content = .read(BodyReading(list.document, item))
    }

    private var reading: BodyReading {
        switch content {
        case .read(let reading): reading
        case .large(let body): body.reading
        }
    }

    /// The content as a document; nothing where there is no content.
    public var document: Document? { reading.document }

    /// The view on the document; nothing where there is none to view.
    public var resource: Resource? { reading.resource }

    /// The links of the resource; none where it has no `Links`.
    var links: [LinkReading] { reading.links }

    /// How many bytes are held for it.
    public var heldBytes: Int {
        if case .success(let response) = result { response.body.count } else { 0 }
    }
}

/// The value of `Content-Type`, as far as we look at it.
struct ContentType {
    /// The media type's name in lower case, without parameters.
    let name: String
    /// The charset parameter in lower case, without quotes.
    let charset: String?

    /// Reads the first `Content-Type` field, or nothing when there is none.
    init?(_ fields: [FieldLine]) {
        guard let value = fields.values(of: "Content-Type").first else { return nil }
        let parts = value.utf8.split(separator: UInt8(ascii: ";")).map { Substring($0.trimmed).lowercased() }
        name = parts.first ?? ""
        let charsets = parts.dropFirst().filter { $0.hasPrefix("charset=") }
        charset = charsets.first.map { $0.dropFirst("charset=".count).filter { $0 != "\"" } }
    }

    /// The media type, when it is one of ours.
    var mediaType: MediaType? { MediaType.allCases.first { $0.name == name } }
}

extension Substring.UTF8View {
    /// The bytes without blanks and tabs at their ends.
    fileprivate var trimmed: Substring.UTF8View {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let last = lastIndex(where: { !isBlank($0) }) else { return self[startIndex..<startIndex] }
        return self[...last].drop(while: isBlank)
    }
}

extension MediaType {
    /// What bytes look like by the first that is no white space and no byte order mark.
    init?(sniffing bytes: [UInt8]) {
        switch bytes.first(where: { ![0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF].contains($0) }) {
        case UInt8(ascii: "<"): self = .xml
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        default: return nil
        }
    }
}
