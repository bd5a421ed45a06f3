/// Text in Markdown from which nothing takes effect: no markup, no HTML, no mention, no link of itself.
///
/// A backslash does not stop everything: GitHub and GitLab look for mentions, references and addresses in the page that
/// comes of the Markdown. They leave code alone. So text that may hold more than plain words goes into code.
extension String {
    /// The text in one line of code; a space stands for none, which Markdown has no spelling of.
    var markdownCode: String {
        let text = shortened(toBytes: Evidence.excerptLimit).visible.unicodeScalars
        guard !text.isEmpty else { return "` `" }
        let ticks = String(repeating: "`", count: text.longestRun(of: "`") + 1)
        // A space at both ends is taken off, and keeps ticks of the text's own from ours.
        let padding = text.first == "`" || text.last == "`" || (text.first == " " && text.last == " ") ? " " : ""
        return ticks + padding + String(text) + padding + ticks
    }

    /// The text as plain words where it holds no more, and as code otherwise.
    var markdownProse: String {
        let text = shortened(toBytes: Evidence.excerptLimit)
        guard text.isPlain else { return markdownCode }
        return text.unicodeScalars.reduce(into: "") { prose, scalar in
            if scalar == "_" { prose += "\\" }
            prose.unicodeScalars.append(scalar)
        }
    }

    /// The text as prose for a cell of a table, which a bar would end, in code too.
    var markdownCell: String {
        let safe = unicodeScalars.reduce(into: "") { $0 += $1 == "|" ? $1.speltOut : String($1) }
        return safe.markdownProse
    }

    /// Whether the text is words and such punctuation as starts nothing.
    private var isPlain: Bool {
        guard let first = unicodeScalars.first, first != " ", unicodeScalars.last != " " else { return false }
        // www.… and commit ids are made links; a colon before a word makes an emoji of it.
        let words = split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        guard !lowercased().contains("www."), !words.contains(where: \.looksLikeCommit) else { return false }
        return unicodeScalars.indices.allSatisfy { place in
            let scalar = unicodeScalars[place]
            if scalar == ":" { return unicodeScalars[place...].dropFirst().first ?? " " == " " }
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || " .,;'()?/=_-".unicodeScalars.contains(scalar)
        }
    }

    private var looksLikeCommit: Bool { utf8.count >= 7 && allSatisfy(\.isHexDigit) }
}

/// What is written around lines, so that they are shown as they are.
enum MarkdownFence {
    /// The lines in a fence that none of them can close; the language is one of ours.
    static func around(_ lines: [String], language: String) -> String {
        let longest = lines.map { $0.unicodeScalars.longestRun(of: "`") }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence + language] + lines + [fence]).joined(separator: "\n")
    }
}

extension Sequence<Unicode.Scalar> {
    fileprivate func longestRun(of scalar: Unicode.Scalar) -> Int {
        var (longest, current) = (0, 0)
        for next in self {
            current = next == scalar ? current + 1 : 0
            longest = Swift.max(longest, current)
        }
        return longest
    }
}
