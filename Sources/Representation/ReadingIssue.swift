/// Something that is wrong or remarkable about a representation, noticed while it was read.
public struct ReadingIssue: Hashable, Sendable {
    /// What sort of issue it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// There is nothing but white space.
        case empty

        /// The grammar of XML 1.0 or of RFC 8259 is violated.
        case notWellFormed

        /// Something follows the document.
        case trailingContent

        /// XML: there is a document type declaration, which is refused.
        case documentType

        /// XML: the grammar of Namespaces in XML is violated, for example by a prefix without a declaration.
        case namespace

        /// The bytes are not UTF-8: fatal, or else XML that could be read since it declared another encoding.
        case wrongEncoding

        /// JSON: the bytes begin with a UTF-8 byte order mark (RFC 8259 §8.1).
        case byteOrderMark

        /// JSON: an object has two members of the same name (RFC 8259 §4); both are kept.
        case duplicateName

        /// JSON: an escape is half a surrogate pair (RFC 8259 §8.2); it was replaced by U+FFFD.
        case loneSurrogate

        /// The nesting is deeper than our bound.
        case depthExceeded

        /// The document, or a part of it, is larger than our bound.
        case sizeExceeded

        /// XML: a warning of the parser.
        case warning
    }

    /// What sort of issue it is.
    public var kind: Kind

    /// One sentence or clause for a person, without the place.
    public var message: String

    /// Where it is.
    public var place: Place

    /// Whether there is no tree to look at because of it.
    public var isFatal: Bool

    /// Whether there is no tree since it is more than we take, which says nothing of how it is written.
    public var isOurLimit: Bool { isFatal && (kind == .depthExceeded || kind == .sizeExceeded) }

    /// Makes an issue.
    public init(kind: Kind, message: String, place: Place, isFatal: Bool) {
        self.kind = kind
        self.message = message
        self.place = place
        self.isFatal = isFatal
    }
}
