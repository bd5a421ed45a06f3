public import Conformance

extension Assertion {
    /// What is claimed, in one line.
    public var summary: String {
        switch self {
        case .status(let codes): "the status is \(codes.map(\.description).joined(separator: " or "))"
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
        case .follow(let rule):
            "following \(rule.hops.map(\.description).joined(separator: ", ")) leads to what is \(rule.destination.summary)"
        case .schema(let source): "valid against the \(source.rawValue)'s schema"
        case .steps: "session steps: \(actions.map(\.description).joined(separator: ", "))"
        case .error(let rule): "the refusal's body: \(rule.rawValue)"
        case .eachItem(let contract): "each item keeps what '\(contract)' demands at this level"
        case .parity(let rule): "\(rule.sides.rawValue) agree in \(rule.part.rawValue)"
        case .agreement(let rule): "the list agrees with \(rule.rawValue)"
        case .query(let rule): "the query: \(rule.summary)"
        case .offers(let version): "the service offers \(version?.description ?? "a version")"
        }
    }
}

extension FollowRule.Hop {
    /// The step for a reader.
    fileprivate var description: String {
        switch self {
        case .link(let name): "'\(name)'"
        case .items: "each item"
        case .alternate: "its other form"
        }
    }
}

extension FollowRule.Destination {
    /// What is demanded, in words.
    fileprivate var summary: String {
        switch self {
        case .type: "of the link's type"
        case .answer: "there"
        case .root: "of the link's type, where it is there"
        case .resource: "of the link's type and resource"
        case .otherForm: "the other form, which leads back"
        case .member: "listed by the session's collection of its kind"
        case .owned: "linked up to the subject"
        case .listed: "a list that holds the subject"
        }
    }
}

extension QueryRule {
    /// What is demanded, in words.
    fileprivate var summary: String {
        switch self {
        case .accepts(let field): "\(field.name) may stand in a filter and in an order"
        case .filter(let field): "a filter by \(field.name) leaves the items that have the value, and all of them"
        case .sort(let field): "by \(field.name), ascending and descending are not the same"
        case .order(let field):
            "by \(field.name), one order is the other reversed, up to ties, and like stands with like"
        case .pagingInfo: "PagingInfo says which page it is, and links to the first, the last and the neighbours"
        case .pages: "pages follow each other, share no item and lack none"
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
