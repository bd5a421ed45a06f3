/// Text made safe to show: what a terminal or a page would obey is spelt out instead, such as `\u{1B}`.
///
/// Everything that reports print goes through here, because any of it may have come from a server.
extension String {
    /// The text in one line, without a character that a terminal or a page obeys, and without a command to a CI system
    /// that may stand anywhere in a line.
    public var visible: String {
        guard unicodeScalars.contains(where: { $0.isObeyed || $0 == "#" }) else { return self }
        let scalars = unicodeScalars
        return scalars.indices.reduce(into: "") { text, place in
            let scalar = scalars[place]
            if scalar.isObeyed || scalar == "#" && scalars[place...].beginsCommand {
                text += scalar.speltOut
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// The text's lines, each made visible, and without a command to a CI system that begins a line; LF and CRLF end one.
    public var visibleLines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(Substring(line.last == "\r" ? line.dropLast() : line)).visible.inert
        }
    }

    /// The text cut between two characters so that it has at most so many bytes in UTF-8, with a mark of how many went.
    func shortened(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(startIndex, offsetBy: limit)
        while utf8[end] & 0b1100_0000 == 0b1000_0000 { end = utf8.index(before: end) }
        return "\(self[..<end])… (\(utf8.count - self[..<end].utf8.count) bytes more)"
    }
}

extension Unicode.Scalar {
    /// Whether a terminal or a page obeys the character rather than showing it: C0, DEL, C1, line separators, and
    /// the controls that turn the direction of text.
    var isObeyed: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The character as our texts spell it out.
    var speltOut: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}
