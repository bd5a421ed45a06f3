/// A netrc file, as curl reads it.
struct Netrc {
    /// What the file knows of a host.
    struct Entry: Equatable {
        var login: String?
        var password: String?
    }

    private var hosts: [(host: String?, entry: Entry)] = []

    /// Reads the words of a file; unknown ones are passed over.
    init(_ text: String) {
        var words = NetrcWords(text)
        while let word = words.next() {
            switch word {
            case "machine": hosts.append((words.next(), Entry()))
            case "default": hosts.append((nil, Entry()))
            case "login": take(words.next(), as: \.login)
            case "password": take(words.next(), as: \.password)
            case "macdef": words.skipMacro()
            case _ where word.hasPrefix("#"): words.skipLine()
            default: continue
            }
        }
    }

    private mutating func take(_ value: String?, as part: WritableKeyPath<Entry, String?>) {
        if let value, !hosts.isEmpty { hosts[hosts.count - 1].entry[keyPath: part] = value }
    }

    /// What the file knows of a host, else its default; of a user that is named, else of the first.
    func entry(for host: String, of username: String?) -> Entry? {
        let known = hosts.filter { $0.host?.lowercased() == host.lowercased() } + hosts.filter { $0.host == nil }
        return known.map(\.entry).first { username == nil || $0.login == nil || $0.login == username }
    }
}

/// The words of a netrc file, each plain up to white space, or in quotes with escapes in it.
private struct NetrcWords {
    private var lines: ArraySlice<Substring>
    private var line: Substring.UnicodeScalarView

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        line = Substring().unicodeScalars
    }

    /// The next word; nothing at the end of the file.
    mutating func next() -> String? {
        line = line.drop(while: \.properties.isWhitespace)
        while line.isEmpty {
            guard let next = lines.popFirst() else { return nil }
            line = next.unicodeScalars.drop(while: \.properties.isWhitespace)
        }
        return quoted() ?? plain()
    }

    /// Leaves out what is left of the line.
    mutating func skipLine() { line = Substring().unicodeScalars }

    /// Leaves out the commands of a macro, which end at an empty line.
    mutating func skipMacro() {
        skipLine()
        lines = lines.drop { !$0.isEmpty }
    }

    private mutating func plain() -> String {
        let word = line.prefix { !$0.properties.isWhitespace }
        line = line[word.endIndex...]
        return String(word)
    }

    /// A word in quotes; nothing where there are none, or where they stay open, so that they belong to the word.
    private mutating func quoted() -> String? {
        guard line.first == "\"" else { return nil }
        var word = String.UnicodeScalarView()
        var isEscaped = false
        for index in line.indices.dropFirst() {
            switch line[index] {
            case let scalar where isEscaped:
                word.append(Self.escapes[scalar] ?? scalar)
                isEscaped = false
            case "\\": isEscaped = true
            case "\"":
                line = line[line.index(after: index)...]
                return String(word)
            case let scalar: word.append(scalar)
            }
        }
        return nil
    }

    /// What letters behind a backslash stand for; other characters stand for themselves.
    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t"]
}
