public import Conformance
public import Representation

/// What a request brought, read once; a large tree is read again where another one took its place.
public final class Observation: Sendable {
    /// The request.
    public let request: ReadRequest
    /// The request alone, which nearly all cases look at and nothing else.
    let requests: [ReadRequest]
    /// The answer, or why there is none.
    public let result: Result<Response, TransportError>
    /// Whether the answer has status 200.
    public let isSuccess: Bool
    /// The media type by which the content was read: the one in `Content-Type`, else the one the bytes look like.
    public let mediaType: MediaType?
    /// The exchange as it went over the wire, secrets and all; nothing where there was none.
    public let exchange: Exchange?
    /// The value of `Content-Type`; nothing where there is none.
    let contentType: ContentType?
    /// How the content is coded; nothing where it is not, as nobody asked for it.
    let contentCoding: String?
    /// Whether the content is not coded.
    private let isPlain: Bool
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

    /// Reads what came; `trees` keeps one at a time of those that are large.
    public convenience init(
        request: ReadRequest,
        result: Result<Response, TransportError>,
        limits: BodyLimits = BodyLimits(),
        trees: LargeTree? = nil
    ) {
        self.init(request: request, result: result, exchange: nil, limits, trees)
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
        requests = [request]
        self.result = result
        isSuccess = (try? result.get())?.status == 200
        let fields = (try? result.get())?.fields ?? []
        contentType = ContentType(fields)
        contentCoding = fields.contentCoding
        isPlain = contentCoding == nil
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
        requests = [request]
        result = list.result
        isSuccess = list.isSuccess
        exchange = list.exchange
        mediaType = list.mediaType
        contentType = list.contentType
        contentCoding = list.contentCoding
        isPlain = list.isPlain
        content = .read(BodyReading(list.document, item))
    }

    /// Whether the request is the one that was made.
    func answers(_ request: ReadRequest) -> Bool { self.request == request }

    /// What the content of an answer with status 200 says, where it is in a media type and not coded.
    ///
    /// Only what is in the media type is read, which a large body may have to be.
    func reading(in mediaType: MediaType) -> BodyReading? {
        guard isSuccess, isPlain, mediaType == self.mediaType else { return nil }
        let reading = reading
        return reading.isThere ? reading : nil
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

    /// How many bytes are held for it: those of the answer's body and of its header, each field with what it takes
    /// besides.
    public var heldBytes: Int {
        guard case .success(let response) = result else { return 0 }
        return response.fields.reduce(response.body.count + response.reason.utf8.count) {
            $0 + $1.name.utf8.count + $1.value.utf8.count + MemoryLayout<FieldLine>.stride
        }
    }

    /// The same with the tree that is held of a small body, which may take many times what it was read from.
    public var heldBytesWithTree: Int {
        guard case .read(let reading) = content, let document = reading.document else { return heldBytes }
        return heldBytes + Self.nodeBytes * document.nodeCount(upTo: heldBytes)
    }

    /// What an element without anything takes, roughly.
    private static let nodeBytes = 120
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
            let end = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
            return (ContentType.text(of: bytes[..<end]), ContentType.charset(in: bytes[end...]))
        }
    }

    /// The value of the first parameter `charset` behind a media type's name.
    private static func charset(in parameters: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        guard !parameters.isEmpty else { return nil }
        let label = "charset="
        let parts = parameters.split(separator: UInt8(ascii: ";"))
        let charset = parts.lazy.map { text(of: $0) }.first { $0.utf8.starts(with: label.utf8) }
        let value = charset?.utf8.dropFirst(label.utf8.count).filter { $0 != UInt8(ascii: "\"") }
        return value.map { String(decoding: $0, as: UTF8.self) }
    }

    /// A part in lower case, without blanks and tabs at its ends.
    private static func text(of part: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let last = part.lastIndex(where: { !isBlank($0) }) else { return "" }
        let words = part[...last].drop(while: isBlank)
        let text = String(decoding: words, as: UTF8.self)
        let isLowerCase = words.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) }
        return isLowerCase ? text : text.lowercased()
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
