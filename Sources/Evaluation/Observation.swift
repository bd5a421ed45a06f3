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
    /// The value of `Content-Type`; nothing where there is none.
    let contentType: ContentType?
    /// How the content is coded; nothing where it is not, as nobody asked for it.
    let contentCoding: String?
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
        let fields = (try? result.get())?.fields ?? []
        contentType = ContentType(fields)
        contentCoding = fields.contentCoding
        guard case .success(let response) = result, !response.body.isEmpty else {
            mediaType = nil
            content = .read(BodyReading())
            return
        }
        let mediaType = contentType?.mediaType ?? MediaType(sniffing: response.body)
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
        contentType = list.contentType
        contentCoding = list.contentCoding
        content = .read(BodyReading(list.document, item))
    }

    /// Whether the request is the one that was made.
    func answers(_ request: ReadRequest) -> Bool { self.request == request }

    /// Whether the answer has status 200.
    public var isSuccess: Bool {
        if case .success(let response) = result { response.status == 200 } else { false }
    }

    /// What the content says; a large one may have to be read for it.
    var reading: BodyReading {
        switch content {
        case .read(let reading): reading
        case .large(let body): body.reading
        }
    }

    /// The content as a document; nothing where there is no content.
    public var document: Document? { reading.document }

    /// The view on the document; nothing where there is none to view.
    public var resource: Resource? { reading.resource }

    /// What is made of each listed item; nothing where the content cannot be read.
    ///
    /// No tree of a large list in XML is held for it.
    public func listedItems<Item>(_ transform: (Resource) -> Item) -> [Item]? {
        switch content {
        case .read(let reading): reading.resource?.listedItems.map(transform)
        case .large(let body): body.listedItems(transform)
        }
    }

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
        guard var value = fields.values(of: "Content-Type").first else { return nil }
        (name, charset) = value.withUTF8 { bytes in
            var parts = bytes.split(separator: UInt8(ascii: ";"))[...]
            let name = parts.popFirst().map { ContentType.text(of: $0) } ?? ""
            let label = "charset="
            let charset = parts.lazy.map { ContentType.text(of: $0) }.first { $0.utf8.starts(with: label.utf8) }
            let value = charset?.utf8.dropFirst(label.utf8.count).filter { $0 != UInt8(ascii: "\"") }
            return (name, value.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    /// A part in lower case, without blanks and tabs at its ends.
    private static func text(of part: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let last = part.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(decoding: part[...last].drop(while: isBlank), as: UTF8.self).lowercased()
    }

    /// The media type, when it is one of ours.
    var mediaType: MediaType? { MediaType.allCases.first { $0.name == name } }
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
