/// One thing that the reference demands, as data.
///
/// It is shared and never changes: each case has one, and there are as many copies of cases as judgements.
public final class Requirement: Sendable {
    /// A name that never changes meaning, such as `backup.link.restore-points`.
    public let id: String
    /// The contract it belongs to, the first part of its id.
    public let resource: String
    /// The group within the contract, such as `links`.
    public let group: String
    /// How strongly it is demanded.
    public let level: Level
    /// Where the reference says so.
    public let citation: Citation
    /// What it rests on.
    public let basis: Basis
    /// What it is for, in one sentence.
    public let purpose: String
    /// The forms it is judged in; empty when it has no such dimension.
    public let forms: [Form]
    /// The media types it is judged in; empty when it has no such dimension.
    public let mediaTypes: [MediaType]
    /// The facts that a subject must have to be bound: each fact with the values of which one must hold.
    public let condition: [String: [String]]
    /// How the request departs from the plain one.
    public let request: RequestVariation
    /// What is claimed.
    public let assertion: Assertion
    /// Where it is written down.
    public let location: SourceLocation

    /// Creates a requirement.
    public init(
        id: String,
        resource: String,
        group: String,
        level: Level,
        citation: Citation,
        basis: Basis,
        purpose: String,
        forms: [Form],
        mediaTypes: [MediaType],
        condition: [String: [String]],
        request: RequestVariation,
        assertion: Assertion,
        location: SourceLocation
    ) {
        self.id = id
        self.resource = resource
        self.group = group
        self.level = level
        self.citation = citation
        self.basis = basis
        self.purpose = purpose
        self.forms = forms
        self.mediaTypes = mediaTypes
        self.condition = condition
        self.request = request
        self.assertion = assertion
        self.location = location
    }
}

extension Requirement: Hashable {
    /// Whether all that is said is the same.
    public static func == (left: Requirement, right: Requirement) -> Bool {
        left === right || left.id == right.id && left.content == right.content
    }

    /// Ids tell requirements apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// Everything besides the id.
    private var content: [AnyHashable] {
        [
            resource, group, level, citation, basis, purpose, forms, mediaTypes, condition, request, assertion,
            location,
        ]
    }
}

/// How a requirement's request departs from the plain one.
public struct RequestVariation: Hashable, Sendable {
    /// What stands in the place of the item's id.
    public enum Item: String, CaseIterable, Hashable, Sendable {
        /// A guid that no resource has.
        case unknown
        /// A text that is no guid.
        case malformed

        /// The text.
        public var identifier: String {
            switch self {
            case .unknown: "6f1c2a50-7e0b-4d43-9b1e-5d0c8a7f3e21"
            case .malformed: "not-a-guid"
            }
        }
    }

    /// What stands in `Accept`; nothing stands for the media type that the case is about.
    public let accept: Accept?
    /// The session that is sent; nothing stands for what the resource needs.
    public let session: SessionUse?
    /// An item of the collection that is asked for in the collection's place.
    public let item: Item?

    /// Creates a variation.
    public init(accept: Accept? = nil, session: SessionUse? = nil, item: Item? = nil) {
        self.accept = accept
        self.session = session
        self.item = item
    }

    /// The plain request.
    public static let plain = RequestVariation()

    /// Whether the request departs in nothing.
    public var isPlain: Bool { accept == nil && session == nil && item == nil }
}

/// The session that a request is made in.
public enum SessionUse: String, CaseIterable, Codable, Hashable, Sendable {
    /// The run's main session.
    case main
    /// No session at all.
    case none
    /// A token that no server gave.
    case invalid
}
