public import Conformance

extension Assertion {
    /// What is claimed, in one line.
    public var summary: String {
        switch self {
        case .status(let codes): "the status is \(codes.map(String.init).joined(separator: " or "))"
        case .field(let rule): "the field \(rule.name) is \(rule.value.summary)"
        case .document(let rule): "the bytes are \(rule.rawValue)"
        case .root: "the root, or in JSON the shape, is the form's"
        case .member(let rule):
            ["\(rule.spelling.rawValue) \(rule.name)", rule.occurrence?.description, rule.type?.demand]
                .compactMap(\.self).joined(separator: ", ")
        case .uid(let rule): "the UID: \(rule.rawValue)"
        case .formMarks: "Type and Href are in step with the form"
        case .everyLink(let rule): "each link: \(rule.rawValue)"
        case .link(let name, let occurrence): "\(occurrence) link '\(name)'"
        case .follow(let rule): "following '\(rule.link)' leads to what is right by \(rule.destination.rawValue)"
        case .schema(let source): "valid against the \(source.rawValue)'s schema"
        case .steps: "session steps: \(stepDescriptions.joined(separator: ", "))"
        }
    }
}

extension FieldRule.Value {
    /// What is demanded, in words.
    fileprivate var summary: String {
        switch self {
        case .present: "there once, with a value"
        case .contentLength: "the number of bytes received"
        case .negotiatedMediaType: "the media type asked for"
        case .charset: "without a charset, or with utf-8"
        case .challenge(let scheme): "a challenge of the scheme \(scheme)"
        }
    }
}
