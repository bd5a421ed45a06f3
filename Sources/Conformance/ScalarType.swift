/// A type of text values, such as a guid or one of a list of words.
public struct ScalarType: Hashable, Sendable {
    /// What texts belong to the type.
    public enum Grammar: Hashable, Sendable {
        /// One of these words.
        case values([String], ignoringCase: Bool)
        /// A form that code knows.
        case lexical(Lexical)
    }

    /// A form of text that is not a list of words.
    public enum Lexical: String, CaseIterable, Hashable, Sendable {
        /// Text that is not empty.
        case nonEmpty = "non-empty"
        /// `true` or `false` in lower case (contradiction C45).
        case boolean
        /// Decimal digits with an optional sign.
        case integer
        /// Digits and dashes of a guid, 8-4-4-4-12, in either case.
        case guid
        /// A UTC time with an optional fraction and `Z` (contradiction C44).
        case dateTime = "date-time"
        /// `urn:veeam:Kind:guid`.
        case uid
    }

    /// The name by which contracts refer to the type.
    public let name: String
    /// What texts belong to the type.
    public let grammar: Grammar

    /// Creates a type.
    public init(name: String, grammar: Grammar) {
        self.name = name
        self.grammar = grammar
    }
}
