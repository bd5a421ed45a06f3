/// Why we refuse a document that libxml2 alone might read.
public enum XMLRefusal: Int, Hashable, Sendable {
    /// A document type declaration can change what the rest means, and is the door of every entity attack.
    case documentType = -1

    /// The bytes are not in the encoding that they should be in, or that encoding is not one of ours.
    case encoding = -2

    /// Elements are nested too deeply.
    case depth = -3

    /// There are too many bytes, nodes, attributes on one element or namespaces in scope.
    case size = -4

    /// There are no bytes, or only white space.
    case empty = -5
}
