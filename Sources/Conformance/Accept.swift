/// What a request says in `Accept`, and what a conforming server makes of it.
///
/// Source: em_web_api_specifications.html; what it does not say rests on field observation 30.
public enum Accept: String, CaseIterable, Codable, Hashable, Sendable {
    /// No such field.
    case none
    /// XML alone.
    case xml
    /// JSON alone.
    case json
    /// Any media type, `*/*`.
    case any
    /// A list with JSON at its end.
    case list

    /// The field that asks for one media type alone.
    public init(_ mediaType: MediaType) {
        self =
            switch mediaType {
            case .xml: .xml
            case .json: .json
            }
    }

    /// The field's value; nothing where no such field is sent.
    public var fieldValue: String? {
        switch self {
        case .none: nil
        case .xml: MediaType.xml.name
        case .json: MediaType.json.name
        case .any: "*/*"
        case .list: "\(MediaType.xml.name), \(MediaType.json.name)"
        }
    }

    /// The media type that a conforming answer has.
    public var negotiated: MediaType {
        switch self {
        case .none, .xml, .any: .xml
        case .json, .list: .json
        }
    }
}
