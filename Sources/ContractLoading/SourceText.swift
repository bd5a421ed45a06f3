/// The lines of a contract file.
struct SourceText: Sendable {
    /// The name by which diagnostics call the file.
    let file: String
    /// The lines without their ends; never empty.
    let lines: [String]
    /// Whether the file is ASCII, where columns in characters and in scalars are the same.
    private let isASCII: Bool

    init(file: String, text: String) {
        self.file = file
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        // In nearly all files a line feed alone ends a line, and no letter takes several scalars.
        let isPlain = isASCII && !text.utf8.contains(UInt8(ascii: "\r"))
        lines =
            isPlain
            ? text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Self.text)
            : text.split(omittingEmptySubsequences: false, whereSeparator: \.breaksLine).map { String($0) }
    }

    private static func text(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }

    /// A line by its one-based number; nothing beyond the end.
    func line(_ number: Int) -> String? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }

    /// The column in characters for one that libyaml counted in scalars; both are one-based.
    func characterColumn(line: Int, scalarColumn: Int) -> Int {
        guard !isASCII, let text = self.line(line) else { return scalarColumn }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalarColumn - 1))).count + 1
    }
}

/// A stretch of one line.
struct Span: Hashable, Sendable {
    /// The line, one-based.
    let line: Int
    /// The first column in characters, one-based.
    let column: Int
    /// How many characters it covers; at least one.
    let length: Int

    /// The first character of a file.
    static let start = Span(line: 1, column: 1, length: 1)
}

extension Character {
    /// Whether libyaml breaks a line here, a CR LF once; what feeds a form or a line vertically breaks none there.
    var breaksLine: Bool { isNewline && self != "\u{B}" && self != "\u{C}" }
}
