import Conformance

/// One change of one answer, by what is done and where.
public struct Mutation: Codable, Hashable, Sendable {
    /// What is done.
    public enum Operation: String, Codable, CaseIterable, Hashable, Sendable {
        case delete
        case duplicate
        case rename
        /// The first letter changes its case.
        case recase
        /// The value becomes empty.
        case clear
        /// The value becomes another one.
        case alter
        /// One digit of a guid in the value changes.
        case alterGUID = "alter-guid"
        /// One segment of a URL in the value changes.
        case alterPath = "alter-path"
        /// A string of JSON becomes a number.
        case retype
        /// A value of JSON becomes `null`.
        case null
        /// Text stands where elements only may.
        case addText = "add-text"
        /// Something follows the document.
        case trail
        /// The body is another resource's.
        case splice
        /// The last byte is missing, and the length is true all the same.
        case cut
        /// The order changes.
        case reorder
        /// Something that nobody knows is added.
        case add
        /// The same is spelt in another way.
        case respell
    }

    /// Where it is done.
    public enum Place: Codable, Hashable, Sendable {
        case status
        /// A header field.
        case field(String)
        /// The body as a whole.
        case body
        /// The root element, or the outermost object.
        case root
        /// An attribute of the root in XML, or what is one there.
        case attribute(String)
        /// An element below the root in XML, or what is one there.
        case element(String)
        /// The container of the links.
        case links
        case link(LinkRole)
        /// An attribute of a link.
        case linkAttribute(LinkRole, String)
    }

    /// What is done.
    public let operation: Operation
    /// Where it is done.
    public let place: Place
    /// What else tells it from others of its kind; empty where nothing does.
    public let detail: String

    /// The change in a few words.
    public var description: String {
        "\(operation.rawValue) \(place.description)\(detail.isEmpty ? "" : " (\(detail))")"
    }
}

/// What a link of a backup is for, told by where it points and how (S21 to S25, C1, C5, C6).
public enum LinkRole: String, Codable, CaseIterable, Hashable, Sendable {
    case repository
    case server
    case alternate
    case points
    case files
    case children
    case parent
    case other

    /// The role of a link in a backup's body.
    init(relation: String?, href: String?, own identifier: String?) {
        let segments = href.flatMap { Href($0).target }?.segments ?? []
        switch (segments.first, segments.count, segments.last) {
        case ("repositories", 2, _), ("externalrepositories", 2, _): self = .repository
        case ("backupservers", 2, _): self = .server
        case ("backups", 2, _) where relation == "Alternate": self = .alternate
        case ("backups", 2, let last) where last != identifier: self = .parent
        case ("backups", 3, "restorepoints"): self = .points
        case ("backups", 3, "backupfiles"): self = .files
        case ("backups", 3, "childbackups"): self = .children
        default: self = .other
        }
    }
}

extension Mutation.Place {
    /// The place for a reader.
    var description: String {
        switch self {
        case .status: "the status"
        case .field(let name): "the field \(name)"
        case .body: "the body"
        case .root: "the root"
        case .attribute(let name): "attribute \(name)"
        case .element(let name): "element \(name)"
        case .links: "Links"
        case .link(let role): "the link \(role.rawValue)"
        case .linkAttribute(let role, let name): "\(name) of the link \(role.rawValue)"
        }
    }
}
