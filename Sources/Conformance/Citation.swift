/// Where the public reference says what a requirement demands.
public struct Citation: Codable, Hashable, Sendable {
    /// The page's URL.
    public let url: String
    /// The section on the page, by its heading.
    public let section: String
    /// The build of the reference that was read, such as `13.0.1.1071`.
    public let build: String
    /// The numbered promises of the operation's page, such as `S14`.
    public let statements: [String]
    /// The contradictions of the reference that decided the level, such as `C8`.
    public let contradictions: [String]

    /// Creates a citation.
    public init(url: String, section: String, build: String, statements: [String], contradictions: [String]) {
        self.url = url
        self.section = section
        self.build = build
        self.statements = statements
        self.contradictions = contradictions
    }

    /// The citation in one line.
    public var summary: String {
        let numbers = (statements + contradictions).joined(separator: ", ")
        return "\(url), \(section), build \(build)" + (numbers.isEmpty ? "" : " (\(numbers))")
    }
}

/// A place in a contract file.
public struct SourceLocation: Codable, Comparable, CustomStringConvertible, Hashable, Sendable {
    /// The file's path, beginning with the library's folder as it was named.
    public let file: String
    /// The line, one-based.
    public let line: Int
    /// The column in characters, one-based.
    public let column: Int

    /// Creates a place.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// The place as compilers print it.
    public var description: String { "\(file):\(line):\(column)" }

    /// Orders places by file, line and column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
