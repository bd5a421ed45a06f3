/// What is left of Markdown without its code, and what must not be there.
///
/// It knows the rules of CommonMark for fences and for code in a line, and not those of the report.
struct MarkdownScan {
    /// The lines outside of fences, without the code in them.
    private(set) var lines: [String] = []
    /// Where links lead.
    private(set) var links: [String] = []
    private var isInFence = false

    private static let tags = ["<details><summary>", "</summary>", "</details>"]
    private static let beginnings = ["# ", "## ", "### ", "- ", "> **", "| ", "<details><summary>", "</details>"]

    init(_ text: String) {
        var fence: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let ticks = line.unicodeScalars.prefix { $0 == "`" }.count
            if let open = fence {
                if ticks >= open, line.utf8.count == ticks { fence = nil }
            } else if ticks >= 3, !line.dropFirst(ticks).contains("`") {
                fence = ticks
            } else {
                lines.append(Self.withoutCode(line))
            }
        }
        isInFence = fence != nil
        links = lines.flatMap { $0.matches(of: /\]\(<([^>]*)>\)/).map { String($0.1) } }
    }

    /// The text outside of code.
    var outside: String { lines.joined(separator: "\n") }

    /// What takes effect that is none of ours; empty for a report.
    var problems: [String] {
        var problems = isInFence ? ["a fence is open at the end"] : []
        for line in lines {
            var rest = line.replacing(/\]\(<https?:[^<>]*>\)/, with: "]")
            rest = rest.replacing(/\*\*[A-Za-z]+:?\*\*|^> \*\*[^*]*\*\*$|^\*Shortened: [^*]*\*$|\\_/, with: "")
            for tag in Self.tags { rest = rest.replacing(tag, with: "") }
            let marks = ["<", "@", "://", "`", "www.", "![", "](", "&", "$", "_", "*", "~", "\\", "::"]
            for mark in marks where rest.contains(mark) { problems.append("\(mark) in: \(line)") }
            let isOurs =
                line.isEmpty || Self.beginnings.contains { line.hasPrefix($0) }
                || line.first?.isLetter == true || line.first?.isNumber == true || line.hasPrefix("*Shortened")
            if !isOurs { problems.append("begins unlike ours: \(line)") }
        }
        return problems
    }

    /// A run of ticks opens code when a run of the same length follows, and stands for itself otherwise.
    private static func withoutCode(_ line: Substring) -> String {
        var rest = line.unicodeScalars
        var text = String.UnicodeScalarView()
        while let next = rest.first {
            let run = rest.prefix { $0 == "`" }
            guard !run.isEmpty else {
                text.append(next)
                rest = rest.dropFirst()
                continue
            }
            rest = rest[run.endIndex...]
            if let end = end(of: run.count, in: rest) { rest = rest[end...] } else { text += run }
        }
        return String(text)
    }

    private static func end(of length: Int, in text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index?
    {
        var rest = text
        while !rest.isEmpty {
            rest = rest.drop { $0 != "`" }
            let run = rest.prefix { $0 == "`" }
            if run.count == length { return run.endIndex }
            rest = rest[run.endIndex...]
        }
        return nil
    }
}
