/// A located mistake in our own input.
public struct Diagnostic: Comparable, CustomStringConvertible, Error, Hashable, Sendable {
    /// Where the mistake is.
    public let location: SourceLocation
    /// What is wrong, and how to mend it.
    public let message: String
    /// The line of the file; nothing where the file could not be read.
    public let sourceLine: String?
    /// How many characters of the line the mistake covers; at least one.
    public let length: Int

    /// Creates a diagnostic.
    public init(location: SourceLocation, message: String, sourceLine: String?, length: Int) {
        self.location = location
        self.message = message
        self.sourceLine = sourceLine
        self.length = max(1, length)
    }

    /// The diagnostic as compilers print it, with the line and a caret.
    public var description: String {
        let head = "\(location): error: \(message)"
        guard let sourceLine else { return head }
        let number = String(location.line)
        let margin = String(repeating: " ", count: number.count)
        // Tabs stay tabs, so that the caret stands below its character.
        let lead = String(sourceLine.prefix(location.column - 1).map { $0 == "\t" ? "\t" : " " })
        let caret = "^" + String(repeating: "~", count: length - 1)
        return "\(head)\n \(number) | \(sourceLine)\n \(margin) | \(lead)\(caret)"
    }

    /// Orders diagnostics by place.
    public static func < (left: Self, right: Self) -> Bool { left.location < right.location }
}
