/// A link that a resource may carry, told apart by what it points at.
///
/// It is shared and never changes: each link of each body is compared with it.
public final class LinkDefinition: Sendable {
    /// A path below `/api` whose segments are words or places for an id.
    public struct PathTemplate: CustomStringConvertible, Hashable, Sendable {
        /// A segment of the path.
        public enum Segment: Hashable, Sendable {
            /// A word, compared without case (contradictions C10, C15).
            case word(String)
            /// The id of the body that carries the link, `{id}`.
            case ownID
            /// The id of another resource, `{other}`.
            case otherID
        }

        /// The segments below `/api`.
        public let segments: [Segment]

        /// Reads a template such as `/backups/{id}/restorePoints`, or nothing when it is none.
        public init?(_ text: String) {
            guard text.hasPrefix("/"), text.count > 1 else { return nil }
            var segments: [Segment] = []
            for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
                switch part {
                case "{id}": segments.append(.ownID)
                case "{other}": segments.append(.otherID)
                case "": return nil
                default:
                    guard part.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
                    segments.append(.word(String(part)))
                }
            }
            self.segments = segments
        }

        /// Whether a target's path is of this template; ids stand for any segment, or for one's own.
        public func matches(_ target: Target, ownID: String?) -> Bool {
            target.hasSegments(count: segments.count) { index, text in
                switch segments[index] {
                case .word(let word): text.isSame(as: word)
                case .ownID: ownID.map { text.isSame(as: $0) } ?? false
                case .otherID: ownID.map { !text.isSame(as: $0) } ?? true
                }
            }
        }

        /// The template as a contract spells it.
        public var description: String {
            segments.map { segment in
                switch segment {
                case .word(let word): "/\(word)"
                case .ownID: "/{id}"
                case .otherID: "/{other}"
                }
            }.joined()
        }
    }

    /// The name by which requirements refer to the link.
    public let name: String
    /// The relations allowed, compared exactly.
    public let relations: [String]
    /// The paths that the link may point at.
    public let paths: [PathTemplate]
    /// The link types allowed in each form of the body that carries the link; none for a form where any will do, or no
    /// type at all, as on actions (contradiction C22).
    public var types: [Form: [String]] { Dictionary(uniqueKeysWithValues: typesInForms) }
    /// What `types` is made of: looking at a few takes less time than hashing.
    private let typesInForms: [(Form, [String])]
    /// What the link's `Name` must be to be this link; nothing where any will do.
    public let linkName: String?

    /// Creates a definition.
    public init(
        name: String,
        relations: [String],
        paths: [PathTemplate],
        types: [Form: [String]],
        linkName: String?
    ) {
        self.name = name
        self.relations = relations
        self.paths = paths
        typesInForms = types.map { ($0.key, $0.value) }
        self.linkName = linkName
    }

    /// The link types allowed in a form; none where any will do.
    public func types(in form: Form) -> [String] {
        for index in typesInForms.indices where typesInForms[index].0 == form { return typesInForms[index].1 }
        return []
    }
}
