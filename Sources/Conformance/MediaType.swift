/// A media type in which the server can represent a resource.
///
/// Source: em_web_api_specifications.html; every operation page repeats it.
public enum MediaType: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
    case xml
    case json

    /// The media type's name without parameters, as it stands in `Accept` and `Content-Type`.
    public var name: String {
        switch self {
        case .xml: "application/xml"
        case .json: "application/json"
        }
    }

    /// Orders XML before JSON, as the reference does.
    public static func < (left: Self, right: Self) -> Bool { left == .xml && right == .json }
}
