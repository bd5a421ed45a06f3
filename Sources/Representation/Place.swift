/// Where something stands in a representation.
public struct Place: Hashable, Sendable {
    /// The node: an element path such as `/Backup/Links/Link[2]` in XML, a JSON Pointer (RFC 6901) in JSON, where the
    /// whole document is the empty string.
    public let path: String
    /// Line and column in few bytes, as there are as many places as nodes; 0 where it is unknown.
    private let lineNumber: Int32
    private let columnNumber: Int32

    /// Makes a place.
    public init(path: String, line: Int? = nil, column: Int? = nil) {
        self.path = path
        lineNumber = Int32(clamping: line ?? 0)
        columnNumber = Int32(clamping: column ?? 0)
    }

    /// The one-based line, or `nil` if unknown.
    public var line: Int? { lineNumber == 0 ? nil : Int(lineNumber) }

    /// The one-based column, or `nil` if unknown: in UTF-8 bytes for JSON, in characters as libxml2 counts for XML.
    public var column: Int? { columnNumber == 0 ? nil : Int(columnNumber) }
}

extension Place: CustomStringConvertible {
    /// The node, and the line and column as far as they are known; the whole of a JSON document is `the document`.
    public var description: String {
        let node = path.isEmpty ? "the document" : path
        switch (line, column) {
        case (let line?, let column?): return "\(node) (line \(line), column \(column))"
        case (let line?, nil): return "\(node) (line \(line))"
        case (nil, _): return node
        }
    }
}
