/// What an assertion established.
///
/// Nearly all pass, and are copied all the time: what the others hold stands apart.
public enum Verdict: Hashable, Sendable {
    /// The server does what is demanded.
    case pass
    /// The server does something else.
    indirect case fail(Mismatch)
    /// There is no evidence either way.
    indirect case inconclusive(Inconclusive)
    /// The requirement does not bind this server.
    indirect case notApplicable(reason: String)
}

/// Why there is no evidence.
public struct Inconclusive: Codable, Hashable, Sendable {
    /// What stood in the way.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// The server has nothing to judge it on.
        case noData
        /// An earlier answer could not be read.
        case blocked
        /// The user may not read it.
        case forbidden
        /// It vanished while we looked.
        case race
        /// No answer came.
        case transport
    }

    /// What stood in the way.
    public let kind: Kind
    /// One line for a person.
    public let explanation: String

    /// Creates a reason.
    public init(_ kind: Kind, _ explanation: String) {
        self.kind = kind
        self.explanation = explanation
    }
}

/// What was demanded, and what came instead.
public struct Mismatch: Codable, Hashable, Sendable {
    /// What was demanded, in words.
    public let expected: String
    /// What came, in words.
    public let actual: String
    /// Where in the body, as `node path (line L, column C)`; nothing where it is not about a place in it.
    public let place: String?
    /// The bytes around the place, shortened; nothing where they do not help.
    public let excerpt: String?
    /// Which part of the excerpt is the place; nothing where none of it is.
    public let mark: Mark?

    /// A part of an excerpt, in Unicode scalars, which readers in any language count alike.
    public struct Mark: Codable, Hashable, Sendable {
        /// How many stand before it.
        public let start: Int
        /// How many are in it.
        public let length: Int

        /// Creates a mark.
        public init(start: Int, length: Int) {
            self.start = start
            self.length = length
        }
    }

    /// Creates a mismatch.
    public init(expected: String, actual: String, place: String? = nil, excerpt: String? = nil, mark: Mark? = nil) {
        self.expected = expected
        self.actual = actual
        self.place = place
        self.excerpt = excerpt
        self.mark = mark
    }
}
