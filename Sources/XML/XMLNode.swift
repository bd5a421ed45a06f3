/// A child of an element; comments and processing instructions are dropped, CDATA sections are text.
public enum XMLNode: Hashable, Sendable {
    /// A child element.
    case element(XMLElement)

    /// A run of characters that is as long as possible: no two of them are neighbours.
    case text(String)
}
