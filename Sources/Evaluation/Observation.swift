public import Conformance
public import Representation

/// What a request brought, read once.
public struct Observation: Sendable {
    /// The request.
    public let request: ReadRequest
    /// The answer, or why there is none.
    public let result: Result<Response, TransportError>
    /// The content as a document; nothing where there is no content.
    public let document: Document?
    /// The media type by which the content was read: the one in `Content-Type`, else the one the bytes look like.
    public let mediaType: MediaType?
    /// The view on the document; nothing where there is none to view.
    public let resource: Resource?
    /// The exchange as it went over the wire, secrets and all; nothing where there was none.
    public let exchange: Exchange?

    /// Reads what an exchange brought, within bounds.
    public init(request: ReadRequest, exchange: Exchange, limits: BodyLimits = BodyLimits()) {
        self.init(request: request, result: exchange.result, exchange: exchange, limits)
    }

    /// Reads what came.
    public init(request: ReadRequest, result: Result<Response, TransportError>) {
        self.init(request: request, result: result, exchange: nil, BodyLimits())
    }

    private init(
        request: ReadRequest,
        result: Result<Response, TransportError>,
        exchange: Exchange?,
        _ limits: BodyLimits
    ) {
        self.exchange = exchange
        self.request = request
        self.result = result
        guard case .success(let response) = result, !response.body.isEmpty else {
            document = nil
            mediaType = nil
            resource = nil
            return
        }
        let mediaType = ContentType(response.fields)?.mediaType ?? MediaType(sniffing: response.body)
        self.mediaType = mediaType
        let document: Document? =
            switch mediaType {
            case .xml: Document.readingXML(response.body, limits: limits.xml)
            case .json: Document.readingJSON(response.body, limits: limits.json)
            case nil: nil
            }
        let resource = document?.resource
        // A tree that only its links make large is no tree to walk again for every requirement.
        let hasTooManyLinks = response.body.count > limits.links && resource?.links?.count ?? 0 > limits.links
        self.document = hasTooManyLinks ? document?.refusingLinks(over: limits.links) : document
        self.resource = hasTooManyLinks ? nil : resource
    }
}

extension Observation {
    /// An item of a list as an answer of its own.
    init(_ item: Resource, of list: Observation, as request: ReadRequest) {
        self.request = request
        result = list.result
        exchange = list.exchange
        document = list.document
        mediaType = list.mediaType
        resource = item
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
