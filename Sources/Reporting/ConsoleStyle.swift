/// Whether the console's text carries colours.
public enum ConsoleStyle: Hashable, Sendable {
    /// Text alone: a file, a pipe, or a reader who does not want colours.
    case plain
    /// Text with the colours that every terminal has.
    case coloured

    /// What a piece of text is to a reader.
    enum Role {
        case heading
        case good
        case bad
        case doubtful
    }

    /// The text in the colour of its role.
    func paint(_ text: String, as role: Role) -> String {
        switch self {
        case .plain: text
        case .coloured: "\u{1B}[\(Self.code(of: role))m\(text)\u{1B}[0m"
        }
    }

    private static func code(of role: Role) -> Int {
        switch role {
        case .heading: 1
        case .good: 32
        case .bad: 31
        case .doubtful: 33
        }
    }
}
