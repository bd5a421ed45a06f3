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
    private static let whole = "the document"

    /// The node, and the line and column as far as they are known; the whole of a JSON document is `the document`.
    public var description: String {
        let node = path.isEmpty ? Self.whole : path
        switch (line, column) {
        case (let line?, let column?): return "\(node) (line \(line), column \(column))"
        case (let line?, nil): return "\(node) (line \(line))"
        case (nil, _): return node
        }
    }
}

extension Place {
    /// Reads a description again; nothing where the text names no node.
    public init?(describedBy text: String) {
        let end = text.hasSuffix(")") ? text.ranges(of: " (line ").last : nil
        let node = text[..<(end?.lowerBound ?? text.endIndex)]
        let numbers = end.map { text[$0.upperBound...].dropLast().split(separator: ", column ") } ?? []
        guard node.first == "/" || node == Self.whole, numbers.allSatisfy({ Int($0) != nil }) else { return nil }
        self.init(
            path: node == Self.whole ? "" : String(node),
            line: numbers.first.flatMap { Int($0) },
            column: numbers.dropFirst().first.flatMap { Int($0) }
        )
    }

    /// Where the line and column are in bytes, of which columns are made; nothing where the line is unknown.
    public func offset(in bytes: [UInt8]) -> Int? {
        guard let line else { return nil }
        var start = bytes.startIndex
        for _ in 1..<line {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { break }
            start = end + 1
        }
        return min(bytes.count, start + (column ?? 1) - 1)
    }
}
